"""Who has no vote, and who is not counted in 应到会（表决权、五类人员）; the secretary's alone."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from domain.electors import BARS, Category, LeftOut
from domain.spans import Span
from storage.changes import Changes
from storage.stretches import holds
from storage.tables.people import members
from storage.tables.stays import left_out, member_marks

_BARRED = (
    select(member_marks.c.member_id)
    .join(members, members.c.id == member_marks.c.member_id)
    .where(
        members.c.branch_id == bindparam("branch_id"),
        member_marks.c.mark.in_(sorted(BARS)),
        holds(member_marks, bindparam("day")),
    )
)
_OF_BRANCH = (
    select(left_out)
    .join(members, members.c.id == left_out.c.member_id)
    .where(members.c.branch_id == bindparam("branch_id"), holds(left_out, bindparam("day")))
)
_OF_MEMBER = (
    select(left_out)
    .where(
        left_out.c.member_id == bindparam("member_id"),
        or_(left_out.c.to_on.is_(None), left_out.c.to_on > bindparam("day")),
    )
    .order_by(left_out.c.from_on)
)


class Voting:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def barred(self, branch_id: int, on: date) -> set[int]:
        """Those under 留党察看 that day, or whose vote is suspended（表决权中止）."""
        key = {"branch_id": branch_id, "day": on}
        return set(self._connection.scalars(_BARRED, key))

    def left_out(self, branch_id: int, on: date) -> dict[int, LeftOut]:
        """By member, what is written down for that day, in effect or not."""
        rows = self._connection.execute(_OF_BRANCH, {"branch_id": branch_id, "day": on})
        return {row.member_id: left_out_of(row) for row in rows}

    def find(self, member_id: int, on: date) -> LeftOut | None:
        """What holds that day, or begins next."""
        row = self._connection.execute(_OF_MEMBER, {"member_id": member_id, "day": on}).first()
        return None if row is None else left_out_of(row)

    def leave_out(self, member_id: int, category: Category, on: date) -> None:
        """From that day on, once the superior and the general meeting have agreed."""
        self.count_again(member_id, on)
        self._changes.insert(
            left_out, member_id=member_id, category=category.value, from_on=on, to_on=None,
            approved_on=None, approval="", resolved_on=None, is_for_all=False,
        )  # fmt: skip

    def agree(self, member_id: int, on: date, **values: Any) -> None:
        """Change approved_on and approval, resolved_on or is_for_all of what holds that day."""
        for row in self._changes.rows(_OF_MEMBER, member_id=member_id, day=on):
            self._changes.update(left_out, row["id"], **values)

    def count_again(self, member_id: int, on: date) -> None:
        """Counted again from that day on（恢复计入）."""
        for row in self._changes.rows(_OF_MEMBER, member_id=member_id, day=on):
            if row["from_on"] >= on:
                self._changes.delete(left_out, row["id"])
            else:
                self._changes.update(left_out, row["id"], to_on=on)


def left_out_of(row: Any) -> LeftOut:
    """What one row says."""
    return LeftOut(
        category=Category(row.category),
        span=Span(row.from_on, row.to_on),
        approved_on=row.approved_on,
        approval=row.approval,
        resolved_on=row.resolved_on,
        is_for_all=row.is_for_all,
    )
