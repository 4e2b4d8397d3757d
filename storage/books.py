"""The ledger（台账）, read together from several shelves: a few statements a sheet, however many
people and meetings there are.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from domain.asking import Roll
from domain.books import (
    AttendanceSheet,
    DutiesSheet,
    Gathered,
    MeetingSheet,
    Record,
    RectificationSheet,
    SignupSheet,
    TalkSheet,
    items_within,
    lines_of,
)
from domain.dues_sheet import DuesSheet, marks_of
from domain.minutes import Minutes
from domain.months import Month, months_between
from domain.people import Branch, Member
from domain.periods import Period
from domain.talks import TalkYear
from storage.minutes import RESOLUTION, TOPIC
from storage.obligations import duty_book
from storage.records import Records
from storage.rolls import rolls_of


def attendance_sheet(
    records: Records, branch: Branch, period: Period, asker: Member | None
) -> AttendanceSheet:
    """考勤汇总 as the asker may read it; None for the branch itself."""
    rolls = rolls_of(records, branch, period, asker)
    lines = lines_of(rolls, None if asker is None else asker.id)
    listed = {member_id for _, member_id in lines}
    reads_names = any(roll.sees_names for roll in rolls)
    people = people_of(records, branch, period, listed)
    return AttendanceSheet(
        people=people if reads_names else tuple(one for one in people if one.id in listed),
        rolls=tuple(rolls),
        lines=lines,
    )


def meeting_sheet(
    records: Records, branch: Branch, period: Period, asker: Member | None
) -> MeetingSheet:
    """会议台账 as the asker may read it; None for the branch itself."""
    rolls = rolls_of(records, branch, period, asker)
    names = records.people.names(branch.id)
    minutes = records.minutes.of_all([one.meeting.id for one in rolls if one.sees_names])
    lines = records.minutes.lines_of_all([one.id for one in minutes])

    def record(one: Minutes) -> Record:
        return Record(
            minutes=one,
            chair=names.get(one.chair_id or 0, ""),
            topics=tuple(lines.get((one.id, TOPIC), ())),
            resolutions=tuple(lines.get((one.id, RESOLUTION), ())),
        )

    def gathered(roll: Roll) -> Gathered:
        mine = [one for one in minutes if one.meeting_id == roll.meeting.id]
        recorder = names.get(roll.meeting.recorder_id or 0, "") if roll.sees_names else ""
        return Gathered(roll=roll, recorder=recorder, records=tuple(map(record, mine)))

    return MeetingSheet(meetings=tuple(map(gathered, rolls)))


def dues_sheet(records: Records, branch: Branch, period: Period, now: datetime) -> DuesSheet:
    """党费台账, as the months stand today."""
    today = _today(branch, now)
    rows = records.dues.of(branch.id, period.first, period.last)
    deferred: dict[int, set[Month]] = {}
    for one in records.ledger.deferrals(branch.id):
        deferred.setdefault(one.member_id, set()).update(one.months if one.is_approved else ())
    quarterly = records.rhythms.quarterly(branch.id, today)
    return DuesSheet(
        people=people_of(records, branch, period, {due.member_id for due in rows}),
        months=tuple(months_between(period.first, period.last)),
        dues={(due.member_id, due.month): due for due in rows},
        marks=marks_of(rows, today, deferred=deferred, quarterly=quarterly),
    )


def duties_sheet(records: Records, branch: Branch, period: Period, now: datetime) -> DutiesSheet:
    """组织生活完成情况: what touches the period, and what an earlier year still waits for."""
    years = range(period.first.year, period.last.year + 1)
    books = {year: duty_book(records, branch, year, now) for year in years}
    found = {
        one.key: one
        for year, book in books.items()
        for one in book.within(_in_year(period, year))
    }  # fmt: skip
    return DutiesSheet(
        standings=tuple(found.values()),
        groups=books[period.last.year].groups,
        as_of=_today(branch, now),
    )


def rectification_sheet(
    records: Records, branch: Branch, period: Period, now: datetime
) -> RectificationSheet:
    """整改清单."""
    return RectificationSheet(
        items=items_within(records.rectification.of(branch.id), period),
        names=records.people.names(branch.id),
        as_of=_today(branch, now),
    )


def signup_sheet(records: Records, branch: Branch, now: datetime) -> SignupSheet:
    """报名与发言顺序 of the meetings that are still open, whoever may see the names of them."""
    today = _today(branch, now)
    still_open = [one for one in records.meetings.open_of(branch.id) if one.has_speakers]
    return SignupSheet(
        lineups=tuple((one, records.signups.lineup(one, today)) for one in still_open)
    )


def talk_sheet(records: Records, branch: Branch, period: Period) -> TalkSheet:
    """谈心谈话 held within the period."""
    talks = records.talks.of(branch.id, TalkYear(period.since, period.until - timedelta(days=1)))
    names = records.people.names(branch.id)
    paired = {member_id for one in talks for member_id in one.pair}
    return TalkSheet(
        people=people_of(records, branch, period, paired), talks=tuple(talks), names=names
    )


def people_of(
    records: Records, branch: Branch, period: Period, listed: Collection[int]
) -> tuple[Member, ...]:
    """The roster when the period ended, and whoever is listed besides, in roster order.

    Who had left by then stands there with the name alone.
    """
    last = period.until - timedelta(days=1)
    roster = {one.id: one for one in records.people.of(branch.id, last)}
    return tuple(
        roster.get(one.member_id)
        or Member(id=one.member_id, branch_id=branch.id, name=one.name, position=place)
        for place, one in enumerate(records.stays.of(branch.id, last), start=1)
        if one.member_id in roster or one.member_id in listed
    )


def _in_year(period: Period, year: int) -> Period:
    first, last = Month(year, 1), Month(year, 12)
    return Period(max(period.first, first), min(period.last, last))


def _today(branch: Branch, now: datetime) -> date:
    return now.astimezone(branch.timezone).date()
