"""Notices waiting for their hour（待发通知）."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from domain.notices import LEASE, Notice, NoticeKind, NoticeState
from domain.urgency import urgency_of
from storage import due_notices
from storage.tables.traffic import notices

_KNOWN = select(notices.c.id).where(notices.c.key == bindparam("key"))
_ABOUT = select(notices.c.key).where(notices.c.subject == bindparam("subject"))
_PLAN = insert(notices)


class Notices:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def plan(
        self, *, branch_id: int, kind: NoticeKind, subject: str, key: str, due_at: datetime,
        chat_id: int | None = None, member_id: int | None = None,
    ) -> bool:  # fmt: skip
        """Write a notice down once; planning the same key again changes nothing and is False."""
        if (chat_id is None) == (member_id is None):
            raise ValueError("a notice goes to one chat or to one member")
        if self._connection.scalar(_KNOWN, {"key": key}) is not None:
            return False
        values = {
            "branch_id": branch_id, "kind": kind.value, "subject": subject, "key": key,
            "chat_id": chat_id, "member_id": member_id, "due_at": due_at, "not_before": due_at,
            "urgency": urgency_of(kind).value, "attempts": 0, "state": NoticeState.DUE.value,
        }  # fmt: skip
        self._connection.execute(_PLAN, values)
        return True

    def planned(self, subject: str) -> set[str]:
        """The keys of all that was ever written down about this."""
        return set(self._connection.scalars(_ABOUT, {"subject": subject}))

    def claim(self, now: datetime, *, busy: Collection[str] = (), many: int = 50) -> list[Notice]:
        """Take what is due under a lease, the most urgent first, one of each lane not busy."""
        rows = due_notices.claim(self._connection, now, busy=busy, many=many)
        return [_notice(row) for row in rows]

    def hold(self, key: str, now: datetime) -> int:
        """Take one under a lease, to be settled before it runs out; its id."""
        mine = update(notices).where(notices.c.key == key)
        values = {"state": NoticeState.CLAIMED.value, "lease_until": now + LEASE}
        self._connection.execute(mine.values(**values))
        return int(self._connection.execute(_KNOWN, {"key": key}).scalar_one())

    def waits(self, chat_id: int, subject: str) -> bool:
        """Whether something about this is still to be said in that chat."""
        waiting = (NoticeState.DUE.value, NoticeState.CLAIMED.value)
        query = select(notices.c.id).where(
            notices.c.chat_id == chat_id, notices.c.subject == subject,
            notices.c.state.in_(waiting),
        )  # fmt: skip
        return self._connection.scalar(query.limit(1)) is not None

    def was_said(self, key: str) -> bool:
        """Whether that notice has been read out."""
        query = select(notices.c.id).filter_by(key=key, state=NoticeState.SENT.value)
        return self._connection.scalar(query) is not None

    def settle(self, notice_id: int, state: NoticeState, now: datetime) -> None:
        """It is said, stale, cancelled or given up: nothing more happens to it."""
        self._set(notice_id, state=state.value, settled_at=now, lease_until=None)

    def postpone(self, notice_id: int, until: datetime, *, is_unsure: bool = False) -> None:
        """Try again then. `is_unsure` where it may have been said already, and is said twice.

        Nothing happens to what somebody else has settled meanwhile.
        """
        doubts = {"doubts": notices.c.doubts + 1} if is_unsure else {}
        self._put_off(notice_id, until, **doubts)

    def stumble(self, notice_id: int, until: datetime) -> None:
        """It failed for a fault of our own, which counts; try again then."""
        self._put_off(notice_id, until, attempts=notices.c.attempts + 1)

    def again(self, notice_id: int, at: datetime) -> None:
        """It is said then, whether it was said, dropped or still to come."""
        self._set(notice_id, **_due(at))

    def free_leases(self) -> int:
        """After a restart nobody else holds a lease: all can be tried at once."""
        return due_notices.free_leases(self._connection)

    def cancel(self, branch_id: int, kinds: Collection[NoticeKind], subject: str) -> None:
        """What was still to be said of this subject is not said."""
        waiting = update(notices).where(
            notices.c.branch_id == branch_id,
            notices.c.kind.in_([kind.value for kind in kinds]),
            notices.c.subject == subject,
            notices.c.state == NoticeState.DUE.value,
        )
        self._connection.execute(waiting.values(state=NoticeState.CANCELLED.value))

    def of(
        self, branch_id: int, kinds: Collection[NoticeKind], states: Collection[NoticeState]
    ) -> Sequence[Any]:
        """Rows (kind, subject, due_at, chat_id, member_id, state, settled_at), by due time."""
        query = select(notices).where(
            notices.c.branch_id == branch_id,
            notices.c.kind.in_([kind.value for kind in kinds]),
            notices.c.state.in_([state.value for state in states]),
        )
        return self._connection.execute(query.order_by(notices.c.due_at)).all()

    def replan(
        self, key: str, *, subject: str, due_at: datetime, only_if_moved: bool = False
    ) -> bool:
        """Say at another time what has not been said, even if it was dropped; False if it was said.

        `only_if_moved` leaves alone what is about the same subject as before.
        """
        unsaid = [NoticeState.DUE.value, NoticeState.CANCELLED.value, NoticeState.STALE.value]
        waiting = update(notices).where(notices.c.key == key, notices.c.state.in_(unsaid))
        if only_if_moved:
            waiting = waiting.where(notices.c.subject != subject)
        values = {"state": NoticeState.DUE.value, "subject": subject, "due_at": due_at,
                  "not_before": due_at, "attempts": 0, "settled_at": None}  # fmt: skip
        return self._connection.execute(waiting.values(**values)).rowcount > 0

    def hand_on(self, member_id: int, to_id: int) -> None:
        """What is still to be said to somebody is said to the entry they are kept under（合并）."""
        waiting = update(notices).where(
            notices.c.member_id == member_id, notices.c.state == NoticeState.DUE.value
        )
        self._connection.execute(waiting.values(member_id=to_id))

    def spoken_in(self, chat_id: int, since: datetime, until: datetime) -> int:
        """How many messages of the bot's own a chat gets in that stretch, said or still to come.

        Plain reminders are not counted: those are the secretary's.
        """
        states = [NoticeState.DUE.value, NoticeState.CLAIMED.value, NoticeState.SENT.value]
        query = select(func.count()).where(
            notices.c.chat_id == chat_id,
            notices.c.kind != NoticeKind.REMINDER.value,
            notices.c.state.in_(states),
            notices.c.due_at >= since,
            notices.c.due_at < until,
        )
        return self._connection.scalar(query) or 0

    def find(self, notice_id: int) -> Notice | None:
        row = self._connection.execute(select(notices).filter_by(id=notice_id)).first()
        return None if row is None else _notice(row)

    def open(self, notice_id: int, now: datetime) -> None:
        """Its reader asks to see all of it: it is said once more, whole, at once."""
        self.again(notice_id, now)
        self._set(notice_id, is_opened=True, due_at=now, attempts=0)

    def doubts(self) -> tuple[int, int]:
        """How often something may have been said twice, at most; and the files still in doubt."""
        unsure = {"kind": NoticeKind.FILE.value, "state": NoticeState.UNSURE.value}
        files = select(func.count()).select_from(notices).filter_by(**unsure)
        repeats = select(func.coalesce(func.sum(notices.c.doubts), 0))
        return int(self._connection.scalar(repeats) or 0), self._connection.scalar(files) or 0

    def next_due(self) -> datetime | None:
        """When the next notice is due, None if nothing waits."""
        query = select(func.min(notices.c.not_before)).filter_by(state=NoticeState.DUE.value)
        due: datetime | None = self._connection.scalar(query)
        return due

    def _put_off(self, notice_id: int, until: datetime, **values: Any) -> None:
        taken = update(notices).where(
            notices.c.id == notice_id, notices.c.state == NoticeState.CLAIMED.value
        )
        self._connection.execute(taken.values(**_due(until), **values))

    def _set(self, notice_id: int, **values: Any) -> None:
        self._connection.execute(update(notices).where(notices.c.id == notice_id).values(**values))


def _due(at: datetime) -> dict[str, Any]:
    return {"state": NoticeState.DUE.value, "not_before": at, "lease_until": None}


def _notice(row: Any) -> Notice:
    return Notice(
        id=row.id,
        branch_id=row.branch_id,
        kind=NoticeKind(row.kind),
        subject=row.subject,
        due_at=row.due_at,
        chat_id=row.chat_id,
        member_id=row.member_id,
        attempts=row.attempts,
        is_opened=row.is_opened,
    )
