"""Standing leave（请长假）: a category for a stretch of days, written down by the secretary."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from domain.attendance import Leave
from domain.spans import Span
from domain.stays import StandingLeave
from storage.changes import Changes
from storage.tables.people import members
from storage.tables.stays import leaves

_ENDS_LATER = or_(leaves.c.to_on.is_(None), leaves.c.to_on > bindparam("day"))
_THAT_DAY = (
    select(leaves.c.member_id, leaves.c.leave)
    .join(members, members.c.id == leaves.c.member_id)
    .where(
        members.c.branch_id == bindparam("branch_id"),
        leaves.c.from_on <= bindparam("day"),
        _ENDS_LATER,
    )
)
_OF_MEMBER = (
    select(leaves)
    .where(leaves.c.member_id == bindparam("member_id"), _ENDS_LATER)
    .order_by(leaves.c.from_on)
)


class Leaves:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def on(self, branch_id: int, day: date) -> dict[int, Leave]:
        """By member, the category of those on standing leave that day."""
        rows = self._connection.execute(_THAT_DAY, {"branch_id": branch_id, "day": day})
        return {row.member_id: Leave(row.leave) for row in rows}

    def find(self, member_id: int, on: date) -> StandingLeave | None:
        """What holds that day, or begins next."""
        key = {"member_id": member_id, "day": on}
        row = self._connection.execute(_OF_MEMBER, key).first()
        return None if row is None else _leave(row)

    def take(self, member_id: int, leave: Leave, span: Span) -> None:
        """On leave for that while, whatever was written down for then or later."""
        self.end(member_id, span.from_on)
        self._changes.insert(
            leaves, member_id=member_id, leave=leave.value, from_on=span.from_on, to_on=span.to_on
        )

    def end(self, member_id: int, on: date) -> bool:
        """Back from that day on; False if there was no leave then or later."""
        rows = self._changes.rows(_OF_MEMBER, member_id=member_id, day=on)
        for row in rows:
            if row["from_on"] >= on:
                self._changes.delete(leaves, row["id"])
            else:
                self._changes.update(leaves, row["id"], to_on=on)
        return bool(rows)


def _leave(row: Any) -> StandingLeave:
    return StandingLeave(
        id=row.id,
        member_id=row.member_id,
        leave=Leave(row.leave),
        span=Span(row.from_on, row.to_on),
    )
