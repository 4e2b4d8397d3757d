"""Cards that hang in chats（已发出的卡片）, and what they show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, insert, null, select, update

from storage.changes import key_of
from storage.ready import Ready
from storage.tables.traffic import cards
from storage.tables.types import Instant

_DRAWN = (
    update(cards)
    .where(cards.c.id == bindparam("card_id"))
    .values(
        shown=bindparam("b_shown"),
        stale_since=case(
            (cards.c.changes == bindparam("seen"), null()), else_=bindparam("at", type_=Instant)
        ),
    )
)
_WAITING = select(cards).where(cards.c.stale_since.is_not(None)).order_by(cards.c.stale_since)


@dataclass(frozen=True, slots=True, kw_only=True)
class HangingCard:
    """A card in a chat: what it is about, where it hangs, what it showed last (a digest)."""

    id: int
    branch_id: int
    kind: str
    subject: str
    platform: str
    chat: str
    thread: str
    ref: str
    shown: str
    language: str
    stale_since: datetime | None
    changes: int
    is_retired: bool


class Cards:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hang(
        self, *, branch_id: int, kind: str, subject: str, platform: str, chat: str, thread: str,
        ref: str, shown: str, language: str,
    ) -> int:  # fmt: skip
        values = {
            "branch_id": branch_id, "kind": kind, "subject": subject, "platform": platform,
            "chat": chat, "thread": thread, "ref": ref, "shown": shown,
            "language": language, "is_retired": False,
        }  # fmt: skip
        return key_of(self._connection.execute(insert(cards), values))

    def stale(self, subject: str, kinds: Sequence[str], at: datetime) -> None:
        """What these cards show of a subject has changed: they are to be redrawn."""
        key = {f"kind_{number}": kind for number, kind in enumerate(kinds)}
        _stale(len(kinds)).run(self._connection, b_subject=subject, at=at, **key)

    def retire(
        self, kind: str, subject: str, at: datetime, *, but: str = "", chat: str = ""
    ) -> None:
        """These cards are drawn a last time and then left alone; not the one with ref `but`.

        With `chat` only those there.
        """
        old = update(cards).where(
            cards.c.kind == kind,
            cards.c.subject == subject,
            cards.c.ref != but,
            cards.c.is_retired.is_(False),
        )
        old = old.where(cards.c.chat == chat) if chat else old
        self._connection.execute(
            old.values(is_retired=True, stale_since=at, changes=cards.c.changes + 1)
        )

    def waiting(self) -> list[HangingCard]:
        """Those to be redrawn, the longest waiting first."""
        return [_card(row) for row in self._connection.execute(_WAITING)]

    def hanging_at(self, platform: str, chat: str) -> list[HangingCard]:
        """Those of a chat that are not retired, the oldest first."""
        here = select(cards).filter_by(platform=platform, chat=chat, is_retired=False)
        return [_card(row) for row in self._connection.execute(here.order_by(cards.c.id))]

    def drawn(self, card: HangingCard, shown: str, at: datetime) -> None:
        """It shows this now; if it went stale meanwhile it waits again, behind the others."""
        key = {"card_id": card.id, "seen": card.changes, "b_shown": shown, "at": at}
        self._connection.execute(_DRAWN, key)

    def lost(self, card_id: int) -> None:
        """It cannot be redrawn any more: somebody deleted it, or the bot has left the chat."""
        gone = update(cards).where(cards.c.id == card_id)
        self._connection.execute(gone.values(is_retired=True, stale_since=None))

    def ever(self, kind: str, subject: str) -> bool:
        """Whether such a card ever hung anywhere, retired or not."""
        query = select(cards.c.id).filter_by(kind=kind, subject=subject).limit(1)
        return self._connection.scalar(query) is not None

    def has(self, kind: str, subject: str) -> bool:
        query = select(cards.c.id).filter_by(kind=kind, subject=subject, is_retired=False)
        return self._connection.scalar(query) is not None


@cache
def _stale(kinds: int) -> Ready:
    return Ready(
        update(cards)
        .where(
            cards.c.subject == bindparam("b_subject"),
            cards.c.kind.in_([bindparam(f"kind_{number}") for number in range(kinds)]),
            cards.c.is_retired.is_(False),
        )
        .values(
            stale_since=func.coalesce(cards.c.stale_since, bindparam("at", type_=Instant)),
            changes=cards.c.changes + 1,
        )
    )


def _card(row: Any) -> HangingCard:
    return HangingCard(
        id=row.id,
        branch_id=row.branch_id,
        kind=row.kind,
        subject=row.subject,
        platform=row.platform,
        chat=row.chat,
        thread=row.thread,
        ref=row.ref,
        shown=row.shown,
        language=row.language,
        stale_since=row.stale_since,
        changes=row.changes,
        is_retired=row.is_retired,
    )
