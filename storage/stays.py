"""How long somebody belongs to the branch（在册时段）, and marks that hold for a while."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, or_, select

from domain.months import Month
from domain.people import Mark
from domain.spans import Span
from domain.stays import Stay
from storage.belonging import DAY
from storage.changes import Changes
from storage.stretches import holds
from storage.tables.people import members, offices
from storage.tables.stays import member_gaps, member_marks

_OF_BRANCH = (
    select(members, member_gaps.c.to_on.label("back_on"))
    .outerjoin(
        member_gaps,
        and_(
            member_gaps.c.member_id == members.c.id,
            member_gaps.c.from_on <= bindparam("day"),
            member_gaps.c.to_on > bindparam("day"),
        ),
    )
    .where(
        members.c.branch_id == bindparam("branch_id"),
        or_(members.c.to_on.is_(None), members.c.to_on > members.c.from_on),
    )
    .order_by(members.c.position, members.c.id)
)
_ONE = select(members).where(members.c.id == bindparam("member_id"))
_OFFICES = select(offices).where(
    offices.c.member_id == bindparam("member_id"),
    or_(offices.c.to_on.is_(None), offices.c.to_on > bindparam("day")),
)
_MARKS = (
    select(member_marks)
    .where(
        member_marks.c.member_id == bindparam("member_id"),
        or_(member_marks.c.to_on.is_(None), member_marks.c.to_on > bindparam("day")),
    )
    .order_by(member_marks.c.from_on.desc())
)
_MARKED = (
    select(member_marks)
    .join(members, members.c.id == member_marks.c.member_id)
    .where(members.c.branch_id == bindparam("branch_id"), holds(member_marks, DAY))
)


class Stays:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def of(self, branch_id: int, on: date) -> list[Stay]:
        """Everybody who ever belonged, is here that day or will come; not who was merged away."""
        rows = self._connection.execute(_OF_BRANCH, {"branch_id": branch_id, "day": on})
        return [replace(_stay(row), back_on=row.back_on) for row in rows]

    def find(self, member_id: int) -> Stay | None:
        row = self._connection.execute(_ONE, {"member_id": member_id}).first()
        return None if row is None else _stay(row)

    def settled_to(self, member_id: int, month: Month | None) -> None:
        """The last month paid before they came（党费交至）."""
        self._changes.update(members, member_id, paid_to=None if month is None else str(month))

    def leave(self, member_id: int, on: date) -> None:
        """From that day on no longer of this branch（转出）; offices end with it."""
        self._changes.update(members, member_id, to_on=on)
        for row in self._changes.rows(_OFFICES, member_id=member_id, day=on):
            if row["from_on"] >= on:
                self._changes.delete(offices, row["id"])
            else:
                self._changes.update(offices, row["id"], to_on=on)

    def come_back(self, member_id: int, on: date) -> None:
        """Again of this branch from that day on（转回）; the time between stays written down."""
        stay = self.find(member_id)
        if stay is None or stay.to_on is None:
            return
        if stay.to_on < on:
            self._changes.insert(member_gaps, member_id=member_id, from_on=stay.to_on, to_on=on)
        self._changes.update(members, member_id, to_on=None)

    def marks(self, member_id: int, on: date) -> dict[Mark, Span]:
        """What holds of somebody that day or later; the first to hold of each kind."""
        rows = self._connection.execute(_MARKS, {"member_id": member_id, "day": on})
        return {Mark(row.mark): Span(row.from_on, row.to_on) for row in rows}

    def marked(self, branch_id: int, on: date) -> dict[int, dict[Mark, Span]]:
        """What holds of anybody that day, by member."""
        found: dict[int, dict[Mark, Span]] = {}
        for row in self._connection.execute(_MARKED, {"branch_id": branch_id, "day": on}):
            found.setdefault(row.member_id, {})[Mark(row.mark)] = Span(row.from_on, row.to_on)
        return found

    def mark(self, member_id: int, mark: Mark, span: Span) -> None:
        """This holds of them for that while, whatever was written down for later."""
        self.unmark(member_id, mark, span.from_on)
        self._changes.insert(
            member_marks, member_id=member_id, mark=mark.value, from_on=span.from_on,
            to_on=span.to_on,
        )  # fmt: skip

    def unmark(self, member_id: int, mark: Mark, on: date) -> None:
        """From that day on it holds no longer; what was before stays written down."""
        for row in self._changes.rows(_MARKS, member_id=member_id, day=on):
            if row["mark"] == mark:
                self._end(row, on)

    def _end(self, row: Any, on: date) -> None:
        if row["from_on"] >= on:
            self._changes.delete(member_marks, row["id"])
        else:
            self._changes.update(member_marks, row["id"], to_on=on)


def _stay(row: Any) -> Stay:
    return Stay(
        member_id=row.id,
        branch_id=row.branch_id,
        name=row.name,
        from_on=row.from_on,
        to_on=row.to_on,
        paid_to=None if row.paid_to is None else Month.read(row.paid_to),
    )
