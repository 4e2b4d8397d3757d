"""Branches and their chats（支部与会话）."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select, update

from domain.people import Branch, BranchChat
from domain.settings import BranchSettings
from storage.audit import Audit
from storage.changes import Changes, Row
from storage.clocks import know_clock
from storage.ready import Ready
from storage.tables.people import branches, chats, settings
from storage.tables.traffic import cards

_WITH_SWITCHES = (
    select(branches, settings.c.name.label("switch"), settings.c.value)
    .outerjoin(settings, settings.c.branch_id == branches.c.id)
    .where(branches.c.id == bindparam("branch_id"))
)
_ONE = Ready(_WITH_SWITCHES)
_TAKE = Ready(_WITH_SWITCHES.with_for_update(of=branches))
_HOLD = select(branches.c.id).where(branches.c.id == bindparam("branch_id")).with_for_update()
_ALL = select(branches.c.id, branches.c.audit_count).order_by(branches.c.id)
_SETTINGS = select(settings).where(settings.c.branch_id == bindparam("branch_id"))
_CHAT_AT = Ready(
    select(chats).where(
        chats.c.platform == bindparam("platform"),
        chats.c.chat == bindparam("chat"),
        chats.c.gone_at.is_(None),
    )
)
_CHAT = select(chats).where(chats.c.id == bindparam("chat_id"))
_CHATS = (
    select(chats)
    .where(chats.c.branch_id == bindparam("branch_id"), chats.c.gone_at.is_(None))
    .order_by(chats.c.id)
)


class Branches:
    def __init__(self, connection: Connection, changes: Changes, audit: Audit) -> None:
        self._connection = connection
        self._changes = changes
        self._audit = audit

    def add(self, *, name: str, timezone: str, language: str, at: datetime) -> int:
        know_clock(self._connection, ZoneInfo(timezone))
        return self._changes.insert(
            branches, name=name, timezone=timezone, language=language, created_at=at,
            audit_count=0, audit_head="",
        )  # fmt: skip

    def one(self, branch_id: int) -> Branch:
        """Raises LookupError if there is none."""
        return _branch(self._rows(_ONE, branch_id))

    def take(self, branch_id: int) -> Branch:
        """The same, and nobody else may write to it until this piece of work is done."""
        if self._connection.dialect.name == "postgresql":
            # Whoever had to wait for it reads what the other has left: what one statement both
            # waits for and reads, it reads as it was before.
            self._connection.execute(_HOLD, {"branch_id": branch_id})
        rows = self._rows(_TAKE, branch_id)
        self._audit.hold(branch_id, rows[0]["audit_count"], rows[0]["audit_head"])
        return _branch(rows)

    def ids(self) -> list[int]:
        return list(self.written())

    def written(self) -> dict[int, int]:
        """How many entries each branch's trail has, by branch."""
        return {row[0]: row[1] for row in self._connection.execute(_ALL)}

    def track_from(self, branch_id: int, day: date) -> None:
        self._changes.update(branches, branch_id, tracked_from=day)

    def set(self, branch_id: int, name: str, value: str) -> None:
        """Change one switch of the branch（本支部约定）."""
        for row in self._connection.execute(_SETTINGS, {"branch_id": branch_id}):
            if row.name == name:
                self._changes.update(settings, row.id, value=value)
                return
        self._changes.insert(settings, branch_id=branch_id, name=name, value=value)

    def bind(
        self, branch_id: int, platform: str, chat: str, thread: str = "", scope: str = "all",
        group_id: int | None = None,
    ) -> int:  # fmt: skip
        """Bind a chat; one that the bot had left comes back as what it is now."""
        values: dict[str, Any] = {
            "branch_id": branch_id, "scope": scope, "group_id": group_id, "gone_at": None,
        }  # fmt: skip
        key = {"platform": platform, "chat": chat, "thread": thread}
        known = select(chats.c.id).filter_by(**key)
        if (chat_id := self._connection.scalar(known)) is not None:
            self._changes.update(chats, chat_id, **values)
            return int(chat_id)
        return self._changes.insert(chats, **key, **values)

    def chat_at(self, platform: str, chat: str, thread: str = "") -> BranchChat | None:
        """The bound chat at a place; a topic without a binding of its own belongs to its group."""
        rows = _CHAT_AT.rows(self._connection, platform=platform, chat=chat)
        rows = sorted(rows, key=lambda row: (row.thread != thread, row.thread != "", row.id))
        return _chat(rows[0]) if rows else None

    def bound_at(self, platform: str, chat: str) -> list[BranchChat]:
        """Everything bound in a chat: the whole of it, and each of its topics."""
        return [_chat(row) for row in _CHAT_AT.rows(self._connection, platform=platform, chat=chat)]

    def left_at(self, platform: str, chat: str, thread: str = "") -> BranchChat | None:
        """The chat that was bound here before the bot was taken out of it."""
        row = self._connection.execute(
            select(chats).filter_by(platform=platform, chat=chat, thread=thread)
            .where(chats.c.gone_at.is_not(None))
        ).first()  # fmt: skip
        return None if row is None else _chat(row)

    def come_back(self, chat_id: int) -> None:
        """The bot is in this chat again."""
        self._changes.update(chats, chat_id, gone_at=None)

    def chat(self, chat_id: int) -> BranchChat:
        return _chat(self._connection.execute(_CHAT, {"chat_id": chat_id}).one())

    def chats(self, branch_id: int) -> list[BranchChat]:
        return [_chat(row) for row in self._connection.execute(_CHATS, {"branch_id": branch_id})]

    def home(
        self, branch_id: int, scope: str = "all", group_id: int | None = None
    ) -> BranchChat | None:
        """The chat bound for this part of the branch, None if there is none."""
        for chat in self.chats(branch_id):
            if chat.scope == scope and (scope != "group" or chat.group_id == group_id):
                return chat
        return None

    def move(self, platform: str, old: str, new: str, at: datetime) -> list[int]:
        """The chat goes on under another id; the branches it belongs to. May be told twice.

        Where somebody has bound the new one already, that stands and the old one is left.
        """
        touched = []
        bound = select(chats.c.thread).filter_by(platform=platform, chat=new)
        taken = set(self._connection.scalars(bound))
        here = select(chats).filter_by(platform=platform, chat=old)
        for row in self._connection.execute(here).all():
            if row.thread in taken:
                self.leave(row.id, at)
            else:
                self._changes.update(chats, row.id, chat=new)
            touched.append(int(row.branch_id))
        # Message ids start anew in the new chat: the old cards stay behind.
        behind = update(cards).filter_by(platform=platform, chat=old).values(is_retired=True)
        self._connection.execute(behind)
        return touched

    def leave(self, chat_id: int, at: datetime) -> None:
        """The bot is no longer in this chat."""
        self._changes.update(chats, chat_id, gone_at=at)

    def _rows(self, query: Ready, branch_id: int) -> Sequence[Row]:
        """The branch beside each of its switches."""
        rows = query.mappings(self._connection, branch_id=branch_id)
        if not rows:
            raise LookupError(f"there is no branch {branch_id}")
        return rows


def _branch(rows: Sequence[Row]) -> Branch:
    row, switches = rows[0], {one["switch"]: one["value"] for one in rows if one["switch"]}
    return Branch(
        id=row["id"],
        name=row["name"],
        timezone=ZoneInfo(row["timezone"]),
        language=row["language"],
        tracked_from=row["tracked_from"],
        created_at=row["created_at"],
        settings=BranchSettings.read(switches),
    )


def _chat(row: Any) -> BranchChat:
    return BranchChat(
        id=row.id,
        branch_id=row.branch_id,
        platform=row.platform,
        chat=row.chat,
        thread=row.thread,
        scope=row.scope,
        group_id=row.group_id,
        is_gone=row.gone_at is not None,
    )
