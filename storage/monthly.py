"""What a month was like（一月情况）: read together from several shelves."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time

from domain.asking import HELD
from domain.attendance import Attendance
from domain.digest import MonthGaps, MonthReport, gaps, report
from domain.dues import Due, DueState, calling_day
from domain.meetings import Meeting, MeetingState
from domain.months import Month
from domain.notices import NoticeKind, NoticeState
from domain.people import Branch
from domain.rhythms import Rhythm, is_owed
from domain.structure import kind_of
from storage.records import Records

UNSAID = (NoticeState.STALE, NoticeState.FAILED, NoticeState.UNSURE)
"""Notices that came too late, could not be said, or perhaps were not（过期、失败、未确认）."""


def month_report(records: Records, branch: Branch, month: Month, now: datetime) -> MonthReport:
    """For the group: counts, and what is still ahead in the month after."""
    after = month.plus(1)
    ahead = [
        meeting
        for meeting in _of(records, branch, after)
        if meeting.state in {MeetingState.PUBLISHED, MeetingState.DRAFT} and meeting.starts_at > now
    ]
    members = records.people.of(branch.id, month.last)
    return report(
        month,
        _held(records, branch, month),
        records.dues.of_month(branch.id, month),
        groups=len({member.group.id for member in members if member.group is not None}),
        ahead=ahead,
        dues_on=dues_day(records, branch, after, now),
    )


def month_gaps(records: Records, branch: Branch, month: Month, now: datetime) -> MonthGaps:
    """For the secretary: who and what is missing."""
    unsaid = Counter(
        NoticeKind(row.kind)
        for row in records.notices.of(branch.id, list(NoticeKind), UNSAID)
        if row.due_at.astimezone(branch.timezone).date() in month
    )
    held = _held(records, branch, month)
    minutes = records.minutes.of_all([meeting.id for meeting in held])
    drafts = [one for one in _of(records, branch, month) if one.state is MeetingState.DRAFT]
    owed = _owed(records, branch, month, now)
    return gaps(held, owed, unsaid, now, minutes=minutes, drafts=drafts)


def _owed(records: Records, branch: Branch, month: Month, now: datetime) -> list[Due]:
    """The month's dues, without those who may pay at the quarter's end, or later（不算欠交）."""
    latest = Month.of(now.astimezone(branch.timezone).date())
    early = not is_owed(Rhythm.QUARTERLY, month, latest)
    quarterly = records.rhythms.quarterly(branch.id, month.last) if early else frozenset()
    later = {one.member_id for one in records.ledger.deferrals(branch.id) if month in one.months}
    return [
        due for due in records.dues.of_month(branch.id, month)
        if due.state is not DueState.DUE or due.member_id not in quarterly | later
    ]  # fmt: skip


def _held(records: Records, branch: Branch, month: Month) -> Mapping[Meeting, list[Attendance]]:
    meetings = [meeting for meeting in _of(records, branch, month) if meeting.state in HELD]
    lists = records.attendance.of_all([meeting.id for meeting in meetings])
    return {meeting: lists[meeting.id] for meeting in meetings}


def _of(records: Records, branch: Branch, month: Month) -> list[Meeting]:
    since = datetime.combine(month.first, time(), branch.timezone)
    until = datetime.combine(month.plus(1).first, time(), branch.timezone)
    return records.meetings.of(branch.id, since, until)


def dues_day(records: Records, branch: Branch, month: Month, now: datetime) -> date | None:
    """The day dues are called that month（党费日）, if it is to come and anybody pays here."""
    if not kind_of(branch.settings.branch_kind).is_lasting:
        return None
    moment = calling_day(branch, month)
    is_ahead = moment > now and str(month) > branch.settings.dues_paid_to
    return moment.date() if is_ahead and records.dues.assessed(branch.id, month.first) else None
