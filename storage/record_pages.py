"""Pages of the record book（会议记录页）, looked up for whoever may take them away."""

from collections.abc import Iterable
from datetime import datetime

from domain.access import Right, may, roles_of
from domain.asking import Roll
from domain.books import Gathered, Record
from domain.meetings import Meeting, MeetingKind
from domain.months import Month
from domain.people import Branch, Member
from domain.periods import Period
from domain.record_pages import RecordPage
from storage.books import meeting_sheet, people_of
from storage.records import Records


def pages_of(
    records: Records, branch: Branch, period: Period, asker: Member | None, now: datetime
) -> list[RecordPage]:  # fmt: skip
    """Every record of the meetings of these months that are closed, in order."""
    gathered = meeting_sheet(records, branch, period, asker).meetings
    readable = [one for one in gathered if one.records and may_take(asker, one.roll)]
    return list(_pages(records, branch, readable, period, now))


def pages_of_meeting(
    records: Records, branch: Branch, meeting: Meeting, asker: Member | None, now: datetime
) -> list[RecordPage]:  # fmt: skip
    """Of one meeting, before it as well: then its agenda stands there. Empty for who may not."""
    month = Month.of(meeting.starts_at.astimezone(branch.timezone).date())
    period = Period(month, month)
    gathered = meeting_sheet(records, branch, period, asker).meetings
    mine = [one for one in gathered if one.meeting.id == meeting.id and may_take(asker, one.roll)]
    return list(_pages(records, branch, mine, period, now))


def may_take(asker: Member | None, roll: Roll) -> bool:
    """Whether somebody may have the page of a meeting: who keeps its record and sees its names."""
    if asker is None:
        return True
    return roll.sees_names and may(Right.KEEP_MINUTES, roles_of(asker, meeting=roll.meeting))


def _pages(
    records: Records, branch: Branch, gathered: Iterable[Gathered], period: Period, now: datetime
) -> Iterable[RecordPage]:  # fmt: skip
    meetings = list(gathered)
    listed = {one.member_id for each in meetings for one in each.roll.attendances}
    people = {one.id: one for one in people_of(records, branch, period, listed)}
    for each in meetings:
        for kind, record, agenda in _records(records, each):
            yield RecordPage(
                branch=branch,
                roll=each.roll,
                kind=kind,
                people=people,
                recorder=each.recorder,
                made_on=now.astimezone(branch.timezone).date(),
                record=record,
                agenda=agenda,
            )


def _records(
    records: Records, each: Gathered
) -> Iterable[tuple[MeetingKind, Record | None, tuple[str, ...]]]:
    """What was written down of each kind, or the agenda where nothing is yet."""
    if each.records:
        return [(one.minutes.kind, one, ()) for one in each.records]
    agenda = tuple(line.text for line in records.agendas.of(each.meeting.id) if line.text)
    own = each.meeting.kind
    return [(kind, None, agenda if kind is own else ()) for kind in each.meeting.records]
