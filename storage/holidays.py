"""The days people work（节假日与调休）: as published, and as the branch says."""

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy import Connection, bindparam, select

from domain.holidays import WorkCalendar
from domain.times import Recurrence
from storage.changes import Changes
from storage.tables.holidays import holidays

_OF = (
    select(holidays)
    .where(holidays.c.branch_id == bindparam("branch_id"))
    .order_by(holidays.c.day)
)  # fmt: skip


class Holidays:
    """`published` knows what is published; it is handed in, because it comes from a library."""

    def __init__(
        self,
        connection: Connection,
        changes: Changes,
        published: Callable[[date], bool | None],
    ) -> None:
        self._connection = connection
        self._changes = changes
        self._published = published

    def of(self, branch_id: int) -> WorkCalendar:
        return WorkCalendar(self._published, self.own(branch_id))

    def own(self, branch_id: int) -> dict[date, bool]:
        """By day, in order, whether people work: what the branch has said itself."""
        rows = self._connection.execute(_OF, {"branch_id": branch_id})
        return {row.day: row.works for row in rows}

    def write(self, branch_id: int, days: Mapping[date, bool]) -> None:
        """The branch says so; whatever it said of these days before gives way."""
        self.forget(branch_id, days)
        for day, works in sorted(days.items()):
            self._changes.insert(holidays, branch_id=branch_id, day=day, works=works)

    def forget(self, branch_id: int, days: Mapping[date, bool]) -> None:
        """Of these days the published calendar holds again."""
        for row in self._changes.rows(_OF, branch_id=branch_id):
            if row["day"] in days:
                self._changes.delete(holidays, row["id"])

    def bound(self, rule: Recurrence, branch_id: int) -> Recurrence:
        """The rule by this branch's calendar, which is read only where it matters."""
        return rule.on(self.of(branch_id).works) if rule.needs_calendar else rule
