"""Who was expected, what they said and who came（考勤）."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, or_, select

from domain.attendance import Answer, Approval, Attendance, Leave, Presence
from domain.exemption import Exemption
from storage.changes import Changes, Row
from storage.ready import Ready
from storage.tables.people import members
from storage.tables.work import meeting_members

_ONE = Ready(
    select(meeting_members).where(
        meeting_members.c.meeting_id == bindparam("meeting_id"),
        meeting_members.c.member_id == bindparam("member_id"),
    )
)
_OF = (
    select(meeting_members)
    .join(members, members.c.id == meeting_members.c.member_id)
    .where(meeting_members.c.meeting_id.in_(bindparam("meeting_ids", expanding=True)))
    .order_by(members.c.position, members.c.id)
)
_UNSAID = _OF.where(meeting_members.c.recorded.is_(None), meeting_members.c.checked_in_at.is_(None))
_PRESENT = select(
    meeting_members.c.meeting_id, meeting_members.c.member_id, meeting_members.c.is_expected
).where(
    meeting_members.c.meeting_id.in_(bindparam("meeting_ids", expanding=True)),
    or_(
        meeting_members.c.recorded == Presence.PRESENT.value,
        and_(meeting_members.c.recorded.is_(None), meeting_members.c.checked_in_at.is_not(None)),
    ),
)
_OF_MEMBER = (
    select(meeting_members)
    .where(meeting_members.c.member_id == bindparam("member_id"))
    .order_by(meeting_members.c.meeting_id)
)


class AttendanceBook:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes
        self._read: dict[tuple[int, int], Row] = {}

    def find(self, meeting_id: int, member_id: int) -> Attendance | None:
        row = _ONE.first(self._connection, meeting_id=meeting_id, member_id=member_id)
        if row is None:
            return None
        self._read[meeting_id, member_id] = row._asdict()
        return _attendance(row)

    def of(self, meeting_id: int) -> list[Attendance]:
        """Everybody on the meeting's list, in roster order."""
        return self.of_all([meeting_id])[meeting_id]

    def of_all(self, meeting_ids: Sequence[int]) -> dict[int, list[Attendance]]:
        """The same for several meetings, by meeting."""
        return self._lists(_OF, meeting_ids)

    def unsaid(self, meeting_ids: Sequence[int]) -> dict[int, list[Attendance]]:
        """Those of them of whom nobody has said yet whether they were there, in roster order."""
        return self._lists(_UNSAID, meeting_ids)

    def present(self, meeting_ids: Sequence[int]) -> dict[int, dict[int, bool]]:
        """By meeting, who was there（`Attendance.presence`）, and whether they were expected."""
        found: dict[int, dict[int, bool]] = {meeting_id: {} for meeting_id in meeting_ids}
        for row in self._connection.execute(_PRESENT, {"meeting_ids": list(meeting_ids)}):
            found[row[0]][row[1]] = row[2]
        return found

    def of_member(self, member_id: int) -> dict[int, Attendance]:
        """Every list somebody is on, by meeting."""
        rows = self._connection.execute(_OF_MEMBER, {"member_id": member_id})
        return {row.meeting_id: _attendance(row) for row in rows}

    def answer(
        self, meeting_id: int, member_id: int, answer: Answer, at: datetime, *,
        approval: Approval | None = None,
    ) -> None:  # fmt: skip
        """Keep a member's latest answer; what they said before stays in the trail."""
        values: dict[str, Any] = {"answer": answer.value, "answered_at": at, "approval": approval}
        if answer is Answer.COMING:
            values["leave"] = None
        self._set(meeting_id, member_id, **values)

    def explain(self, meeting_id: int, member_id: int, leave: Leave) -> None:
        """The category of a leave（请假类别）."""
        self._set(meeting_id, member_id, leave=leave.value)

    def excuse(self, meeting_id: int, member_id: int, leave: Leave | None) -> None:
        """On leave by a standing one（长假）, at no moment of their own; None takes it back."""
        values: dict[str, Any] = {"answer": None, "leave": None}
        if leave is not None:
            values = {"answer": Answer.LEAVE.value, "leave": leave.value}
        self._set(meeting_id, member_id, answered_at=None, approval=None, **values)

    def decide(self, meeting_id: int, member_id: int, *, is_granted: bool) -> None:
        """A leave is approved（批准）; refused, its member has said nothing and may say anew."""
        values: dict[str, Any] = {"approval": Approval.GRANTED.value}
        if not is_granted:
            values = {"approval": Approval.REFUSED.value, "answer": None, "leave": None}
        self._set(meeting_id, member_id, **values)

    def exempt(self, meeting_id: int, member_id: int, *, is_exempt: bool) -> None:
        """On the list without being expected（免考勤）, or expected again."""
        expected = Exemption(is_approved=is_exempt).is_expected
        self._set(meeting_id, member_id, is_exempt=is_exempt, is_expected=expected)

    def make_up(self, meeting_id: int, member_id: int, on: date | None, *, by: int | None) -> None:
        """Studied afterwards（补学）, confirmed by the one named; None takes it back."""
        self._set(meeting_id, member_id, made_up_on=on, made_up_by=by)

    def check_in(self, meeting_id: int, member_id: int, at: datetime) -> None:
        self._set(meeting_id, member_id, checked_in_at=at)

    def record(
        self, meeting_id: int, member_id: int, presence: Presence | None, *,
        by: int | None, at: datetime, is_late: bool,
    ) -> None:  # fmt: skip
        """The secretary's word; None takes it back. Somebody not on the list is put on it."""
        values: dict[str, Any] = {
            "recorded": presence, "recorded_at": at, "recorded_by": by, "is_late_record": is_late,
        }  # fmt: skip
        if self.find(meeting_id, member_id) is None:
            is_expected = presence is not Presence.OBSERVER
            self._changes.insert(
                meeting_members, meeting_id=meeting_id, member_id=member_id,
                is_expected=is_expected, **values,
            )  # fmt: skip
        else:
            self._set(meeting_id, member_id, **values)

    def _lists(
        self, query: Select[Any], meeting_ids: Sequence[int]
    ) -> dict[int, list[Attendance]]:  # fmt: skip
        lists: dict[int, list[Attendance]] = {meeting_id: [] for meeting_id in meeting_ids}
        for row in self._connection.execute(query, {"meeting_ids": list(meeting_ids)}):
            lists[row.meeting_id].append(_attendance(row))
        return lists

    def _set(self, meeting_id: int, member_id: int, **values: Any) -> None:
        key = (meeting_id, member_id)
        if key not in self._read and self.find(meeting_id, member_id) is None:
            raise LookupError(f"member {member_id} is not on the list of meeting {meeting_id}")
        self._changes.alter(meeting_members, self._read.pop(key), **values)


def _attendance(row: Any) -> Attendance:
    return Attendance(
        member_id=row.member_id,
        is_expected=row.is_expected,
        answer=None if row.answer is None else Answer(row.answer),
        answered_at=row.answered_at,
        leave=None if row.leave is None else Leave(row.leave),
        checked_in_at=row.checked_in_at,
        recorded=None if row.recorded is None else Presence(row.recorded),
        is_late_record=row.is_late_record,
        is_exempt=row.is_exempt,
        approval=None if row.approval is None else Approval(row.approval),
        made_up_on=row.made_up_on,
        is_made_up=row.made_up_by is not None,
    )
