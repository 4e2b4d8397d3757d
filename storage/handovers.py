"""What was handed up（上缴）, and of which months."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.dues import Due
from domain.handovers import Handover
from domain.months import Month
from storage.changes import Changes
from storage.tables.money import handovers
from storage.tables.work import dues

_ONE = select(handovers).where(handovers.c.id == bindparam("handover_id"))
_OF_BRANCH = (
    select(handovers)
    .where(handovers.c.branch_id == bindparam("branch_id"))
    .order_by(handovers.c.on.desc(), handovers.c.id.desc())
)
_MONTHS = (
    select(dues.c.handover_id, dues.c.month)
    .distinct()
    .where(dues.c.branch_id == bindparam("branch_id"), dues.c.handover_id.is_not(None))
)
_DUE = select(dues).where(
    dues.c.member_id == bindparam("member_id"), dues.c.month == bindparam("month")
)


class Handovers:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def draft(self, branch_id: int, on: date, total: Decimal, *, receipt: str, by: int) -> int:
        """Write one down that is still to be confirmed, in place of any before; its id."""
        for row in self._rows(branch_id):
            if row.recorded_at is None:
                self._changes.delete(handovers, row.id)
        return self._changes.insert(
            handovers, branch_id=branch_id, on=on, total=total, receipt=receipt, recorded_by=by,
            recorded_at=None,
        )  # fmt: skip

    def record(self, handover_id: int, paid: Iterable[Due], *, by: int, at: datetime) -> None:
        """It is done; these payments are not held any more."""
        self._changes.update(handovers, handover_id, recorded_by=by, recorded_at=at)
        for due in paid:
            key = {"member_id": due.member_id, "month": str(due.month)}
            row = self._connection.execute(_DUE, key).mappings().one()
            self._changes.alter(dues, row, handover_id=handover_id)

    def discard(self, handover_id: int) -> None:
        self._changes.delete(handovers, handover_id)

    def find(self, handover_id: int) -> Handover | None:
        row = self._connection.execute(_ONE, {"handover_id": handover_id}).first()
        return None if row is None else _handover(row)

    def of(self, branch_id: int) -> list[Handover]:
        """All that were confirmed, the latest first."""
        return [_handover(row) for row in self._rows(branch_id) if row.recorded_at is not None]

    def months(self, branch_id: int) -> dict[int, list[Month]]:
        """By handing-up, the months it was about, in order."""
        found: dict[int, list[Month]] = {}
        for row in self._connection.execute(_MONTHS, {"branch_id": branch_id}):
            found.setdefault(row.handover_id, []).append(Month.read(row.month))
        return {handover_id: sorted(months) for handover_id, months in found.items()}

    def _rows(self, branch_id: int) -> list[Any]:
        return list(self._connection.execute(_OF_BRANCH, {"branch_id": branch_id}))


def _handover(row: Any) -> Handover:
    return Handover(
        id=row.id,
        branch_id=row.branch_id,
        on=row.on,
        total=row.total,
        receipt=row.receipt,
        is_recorded=row.recorded_at is not None,
    )
