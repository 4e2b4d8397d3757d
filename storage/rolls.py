"""The lists somebody may read（点名册）: with names, or as numbers only."""

from collections.abc import Sequence
from datetime import datetime, time

from domain.asking import HELD, Roll, sees_counts, sees_names
from domain.attendance import Attendance
from domain.meetings import Meeting
from domain.people import Branch, Member
from domain.periods import Period
from storage.records import Records


def rolls_of(
    records: Records, branch: Branch, period: Period, asker: Member | None
) -> list[Roll]:  # fmt: skip
    """The meetings of these months whose numbers the asker may read, in order.

    None asks for the branch itself: whoever runs the bot writes the ledger from the command line.
    """
    since = datetime.combine(period.since, time(), branch.timezone)
    until = datetime.combine(period.until, time(), branch.timezone)
    found = records.meetings.of(branch.id, since, until)
    meetings = [meeting for meeting in found if meeting.state in HELD]
    lists = records.attendance.of_all([meeting.id for meeting in meetings])
    rolls = [_roll(meeting, lists[meeting.id], asker) for meeting in meetings]
    return [roll for roll in rolls if asker is None or sees_counts(asker, roll)]


def roll_of(records: Records, branch: Branch, meeting_id: int, asker: Member) -> Roll | None:
    """One meeting's list; None if the branch has no such meeting that the asker may know of."""
    meeting = records.meetings.find(meeting_id)
    if meeting is None or meeting.branch_id != branch.id:
        return None
    roll = _roll(meeting, records.attendance.of(meeting_id), asker)
    return roll if sees_counts(asker, roll) else None


def _roll(meeting: Meeting, attendances: Sequence[Attendance], asker: Member | None) -> Roll:
    return Roll(
        meeting=meeting,
        attendances=tuple(attendances),
        sees_names=asker is None or sees_names(asker, meeting),
    )
