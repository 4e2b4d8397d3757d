"""Sign-ups and the order of speakers（报名与发言顺序）."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.meetings import Meeting
from domain.signups import Lineup, Signup, Turn, TurnState, Wish, line_up
from storage.attendance import AttendanceBook
from storage.changes import Changes
from storage.latest import Latest
from storage.people import People
from storage.tables.work import signups, turns

_SIGNUPS = (
    select(signups)
    .where(signups.c.meeting_id == bindparam("meeting_id"))
    .order_by(signups.c.at, signups.c.id)
)
_TURNS = (
    select(turns)
    .where(turns.c.meeting_id == bindparam("meeting_id"))
    .order_by(turns.c.position, turns.c.id)
)


def about(meeting_id: int, wish: Wish) -> str:
    """Under which name somebody's latest press about this wish is remembered."""
    return f"{wish}:{meeting_id}"


class Signups:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes
        self._people = People(connection, changes)
        self._attendance = AttendanceBook(connection, changes)

    def lineup(self, meeting: Meeting, on: date) -> Lineup:
        """The speakers of a meeting, from the roster of that day."""
        return line_up(
            self._people.of(meeting.branch_id, on),
            attendances=self._attendance.of(meeting.id),
            signups=self.of(meeting.id),
            turns=self.turns(meeting.id),
        )

    def of(self, meeting_id: int) -> list[Signup]:
        rows = self._connection.execute(_SIGNUPS, {"meeting_id": meeting_id})
        return [Signup(member_id=row.member_id, wish=Wish(row.wish), at=row.at) for row in rows]

    def add(self, meeting_id: int, member_id: int, wish: Wish, at: datetime) -> bool:
        """Sign somebody up; False if they were already."""
        for row in self._connection.execute(_SIGNUPS, {"meeting_id": meeting_id}).all():
            if (row.member_id, row.wish) == (member_id, wish):
                return False
        values = {"meeting_id": meeting_id, "member_id": member_id, "wish": wish.value, "at": at}
        self._changes.insert(signups, **values)
        return True

    def withdraw(
        self, meeting_id: int, member_id: int, wishes: Collection[Wish] = tuple(Wish)
    ) -> bool:
        """Take back somebody's sign-ups, all or these; False if there were none."""
        rows = self._connection.execute(_SIGNUPS, {"meeting_id": meeting_id}).all()
        mine = [row.id for row in rows if row.member_id == member_id and row.wish in wishes]
        for row_id in mine:
            self._changes.delete(signups, row_id)
        return bool(mine)

    def turns(self, meeting_id: int) -> list[Turn]:
        """The order as arranged, empty while nobody has arranged it."""
        rows = self._connection.execute(_TURNS, {"meeting_id": meeting_id})
        return [
            Turn(member_id=row.member_id, position=row.position, state=TurnState(row.state))
            for row in rows
        ]

    def arrange(self, meeting_id: int, member_ids: Sequence[int]) -> None:
        """This is the order now; ticks stay with their people."""
        have = self._rows(meeting_id)
        for member_id, row in have.items():
            if member_id not in member_ids:
                self._changes.delete(turns, row.id)
        for position, member_id in enumerate(member_ids, start=1):
            if member_id not in have:
                self._changes.insert(
                    turns, meeting_id=meeting_id, member_id=member_id, position=position,
                    state=TurnState.WAITING.value,
                )  # fmt: skip
            elif have[member_id].position != position:
                self._changes.update(turns, have[member_id].id, position=position)

    def tick(self, meeting_id: int, member_id: int, state: TurnState) -> None:
        """Raises LookupError for somebody not in the order."""
        if (row := self._rows(meeting_id).get(member_id)) is None:
            raise LookupError(f"member {member_id} has no turn in meeting {meeting_id}")
        self._changes.update(turns, row.id, state=state.value)

    def forget(self, meeting_id: int) -> None:
        """The meeting is over: who wished what and who spoke when is nobody's business any more.

        Not even a count stays: no rule asks for one. The trail has kept neither wish nor tick,
        since those columns are private.
        """
        Latest(self._connection).forget([about(meeting_id, wish) for wish in Wish])
        for row in self._rows(meeting_id).values():
            self._changes.delete(turns, row.id)
        for row in self._connection.execute(_SIGNUPS, {"meeting_id": meeting_id}).all():
            self._changes.delete(signups, row.id)

    def _rows(self, meeting_id: int) -> dict[int, Any]:
        rows = self._connection.execute(_TURNS, {"meeting_id": meeting_id}).all()
        return {row.member_id: row for row in rows}
