"""Plain reminders（定时提醒）."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from domain.reminders import Reminder
from domain.times import Recurrence
from storage.changes import Changes
from storage.tables.work import reminders


class Reminders:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def add(
        self, branch_id: int, text: str, *, next_at: datetime, rule: Recurrence | None, by: int
    ) -> int:
        wire = "" if rule is None else str(rule)
        values = {"branch_id": branch_id, "text": text, "rule": wire, "created_by": by}
        return self._changes.insert(reminders, next_at=next_at, **values)

    def find(self, reminder_id: int) -> Reminder | None:
        query = select(reminders).where(reminders.c.id == reminder_id)
        row = self._connection.execute(query).first()
        return None if row is None or row.ended_at is not None else _reminder(row)

    def said(self, reminder_id: int) -> Reminder | None:
        """The reminder even if it has ended, for what was planned while it had not."""
        query = select(reminders).where(reminders.c.id == reminder_id)
        row = self._connection.execute(query).first()
        return None if row is None else _reminder(row)

    def of(self, branch_id: int) -> list[Reminder]:
        """Those still to come, the next first."""
        query = select(reminders).filter_by(branch_id=branch_id, ended_at=None)
        waiting = query.where(reminders.c.next_at.is_not(None)).order_by(reminders.c.next_at)
        return [_reminder(row) for row in self._connection.execute(waiting)]

    def due(self, now: datetime) -> list[Reminder]:
        query = select(reminders).where(reminders.c.next_at <= now, reminders.c.ended_at.is_(None))
        return [_reminder(row) for row in self._connection.execute(query)]

    def advance(self, reminder_id: int, next_at: datetime | None) -> None:
        """When it is due again; None if never."""
        self._changes.update(reminders, reminder_id, next_at=next_at)

    def end(self, reminder_id: int, at: datetime) -> None:
        self._changes.update(reminders, reminder_id, ended_at=at)


def _reminder(row: Any) -> Reminder:
    return Reminder(
        id=row.id,
        branch_id=row.branch_id,
        text=row.text,
        next_at=row.next_at,
        rule=Recurrence.read(row.rule) if row.rule else None,
    )
