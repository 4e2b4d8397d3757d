"""Who has not taken part for long, and who learnt how much（组织生活、学时）, from the lists."""

from datetime import date, datetime, time
from decimal import Decimal

from domain.attendance import Attendance
from domain.learning_hours import hours_in
from domain.long_absence import away_since
from domain.meetings import Meeting, MeetingState
from domain.months import Month
from domain.people import Branch, Mark
from storage.records import Records

LOOKS_BACK = 24
"""Months."""


def away_in(records: Records, branch: Branch, last: Month, on: date) -> dict[int, Month]:
    """By member of that day's roster, since which month they have not taken part, up to `last`.

    Nothing counts of the time before the branch was kept here or somebody came to it, nor of
    those who are written down as out of contact（失去联系）.
    """
    began = last.plus(-LOOKS_BACK)
    if branch.tracked_from is not None:
        began = max(began, Month.of(branch.tracked_from))
    lines: dict[int, dict[Month, list[Attendance]]] = {}
    meetings = _held(records, branch, began.first, last.plus(1).first)
    lists = records.attendance.of_all([one.id for one in meetings])
    for meeting in meetings:
        month = Month.of(meeting.starts_at.astimezone(branch.timezone).date())
        for one in lists[meeting.id]:
            lines.setdefault(one.member_id, {}).setdefault(month, []).append(one)
    marked = records.stays.marked(branch.id, on)
    came = {one.member_id: Month.of(one.from_on) for one in records.stays.of(branch.id, on)}
    found = {}
    for member in records.people.of(branch.id, on):
        if Mark.LOST in marked.get(member.id, {}):
            continue
        first = max(began, came[member.id])
        since = away_since(lines.get(member.id, {}), first, last)
        if since is not None:
            found[member.id] = since
    return found


def hours_of_year(records: Records, branch: Branch, year: int) -> dict[int, Decimal]:
    """By member, what the meetings they were at that year come to; closed ones only."""
    meetings = _held(records, branch, date(year, 1, 1), date(year + 1, 1, 1))
    present = records.attendance.present([one.id for one in meetings])
    found: dict[int, Decimal] = {}
    for meeting in meetings:
        hours = hours_in(year, [meeting], branch.timezone)
        for member_id in present[meeting.id]:
            found[member_id] = found.get(member_id, Decimal(0)) + hours
    return found


def _held(records: Records, branch: Branch, since: date, until: date) -> list[Meeting]:
    """The closed meetings from that day to before the other, by the branch's clock."""
    begin, end = (datetime.combine(day, time(), branch.timezone) for day in (since, until))
    found = records.meetings.of(branch.id, begin, end)
    return [one for one in found if one.state is MeetingState.CLOSED]
