"""The ledger as it is read, on either database."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event

from domain.attendance import Presence
from domain.dues_sheet import DueMark
from domain.gaps import Lack
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.minutes import MinuteLine
from domain.months import Month
from domain.people import Office
from domain.periods import Period
from domain.signups import Wish
from storage.books import (
    attendance_sheet,
    dues_sheet,
    duties_sheet,
    meeting_sheet,
    rectification_sheet,
    signup_sheet,
    talk_sheet,
)
from storage.gaps import gaps
from storage.minutes import RESOLUTION, TOPIC
from tests.storage.kit import NOON, TODAY, connection_of

MARCH = Month(2026, 3)
THIS = Period(MARCH, MARCH)
YEAR = Period(Month(2026, 1), Month(2026, 12))
APRIL = datetime(2026, 4, 2, 4, 0, tzinfo=UTC)
TEN = Decimal("10.00")


def call(branch, *, state=MeetingState.CLOSED, people=None, starts_at=NOON, **more):
    """A meeting with 王书记 and 李明 on its list."""
    meeting = Meeting(
        id=0, branch_id=branch.id, kind=more.pop("kind", MeetingKind.THEME_DAY), title="学习党章",
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), state=state, **more,
    )  # fmt: skip

    def work(records):
        meeting_id = records.meetings.draft(meeting)
        records.meetings.expect(meeting_id, [branch.wang, branch.li] if people is None else people)
        return meeting_id

    return branch.visit(work)


def say(branch, meeting_id, member_id, presence):
    branch.visit(lambda r: r.attendance.record(
        meeting_id, member_id, presence, by=branch.wang, at=NOON, is_late=False
    ))  # fmt: skip


def begin_minutes(branch, meeting_id):
    def work(records):
        records.minutes.begin(records.meetings.find(meeting_id), chair_id=branch.wang)
        return [one.id for one in records.minutes.of(meeting_id)]

    return branch.visit(work)


def read(branch, sheet, *more):
    return branch.do(lambda r: sheet(r, r.branches.one(branch.id), *more))


def member(branch, member_id):
    return branch.do(lambda r: r.people.find(member_id, TODAY))


def secretary(branch):
    branch.visit(lambda r: r.people.appoint(branch.wang, Office.SECRETARY, on=date(2020, 1, 1)))
    return member(branch, branch.wang)


def names(sheet):
    return [one.name for one in sheet.people]


def test_attendance_is_members_by_meetings_in_the_order_of_both(branch):
    later = call(branch, starts_at=NOON + timedelta(days=3))
    first = call(branch)
    say(branch, first, branch.li, Presence.ABSENT)

    sheet = read(branch, attendance_sheet, THIS, secretary(branch))

    assert names(sheet) == ["王书记", "李明"]
    assert [roll.meeting.id for roll in sheet.rolls] == [first, later]
    assert sheet.at(first, branch.li).presence is Presence.ABSENT
    assert sheet.at(later, branch.li).presence is None
    assert (sheet.tally_of(branch.li).expected, sheet.tally_of(branch.li).absent) == (2, 1)


def test_who_may_not_read_the_names_reads_the_numbers_and_their_own_line(branch):
    first = call(branch)
    say(branch, first, branch.wang, Presence.ABSENT)

    sheet = read(branch, attendance_sheet, THIS, member(branch, branch.li))

    assert names(sheet) == ["李明"]
    assert sheet.at(first, branch.wang) is None
    assert sheet.at(first, branch.li) is not None
    assert sheet.rolls[0].counts.absent == 1


def test_the_branch_itself_reads_every_list(branch):
    named = call(branch, scope=Scope.NAMED, people=[branch.li])

    sheet = read(branch, attendance_sheet, THIS, None)

    assert sheet.at(named, branch.li) is not None
    stranger = member(branch, branch.wang)
    assert read(branch, attendance_sheet, THIS, stranger).rolls == ()


def test_who_has_left_stands_in_the_ledger_of_their_time(branch):
    first = call(branch)
    branch.visit(lambda r: r.stays.leave(branch.li, date(2026, 3, 20)))
    after = Period(Month(2026, 4), Month(2026, 4))

    sheet = read(branch, attendance_sheet, THIS, secretary(branch))

    assert names(sheet) == ["王书记", "李明"]
    assert sheet.at(first, branch.li) is not None
    assert names(read(branch, attendance_sheet, after, None)) == []


def test_a_meeting_has_its_records_with_what_was_decided(branch):
    meeting_id = call(branch)
    [number] = begin_minutes(branch, meeting_id)
    branch.visit(lambda r: r.minutes.write(number, TOPIC, [MinuteLine("学习")]))
    branch.visit(lambda r: r.minutes.write(number, RESOLUTION, [MinuteLine("同意")]))

    [one] = read(branch, meeting_sheet, THIS, secretary(branch)).meetings
    [record] = one.records

    assert (record.chair, one.counts.expected) == ("王书记", 2)
    assert [line.text for line in (*record.topics, *record.resolutions)] == ["学习", "同意"]
    [one] = read(branch, meeting_sheet, THIS, member(branch, branch.li)).meetings
    assert (one.records, one.counts.expected) == ((), 2)


def owe(branch, member_id, month=MARCH):
    branch.visit(lambda r: r.dues.owe(branch.id, member_id, month, TEN))


@pytest.mark.parametrize(("now", "mark"), [(NOON, DueMark.DUE), (APRIL, DueMark.OVERDUE)])
def test_a_month_is_overdue_once_it_is_over(branch, now, mark):
    owe(branch, branch.li)

    sheet = read(branch, dues_sheet, THIS, now)

    assert sheet.mark(branch.li, MARCH) is mark
    assert sheet.mark(branch.wang, MARCH) is None
    assert names(sheet) == ["王书记", "李明"]


def test_months_are_summed_in_people_and_in_yuan(branch):
    owe(branch, branch.wang)
    owe(branch, branch.li)
    branch.visit(lambda r: r.dues.confirm(branch.wang, MARCH, by=branch.wang, at=NOON))
    branch.visit(lambda r: r.dues.claim(branch.li, MARCH, NOON))

    sheet = read(branch, dues_sheet, YEAR, APRIL)

    assert len(sheet.months) == 12
    assert [sheet.mark(one, MARCH) for one in (branch.wang, branch.li)] == [
        DueMark.CONFIRMED, DueMark.CLAIMED,
    ]  # fmt: skip
    total = sheet.of_month(MARCH)
    assert (total.people, total.confirmed, total.claimed) == (2, 1, 1)
    assert (total.amount, total.received) == (TEN * 2, TEN)
    assert (sheet.of_member(branch.li).received, sheet.total) == (0, total)


def test_what_may_be_paid_later_is_not_overdue(branch):
    owe(branch, branch.li)
    branch.visit(
        lambda r: r.ledger.defer(branch.li, [MARCH], reason="sick", on=TODAY, by=branch.wang)
    )
    assert read(branch, dues_sheet, THIS, APRIL).mark(branch.li, MARCH) is DueMark.DEFERRED


def test_duties_of_a_quarter_are_those_that_touch_it(branch):
    call(branch, kind=MeetingKind.GENERAL_MEETING)
    quarter = Period(Month(2026, 1), MARCH)

    sheet = read(branch, duties_sheet, quarter, APRIL)
    found = {one.key: one.status.value for one in sheet.standings}

    assert found["general_meeting@2026Q1"] == "met"
    assert "general_meeting@2026Q2" not in found
    assert found["organizational_life_meeting@2026"] == "pending"
    assert sheet.as_of == date(2026, 4, 2)


def test_a_stretch_over_new_year_is_told_once(branch):
    around = Period(Month(2025, 12), Month(2026, 1))

    keys = [one.key for one in read(branch, duties_sheet, around, APRIL).standings]

    assert len(keys) == len(set(keys))
    assert {"general_meeting@2025Q4", "general_meeting@2026Q1"} <= set(keys)


def test_what_was_left_open_goes_on_into_the_next_list(branch):
    def plant(records):
        olm_id = records.olm.open(branch.id, 2025)
        left, done, to_come = (
            records.rectification.add(olm_id, text, on, by=branch.wang)
            for text, on in (
                ("遗留", date(2026, 1, 31)), ("做完", date(2026, 2, 1)), ("将来", date(2026, 6, 1))
            )
        )  # fmt: skip
        records.rectification.change(left, owner_id=branch.li)
        records.rectification.change(done, done_on=date(2026, 2, 2))
        return left, done, to_come

    left, done, to_come = branch.visit(plant)

    sheet = read(branch, rectification_sheet, THIS, APRIL)

    assert [one.id for one in sheet.items] == [left]
    assert sheet.owner(sheet.items[0]) == "李明"
    of_year = read(branch, rectification_sheet, YEAR, APRIL)
    assert [one.id for one in of_year.items] == [left, done, to_come]


def test_sign_ups_are_those_of_meetings_still_open(branch):
    olm = MeetingKind.ORGANIZATIONAL_LIFE_MEETING
    still = call(branch, kind=olm, state=MeetingState.PUBLISHED)
    call(branch, kind=olm)
    branch.visit(lambda r: r.signups.add(still, branch.li, Wish.SPEAK, NOON))

    [(meeting, lineup)] = read(branch, signup_sheet, NOON).lineups

    assert (meeting.id, [one.member_id for one in lineup.signups]) == (still, [branch.li])


def test_talks_are_those_of_the_period(branch):
    branch.visit(lambda r: r.talks.add(branch.wang, branch.li, date(2026, 2, 28)))
    branch.visit(lambda r: r.talks.add(branch.wang, branch.li, TODAY))

    sheet = read(branch, talk_sheet, THIS)

    assert [one.on for one in sheet.talks] == [TODAY]
    assert names(sheet) == ["王书记", "李明"]


def lacks(branch, period=THIS, now=APRIL):
    return [gap for gap in read(branch, gaps, period, now) if gap.lack is not Lack.DUTY]


def test_of_a_meeting_first_what_comes_first_is_missing(branch):
    meeting_id = call(branch, state=MeetingState.PUBLISHED)
    assert [(gap.lack, gap.id) for gap in lacks(branch)] == [(Lack.UNCLOSED, meeting_id)]
    assert lacks(branch, now=NOON) == []

    branch.visit(lambda r: r.meetings.change(meeting_id, state=MeetingState.CLOSED.value))
    say(branch, meeting_id, branch.wang, Presence.PRESENT)
    found = lacks(branch)
    assert [gap.lack for gap in found] == [Lack.ATTENDANCE, Lack.MINUTES]
    assert (found[0].member_ids, found[1].record) == ((branch.li,), MeetingKind.THEME_DAY)


def test_a_record_confirmed_for_others_than_were_there_is_looked_at_again(branch):
    meeting_id = call(branch)
    for one in (branch.wang, branch.li):
        say(branch, meeting_id, one, Presence.PRESENT)
    [number] = begin_minutes(branch, meeting_id)
    assert [gap.lack for gap in lacks(branch)] == [Lack.MINUTES]

    branch.visit(lambda r: r.minutes.confirm(number, by=branch.wang, at=NOON, counted=2))
    assert lacks(branch) == []
    say(branch, meeting_id, branch.li, Presence.ABSENT)
    assert [gap.lack for gap in lacks(branch)] == [Lack.MINUTES_CHANGED]


def test_a_draft_nobody_published_in_time_is_named_and_a_cancelled_meeting_is_not(branch):
    lapsed = call(branch, state=MeetingState.DRAFT)
    call(branch, state=MeetingState.CANCELLED)

    assert [(gap.lack, gap.id) for gap in lacks(branch)] == [(Lack.UNPUBLISHED, lapsed)]


def test_dues_are_missing_by_month_and_by_whom(branch):
    owe(branch, branch.wang)
    owe(branch, branch.li)
    branch.visit(lambda r: r.dues.claim(branch.li, MARCH, NOON))

    found = lacks(branch)

    assert [(gap.lack, gap.month, gap.member_ids) for gap in found] == [
        (Lack.CLAIMED, MARCH, (branch.li,)),
        (Lack.UNPAID, MARCH, (branch.wang,)),
    ]
    assert [gap.lack for gap in lacks(branch, now=NOON)] == [Lack.CLAIMED]


def test_a_duty_is_missing_in_the_period_in_which_it_ended(branch):
    def keys(period):
        return {gap.key for gap in read(branch, gaps, period, APRIL) if gap.lack is Lack.DUTY}

    assert "general_meeting@2026Q1" in keys(THIS)
    assert "theme_day@2026-03" in keys(THIS)
    assert "general_meeting@2026Q1" not in keys(Period(Month(2026, 2), Month(2026, 2)))


def test_what_should_be_put_right_by_now_is_missing(branch):
    item_id = branch.visit(lambda r: r.rectification.add(
        r.olm.open(branch.id, 2025), "改进", date(2026, 3, 31), by=branch.wang
    ))  # fmt: skip

    assert [(gap.lack, gap.id) for gap in lacks(branch)] == [(Lack.RECTIFICATION, item_id)]
    assert lacks(branch, now=datetime(2026, 3, 31, 4, tzinfo=UTC)) == []


def test_the_trail_is_read_page_by_page_the_latest_first(branch):
    for number in range(3):
        branch.visit(
            lambda r, n=number: r.people.rename(branch.li, f"李明{n}"), action=f"step{number}"
        )

    def page(before):
        return branch.do(lambda r: r.trail.page(
            r.branches.one(branch.id), THIS, before=before, many=2
        ))  # fmt: skip

    first = page(None)
    second = page(first.before)

    assert [one.action for one in first.entries] == ["step2", "step1"]
    assert [one.action for one in second.entries] == ["step0", "setup"]
    assert second.before is None
    latest = first.entries[0]
    assert (latest.actor, latest.member_ids) == ("王书记", {branch.li})
    assert latest.changes[0].after == {"name": "*"}


def test_a_page_of_another_month_is_empty(branch):
    page = branch.do(lambda r: r.trail.page(
        r.branches.one(branch.id), Period(Month(2026, 4), Month(2026, 4))
    ))  # fmt: skip
    assert (page.entries, page.before) == ((), None)


SHEETS = {
    "attendance": lambda r, home: attendance_sheet(r, home, YEAR, None),
    "meetings": lambda r, home: meeting_sheet(r, home, YEAR, None),
    "dues": lambda r, home: dues_sheet(r, home, YEAR, APRIL),
    "duties": lambda r, home: duties_sheet(r, home, YEAR, APRIL),
    "gaps": lambda r, home: gaps(r, home, YEAR, APRIL),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_costs_no_more_statements_for_more_meetings(branch, name):
    def cost():
        made = []

        def work(records):
            home = records.branches.one(branch.id)
            connection = connection_of(records)
            event.listen(connection, "before_cursor_execute", lambda *a: made.append(a[2]))
            SHEETS[name](records, home)

        branch.do(work)
        return len(made)

    before = 0
    for number in range(4):
        meeting_id = call(
            branch, kind=MeetingKind.GENERAL_MEETING, starts_at=NOON + timedelta(days=number)
        )
        say(branch, meeting_id, branch.wang, Presence.PRESENT)
        begin_minutes(branch, meeting_id)
        before = before or cost()

    assert cost() == before
