"""Plain reminders（定时提醒）."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.reminders import Reminder, ReminderState
from domain.times import Recurrence
from storage.changes import Changes
from storage.holidays import Holidays
from storage.tables.work import reminders

_ONE = select(reminders).where(reminders.c.id == bindparam("reminder_id"))
_OF = (
    select(reminders)
    .where(
        reminders.c.branch_id == bindparam("branch_id"),
        reminders.c.state == ReminderState.KEPT.value,
        reminders.c.ended_at.is_(None),
        reminders.c.next_at.is_not(None),
    )
    .order_by(reminders.c.next_at, reminders.c.id)
)
_OLD_DRAFTS = select(reminders.c.id).where(
    reminders.c.branch_id == bindparam("branch_id"),
    reminders.c.state == ReminderState.DRAFT.value,
    reminders.c.created_at < bindparam("before"),
)


class Reminders:
    def __init__(self, connection: Connection, changes: Changes, holidays: Holidays) -> None:
        self._connection = connection
        self._changes = changes
        self._holidays = holidays

    def add(
        self, branch_id: int, text: str, *, next_at: datetime, rule: Recurrence | None,
        by: int | None, at: datetime, state: ReminderState = ReminderState.KEPT,
    ) -> int:  # fmt: skip
        """Write one down, as a draft until somebody has read the preview; its id."""
        wire = "" if rule is None else str(rule)
        return self._changes.insert(
            reminders, branch_id=branch_id, text=text, rule=wire, next_at=next_at,
            state=state.value, created_by=by, created_at=at,
        )  # fmt: skip

    def find(self, reminder_id: int) -> Reminder | None:
        """A draft or a kept one; None once it has been cancelled."""
        row = self._connection.execute(_ONE, {"reminder_id": reminder_id}).first()
        return None if row is None or row.ended_at is not None else self._reminder(row)

    def of(self, branch_id: int) -> list[Reminder]:
        """Those still to come, the next first; no drafts."""
        return [
            self._reminder(row) for row in self._connection.execute(_OF, {"branch_id": branch_id})
        ]

    def keep(self, reminder_id: int, next_at: datetime) -> None:
        """The preview was right（确定）."""
        state = ReminderState.KEPT.value
        self._changes.update(reminders, reminder_id, state=state, next_at=next_at)

    def discard(self, reminder_id: int) -> None:
        """The preview was not meant（取消）."""
        self._changes.delete(reminders, reminder_id)

    def discard_drafts(self, branch_id: int, before: datetime) -> None:
        """Previews nobody has answered."""
        key = {"branch_id": branch_id, "before": before}
        for reminder_id in list(self._connection.scalars(_OLD_DRAFTS, key)):
            self._changes.delete(reminders, reminder_id)

    def advance(self, reminder_id: int, next_at: datetime | None) -> None:
        """When it is due again; None if never."""
        self._changes.update(reminders, reminder_id, next_at=next_at)

    def end(self, reminder_id: int, at: datetime) -> None:
        """Nobody wants it any more."""
        self._changes.update(reminders, reminder_id, ended_at=at)

    def _reminder(self, row: Any) -> Reminder:
        rule = Recurrence.read(row.rule) if row.rule else None
        return Reminder(
            id=row.id,
            branch_id=row.branch_id,
            text=row.text,
            next_at=row.next_at,
            rule=None if rule is None else self._holidays.bound(rule, row.branch_id),
            state=ReminderState(row.state),
            created_by=row.created_by,
        )
