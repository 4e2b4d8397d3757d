"""Relief from dues（少交、免交）: what was decided, and the amounts that follow from it."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from domain.assessment_granting import Granted
from domain.months import Month
from storage.changes import Changes
from storage.stretches import begin
from storage.tables.money import dues_reliefs

_OF_MEMBER = (
    select(dues_reliefs)
    .where(
        dues_reliefs.c.member_id == bindparam("member_id"),
        or_(dues_reliefs.c.to_on.is_(None), dues_reliefs.c.to_on > bindparam("day")),
    )
    .order_by(dues_reliefs.c.from_on)
)


class Reliefs:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def grant(self, member_id: int, granted: Granted) -> None:
        """Write it down in place of what was written before from its first month on."""
        begin(
            self._changes, dues_reliefs, member_id, granted.first.first, is_anew=True,
            amount=granted.to, branch_on=granted.branch_on, superior_on=granted.superior_on,
        )  # fmt: skip
        row = self._row(member_id, granted.first.first)
        self._changes.update(dues_reliefs, row.id, to_on=granted.last.plus(1).first)

    def find(self, member_id: int, on: date) -> Granted | None:
        """What was decided for that day."""
        row = self._row(member_id, on)
        if row is None or row.from_on > on:
            return None
        return Granted(
            to=row.amount, branch_on=row.branch_on, superior_on=row.superior_on,
            first=Month.of(row.from_on), last=Month.of(row.to_on).plus(-1),
        )  # fmt: skip

    def _row(self, member_id: int, on: date) -> Any:
        return self._connection.execute(_OF_MEMBER, {"member_id": member_id, "day": on}).first()
