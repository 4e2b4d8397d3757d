"""The dues ledger's own rows（党费台账）: parts paid, months paid later, what was published."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from domain.dues import Due, DueState
from domain.dues_ledger import Deferral
from domain.months import Month, months_between
from storage.changes import Changes
from storage.tables.money import dues_deferrals, dues_publications
from storage.tables.people import members
from storage.tables.work import dues

_DEFERRALS: Select[Any] = (
    select(dues_deferrals)
    .join(members, members.c.id == dues_deferrals.c.member_id)
    .order_by(members.c.position, members.c.id, dues_deferrals.c.first)
)
_OF_BRANCH = _DEFERRALS.where(members.c.branch_id == bindparam("branch_id"))
_PUBLISHED = (
    select(dues_publications.c.on)
    .where(
        dues_publications.c.branch_id == bindparam("branch_id"),
        dues_publications.c.on >= bindparam("first"),
        dues_publications.c.on <= bindparam("last"),
    )
    .order_by(dues_publications.c.on)
)
_OF_YEAR = (
    select(dues_publications.c.on)
    .where(
        dues_publications.c.branch_id == bindparam("branch_id"),
        dues_publications.c.year == bindparam("year"),
    )
    .order_by(dues_publications.c.on)
)
_ON = select(dues_publications.c.id).where(
    dues_publications.c.branch_id == bindparam("branch_id"),
    dues_publications.c.year == bindparam("year"),
    dues_publications.c.on == bindparam("on"),
)
_DUE = select(dues).where(
    dues.c.member_id == bindparam("member_id"), dues.c.month == bindparam("month")
)
_SETTLED = (
    select(dues)
    .where(
        dues.c.member_id == bindparam("member_id"),
        dues.c.state == DueState.CONFIRMED.value,
        dues.c.handover_id.is_(None),
    )
    .order_by(dues.c.month.desc())
    .limit(1)
)


class DuesLedger:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def take_part(
        self, due: Due, paid: Decimal, *, paid_by: int | None = None, payer: str = ""
    ) -> None:
        """So much of the month has come in all; the rest is still owed（部分交纳）."""
        key = {"member_id": due.member_id, "month": str(due.month)}
        for row in self._changes.rows(_DUE, **key):
            self._changes.alter(
                dues, row, state=DueState.DUE.value, claimed_at=None, paid=paid, paid_by=paid_by,
                payer=payer,
            )  # fmt: skip

    def give(self, member_id: int, amount: Decimal) -> Month | None:
        """Voluntary dues beside a month that is settled and still held（自愿多交）; which month.

        None where there is no such month: then it comes with the next one paid.
        """
        for row in self._changes.rows(_SETTLED, member_id=member_id):
            paid = row["amount"] if row["paid"] is None else row["paid"]
            self._changes.alter(dues, row, paid=paid + amount)
            return Month.read(row["month"])
        return None

    def defer(
        self, member_id: int, months: Iterable[Month], *, reason: str, on: date, by: int
    ) -> int:
        """The branch agreed that day that these may be paid later（延交）; the row's id."""
        wanted = sorted(months)
        return self._changes.insert(
            dues_deferrals, member_id=member_id, first=str(wanted[0]), last=str(wanted[-1]),
            reason=reason, agreed_on=on, recorded_by=by,
        )  # fmt: skip

    def drop_deferral(self, deferral_id: int) -> None:
        """It was written down by mistake."""
        self._changes.delete(dues_deferrals, deferral_id)

    def deferrals(self, branch_id: int) -> list[Deferral]:
        """All that were agreed to, in roster order, the earliest months first."""
        rows = self._connection.execute(_OF_BRANCH, {"branch_id": branch_id})
        return [_deferral(row) for row in rows]

    def deferrals_of(self, branch_id: int) -> dict[int, list[Deferral]]:
        """The same by member."""
        found: dict[int, list[Deferral]] = {}
        for one in self.deferrals(branch_id):
            found.setdefault(one.member_id, []).append(one)
        return found

    def publish(self, branch_id: int, year: int, *, on: date, by: int) -> bool:
        """The year's dues were made public that day（党费公布）; False if that is known."""
        key = {"branch_id": branch_id, "year": year, "on": on}
        if self._connection.scalar(_ON, key) is not None:
            return False
        self._changes.insert(dues_publications, **key, recorded_by=by)
        return True

    def unpublish(self, branch_id: int, year: int, *, on: date) -> None:
        """It was another day."""
        key = {"branch_id": branch_id, "year": year, "on": on}
        for row_id in self._connection.scalars(_ON, key).all():
            self._changes.delete(dues_publications, row_id)

    def published(self, branch_id: int, year: int) -> list[date]:
        """The days on which that year's dues were made public, in order."""
        return list(self._connection.scalars(_OF_YEAR, {"branch_id": branch_id, "year": year}))

    def publications(self, branch_id: int, year: int) -> list[date]:
        """The days within that calendar year on which dues were made public, in order."""
        key = {"branch_id": branch_id, "first": date(year, 1, 1), "last": date(year, 12, 31)}
        return list(self._connection.scalars(_PUBLISHED, key))


def _deferral(row: Any) -> Deferral:
    first, last = Month.read(row.first), Month.read(row.last)
    return Deferral(
        id=row.id, member_id=row.member_id, months=tuple(months_between(first, last)),
        reason=row.reason,
    )  # fmt: skip
