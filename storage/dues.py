"""Dues by member and month（党费）, and what was assessed（核定数额）."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, or_, select

from domain.dues import Assessment, Due, DueState
from domain.months import Month
from storage.changes import Changes
from storage.stretches import begin
from storage.tables.people import members
from storage.tables.work import assessments, dues

_ASSESSED = (
    select(assessments.c.member_id, assessments.c.amount)
    .join(members, members.c.id == assessments.c.member_id)
    .where(
        members.c.branch_id == bindparam("branch_id"),
        assessments.c.amount > Decimal(0),
        assessments.c.from_on <= bindparam("day"),
        or_(assessments.c.to_on.is_(None), assessments.c.to_on > bindparam("day")),
        or_(members.c.to_on.is_(None), members.c.to_on > bindparam("day")),
    )
)
_ASSESSMENTS = (
    select(
        assessments,
        members.c.from_on.label("member_from_on"),
        members.c.to_on.label("member_to_on"),
        members.c.paid_to,
    )
    .join(members, members.c.id == assessments.c.member_id)
    .where(members.c.branch_id == bindparam("branch_id"), assessments.c.amount > Decimal(0))
    .order_by(members.c.position, members.c.id, assessments.c.from_on)
)
_ROWS: Select[Any] = select(dues).join(members, members.c.id == dues.c.member_id)
_ORDER = (members.c.position, members.c.id, dues.c.month)
_OF_MONTH = _ROWS.where(
    dues.c.branch_id == bindparam("branch_id"), dues.c.month == bindparam("month")
).order_by(*_ORDER)
_OF_BRANCH = _ROWS.where(
    dues.c.branch_id == bindparam("branch_id"),
    dues.c.month >= bindparam("first"),
    dues.c.month <= bindparam("last"),
).order_by(*_ORDER)
_WAITING = _ROWS.where(
    dues.c.branch_id == bindparam("branch_id"), dues.c.state == DueState.CLAIMED.value
).order_by(*_ORDER)
_HELD = _ROWS.where(
    dues.c.branch_id == bindparam("branch_id"),
    dues.c.state == DueState.CONFIRMED.value,
    dues.c.handover_id.is_(None),
).order_by(*_ORDER)
_CONFIRMED = (
    select(func.count())
    .select_from(dues)
    .where(dues.c.branch_id == bindparam("branch_id"), dues.c.confirmed_at.is_not(None))
)
_OF_MEMBER = _ROWS.where(dues.c.member_id == bindparam("member_id")).order_by(*_ORDER)
_ONE = select(dues).where(
    dues.c.member_id == bindparam("member_id"), dues.c.month == bindparam("month")
)


class DuesBook:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def assess(self, member_id: int, amount: Decimal, *, on: date) -> None:
        """The monthly amount from that day on, 0 for none; in January always anew（年初核定）."""
        is_anew = (on.month, on.day) == (1, 1)
        begin(self._changes, assessments, member_id, on, is_anew=is_anew, amount=amount)

    def assessments(self, branch_id: int) -> list[Assessment]:
        """Every amount ever assessed, each as long as the member belonged to the branch."""
        rows = self._connection.execute(_ASSESSMENTS, {"branch_id": branch_id})
        return [_assessment(row) for row in rows]

    def assessed(self, branch_id: int, on: date) -> dict[int, Decimal]:
        """By member, the monthly amount that holds that day; nobody without one is in it."""
        rows = self._connection.execute(_ASSESSED, {"branch_id": branch_id, "day": on})
        return {row.member_id: row.amount for row in rows}

    def owe(self, branch_id: int, member_id: int, month: Month, amount: Decimal) -> bool:
        """Open a month for a member; False if it is open already."""
        if self.find(member_id, month) is not None:
            return False
        self._changes.insert(
            dues, branch_id=branch_id, member_id=member_id, month=str(month), amount=amount,
            state=DueState.DUE.value,
        )  # fmt: skip
        return True

    def find(self, member_id: int, month: Month) -> Due | None:
        row = self._row(member_id, month)
        return None if row is None else _due(row)

    def of_month(self, branch_id: int, month: Month) -> list[Due]:
        """One month of the branch, in roster order."""
        return self._read(_OF_MONTH, branch_id=branch_id, month=str(month))

    def of(self, branch_id: int, first: Month, last: Month) -> list[Due]:
        return self._read(_OF_BRANCH, branch_id=branch_id, first=str(first), last=str(last))

    def waiting(self, branch_id: int) -> list[Due]:
        """What members say they paid and nobody has confirmed, in roster order."""
        return self._read(_WAITING, branch_id=branch_id)

    def held(self, branch_id: int) -> list[Due]:
        """What is confirmed and not handed up yet（已收未缴）, in roster order."""
        return self._read(_HELD, branch_id=branch_id)

    def confirmed_count(self, branch_id: int) -> int:
        """How many months of members were ever confirmed in this branch."""
        return int(self._connection.scalar(_CONFIRMED, {"branch_id": branch_id}) or 0)

    def of_member(self, member_id: int) -> list[Due]:
        return self._read(_OF_MEMBER, member_id=member_id)

    def claim(self, member_id: int, month: Month, at: datetime) -> None:
        """The member says it is paid（我已交）."""
        self._set(member_id, month, state=DueState.CLAIMED.value, claimed_at=at)

    def reopen(self, member_id: int, month: Month) -> None:
        """Neither claimed nor confirmed any more."""
        values: dict[str, Any] = {"claimed_at": None, "confirmed_at": None, "confirmed_by": None}
        self._set(member_id, month, state=DueState.DUE.value, paid_by=None, **values)

    def forget(self, member_id: int, month: Month) -> None:
        """A month ahead is not paid after all: nothing is owed for it yet."""
        row = self._row(member_id, month)
        if row is not None:
            self._changes.delete(dues, row.id)

    def confirm(
        self, member_id: int, month: Month, *, by: int, at: datetime, paid_by: int | None = None,
        paid: Decimal | None = None, payer: str = "",
    ) -> bool:  # fmt: skip
        """Received（已确认）; False if it was already. `paid_by` paid for the member（代交）.

        `paid` is what came, where it is more than the amount.
        """
        return self._set(
            member_id, month, state=DueState.CONFIRMED.value, confirmed_at=at, confirmed_by=by,
            paid_by=paid_by, paid=paid, payer=payer,
        )  # fmt: skip

    def reprice(self, member_id: int, month: Month, amount: Decimal) -> None:
        """An open month follows a new assessment; with 0 nothing is owed for it any more."""
        row = self._row(member_id, month)
        if row is None or row.state != DueState.DUE.value or row.paid is not None:
            return
        if amount > 0:
            self._changes.update(dues, row.id, amount=amount)
        else:
            self._changes.delete(dues, row.id)

    def _set(self, member_id: int, month: Month, **values: Any) -> bool:
        row = self._row(member_id, month)
        if row is None:
            raise LookupError(f"member {member_id} owes nothing for {month}")
        if row.state == values["state"]:
            return False
        return self._changes.update(dues, row.id, **values)

    def _row(self, member_id: int, month: Month) -> Any:
        key = {"member_id": member_id, "month": str(month)}
        return self._connection.execute(_ONE, key).first()

    def _read(self, query: Select[Any], **key: Any) -> list[Due]:
        return [_due(row) for row in self._connection.execute(query, key)]


def _due(row: Any) -> Due:
    return Due(
        member_id=row.member_id,
        month=Month.read(row.month),
        amount=row.amount,
        state=DueState(row.state),
        claimed_at=row.claimed_at,
        confirmed_at=row.confirmed_at,
        paid_by=row.paid_by,
        handover_id=row.handover_id,
        paid=row.paid,
        payer=row.payer,
    )


def _assessment(row: Any) -> Assessment:
    settled = [] if row.paid_to is None else [Month.read(row.paid_to).plus(1).first]
    ends = [day for day in (row.to_on, row.member_to_on) if day is not None]
    return Assessment(
        member_id=row.member_id,
        amount=row.amount,
        from_on=max(row.from_on, row.member_from_on, *settled),
        to_on=min(ends, default=None),
    )
