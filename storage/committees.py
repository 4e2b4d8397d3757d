"""Committees being set（换届）: who takes which office from which day on."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from domain.committee import Committee, Seat
from domain.people import Member, Office
from storage.changes import Changes, Row
from storage.tables.offices import committee_seats, committees
from storage.tables.people import members, offices

_ONE = select(committees).where(committees.c.id == bindparam("committee_id"))
_SEATS = (
    select(committee_seats)
    .where(committee_seats.c.committee_id == bindparam("committee_id"))
    .order_by(committee_seats.c.id)
)
_DRAFTS = select(committees.c.id).where(
    committees.c.branch_id == bindparam("branch_id"), committees.c.settled_at.is_(None)
)
_DAY: Any = bindparam("day")
_HELD = (
    select(offices)
    .join(members, members.c.id == offices.c.member_id)
    .where(
        members.c.branch_id == bindparam("branch_id"),
        or_(offices.c.to_on.is_(None), offices.c.to_on > _DAY),
    )
    .order_by(offices.c.from_on.desc(), offices.c.id.desc())
)
_TO_COME = (
    select(offices.c.member_id, offices.c.office, offices.c.from_on)
    .join(members, members.c.id == offices.c.member_id)
    .where(members.c.branch_id == bindparam("branch_id"), offices.c.from_on > _DAY)
    .order_by(offices.c.from_on, offices.c.id)
)


class Committees:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def draft(self, branch_id: int, seats: Iterable[Seat], *, first_on: date, by: int) -> int:
        """Write down who would take what, in place of any draft before; the id."""
        for committee_id in list(self._connection.scalars(_DRAFTS, {"branch_id": branch_id})):
            self.discard(committee_id)
        committee_id = self._changes.insert(
            committees, branch_id=branch_id, first_on=first_on, created_by=by, settled_at=None
        )
        for seat in seats:
            self._changes.insert(
                committee_seats,
                committee_id=committee_id,
                office=seat.office.value,
                member_id=seat.member_id,
            )
        return committee_id

    def find(self, committee_id: int) -> Committee | None:
        key = {"committee_id": committee_id}
        row = self._connection.execute(_ONE, key).first()
        if row is None:
            return None
        seats = self._connection.execute(_SEATS, key)
        return Committee(
            id=row.id,
            branch_id=row.branch_id,
            first_on=row.first_on,
            seats=tuple(Seat(Office(seat.office), seat.member_id) for seat in seats),
            is_settled=row.settled_at is not None,
        )

    def seat(self, committee_id: int, office: Office, member_id: int) -> None:
        """Give an office of a draft to one member alone; to nobody for 0."""
        for row in self._connection.execute(_SEATS, {"committee_id": committee_id}).all():
            if row.office == office:
                self._changes.delete(committee_seats, row.id)
        if member_id:
            self._changes.insert(
                committee_seats,
                committee_id=committee_id,
                office=office.value,
                member_id=member_id,
            )

    def begin_on(self, committee_id: int, first_on: date) -> None:
        self._changes.update(committees, committee_id, first_on=first_on)

    def discard(self, committee_id: int) -> None:
        key = {"committee_id": committee_id}
        for row in self._connection.execute(_SEATS, key).all():
            self._changes.delete(committee_seats, row.id)
        self._changes.delete(committees, committee_id)

    def to_come(self, branch_id: int, today: date) -> list[tuple[int, Office, date]]:
        """Who takes an office on a later day: member, office, first day."""
        key = {"branch_id": branch_id, "day": today}
        rows = self._connection.execute(_TO_COME, key)
        return [(row.member_id, Office(row.office), row.from_on) for row in rows]

    def install(self, committee: Committee, roster: Sequence[Member], at: datetime) -> None:
        """The old offices end the day before its first day, the new ones begin with it.

        A group leader named replaces the leader of that group; the other groups keep theirs.
        Whoever goes on in an office keeps its row, so that its beginning stays.
        """
        self._changes.update(committees, committee.id, settled_at=at)
        wanted = {(seat.member_id, seat.office) for seat in committee.seats}
        for row in self._replaced(committee, roster):
            one = (row["member_id"], Office(row["office"]))
            is_running = row["from_on"] <= committee.first_on and row["to_on"] is None
            if one in wanted and is_running:
                wanted.discard(one)
            elif row["from_on"] >= committee.first_on:
                self._changes.delete(offices, row["id"])
            else:
                self._changes.alter(offices, row, to_on=committee.first_on)
        for seat in committee.seats:
            if (seat.member_id, seat.office) in wanted:
                self._changes.insert(
                    offices,
                    member_id=seat.member_id,
                    office=seat.office.value,
                    from_on=committee.first_on,
                )

    def _replaced(self, committee: Committee, roster: Sequence[Member]) -> list[Row]:
        """The rows of offices that hold on its first day or later and are set anew."""
        group_of = {member.id: member.group.id for member in roster if member.group}
        leaders = [seat for seat in committee.seats if seat.office is Office.GROUP_LEADER]
        led = {group_of[leader.member_id] for leader in leaders}
        rows = self._changes.rows(_HELD, branch_id=committee.branch_id, day=committee.first_on)
        return [
            row
            for row in rows
            if row["office"] != Office.GROUP_LEADER or group_of.get(row["member_id"]) in led
        ]
