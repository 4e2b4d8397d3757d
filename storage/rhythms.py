"""How often each member pays（按月、按季）, and from when."""

from datetime import date

from sqlalchemy import Connection, bindparam, or_, select

from domain.rhythms import Rhythm, Stretch
from storage.changes import Changes
from storage.stretches import begin
from storage.tables.money import dues_rhythms
from storage.tables.people import members

_OPEN = or_(dues_rhythms.c.to_on.is_(None), dues_rhythms.c.to_on > bindparam("day"))
_OF_BRANCH = (
    select(dues_rhythms.c.member_id, dues_rhythms.c.rhythm)
    .join(members, members.c.id == dues_rhythms.c.member_id)
    .where(
        members.c.branch_id == bindparam("branch_id"),
        dues_rhythms.c.from_on <= bindparam("day"),
        _OPEN,
    )
)
_OF_MEMBER = (
    select(dues_rhythms.c.rhythm, dues_rhythms.c.from_on)
    .where(dues_rhythms.c.member_id == bindparam("member_id"), _OPEN)
    .order_by(dues_rhythms.c.from_on)
)


class Rhythms:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def set(self, member_id: int, rhythm: Rhythm, *, on: date) -> None:
        """From that day on; what held before stays where it was."""
        begin(self._changes, dues_rhythms, member_id, on, rhythm=rhythm.value)

    def quarterly(self, branch_id: int, on: date) -> frozenset[int]:
        """Who pays by the quarter that day."""
        rows = self._connection.execute(_OF_BRANCH, {"branch_id": branch_id, "day": on})
        return frozenset(row.member_id for row in rows if row.rhythm == Rhythm.QUARTERLY)

    def of_member(self, member_id: int, on: date) -> list[Stretch]:
        """What holds that day, and what is to come; none for somebody who always paid monthly."""
        rows = self._connection.execute(_OF_MEMBER, {"member_id": member_id, "day": on})
        return [Stretch(rhythm=Rhythm(row.rhythm), from_on=row.from_on) for row in rows]
