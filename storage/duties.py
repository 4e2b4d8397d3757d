"""Yearly duties the secretary has said are done（手工登记的职责）."""

from datetime import date

from sqlalchemy import Connection, bindparam, select

from domain.fulfilment import Entry
from domain.obligations import Duty
from storage.changes import Changes
from storage.tables.duties import duties_done

_OF = (
    select(duties_done)
    .where(duties_done.c.branch_id == bindparam("branch_id"))
    .order_by(duties_done.c.year, duties_done.c.id)
)


class DutiesDone:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def of(self, branch_id: int) -> list[Entry]:
        """Each counts for the year it was said of, whichever day that was."""
        rows = self._connection.execute(_OF, {"branch_id": branch_id})
        return [Entry(duty=Duty(row.duty), on=row.done_on, year=row.year) for row in rows]

    def mark(self, branch_id: int, duty: Duty, year: int, on: date) -> None:
        """It is done; said twice, the first day stays."""
        if self._row(branch_id, duty, year) is None:
            self._changes.insert(
                duties_done, branch_id=branch_id, duty=duty.value, year=year, done_on=on
            )

    def unmark(self, branch_id: int, duty: Duty, year: int) -> None:
        row = self._row(branch_id, duty, year)
        if row is not None:
            self._changes.delete(duties_done, row)

    def _row(self, branch_id: int, duty: Duty, year: int) -> int | None:
        query = select(duties_done.c.id).filter_by(branch_id=branch_id, duty=duty.value, year=year)
        return self._connection.scalar(query)
