"""The roster through the years is, on each day, the roster of that day."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.attendance import Presence
from domain.electors import Category
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.people import Mark, MemberKind, Office
from domain.spans import Span
from storage.gatherings import numbers_of
from storage.houses import house_of
from tests.storage.kit import NOON, TODAY

COMING, LATER, LAST = date(2025, 3, 1), date(2025, 9, 1), date(2025, 12, 1)
DAYS = [
    day + step
    for day in (COMING, LATER, LAST, TODAY)
    for step in (-timedelta(days=1), timedelta(), timedelta(days=1))
]
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def moving(branch):
    """People come, go, come back, are converted, elected, and lose their vote for a while."""

    def plant(records):
        zhao = records.people.add(branch.id, "赵敏", on=COMING)
        records.people.be(zhao, MemberKind.PROBATIONARY, on=COMING)
        records.people.be(zhao, MemberKind.FULL, on=LAST)
        records.people.appoint(branch.wang, Office.SECRETARY, on=COMING)
        records.people.appoint(branch.li, Office.DEPUTY_SECRETARY, on=LATER)
        records.people.appoint(branch.li, Office.GROUP_LEADER, on=LATER)
        records.stays.mark(branch.wang, Mark.SANCTION, Span(LATER, LAST))
        records.stays.mark(zhao, Mark.MOBILE, Span(COMING))
        records.stays.leave(branch.li, LAST)
        records.stays.come_back(branch.li, TODAY)
        records.voting.leave_out(zhao, Category.ABROAD, LATER)
        records.voting.agree(
            zhao, LATER, approved_on=LATER, resolved_on=LATER, is_for_all=True, approval="1"
        )

    branch.visit(plant)
    return branch


@pytest.mark.parametrize("day", DAYS)
def test_who_belongs_and_votes_on_a_day(moving, day):
    def both(records):
        rosters = records.rosters_of(moving.id)
        return (
            [(one.id, one.kind, one.offices) for one in rosters.on(day)],
            [(one.id, one.kind, one.offices) for one in records.people.of(moving.id, day)],
            (rosters.barred(day), rosters.left_out(day)),
            (records.voting.barred(moving.id, day), records.voting.left_out(moving.id, day)),
        )

    mine, theirs, without, others_without = moving.do(both)

    assert mine == theirs
    assert without == others_without


@pytest.mark.parametrize("kind", [MeetingKind.GENERAL_MEETING, MeetingKind.COMMITTEE_MEETING])
def test_many_meetings_are_counted_as_each_by_itself(moving, kind):
    def plant(records):
        for day in DAYS:
            starts_at = datetime.combine(day, time(19), SHANGHAI)
            meeting_id = records.meetings.draft(
                Meeting(
                    id=0, branch_id=moving.id, kind=kind, title="会", starts_at=starts_at,
                    ends_at=starts_at + timedelta(hours=1), state=MeetingState.CLOSED,
                )
            )  # fmt: skip
            people = [one.id for one in records.people.of(moving.id, day)]
            records.meetings.expect(meeting_id, people)
            for number, member_id in enumerate(people):
                presence = Presence.PRESENT if number != 1 else Presence.ABSENT
                records.attendance.record(
                    meeting_id, member_id, presence, by=moving.wang, at=NOON, is_late=False
                )

    moving.visit(plant)

    def both(records):
        home = records.branches.one(moving.id)
        since, until = datetime(2020, 1, 1, tzinfo=SHANGHAI), datetime(2030, 1, 1, tzinfo=SHANGHAI)
        meetings = records.meetings.of(moving.id, since, until)
        counted = numbers_of(records, home, meetings)
        each = {one.id: house_of(records, home, one, kind).turnout(None) for one in meetings}
        return counted, each

    counted, each = moving.do(both)

    assert len(counted) == len(each) == len(DAYS)
    for meeting_id, numbers in counted.items():
        found = (numbers.expected, numbers.present)
        if kind is MeetingKind.GENERAL_MEETING:
            found = (numbers.expected_voting, numbers.present_voting)
        assert found == (each[meeting_id].expected, each[meeting_id].present)
    assert len({one.expected for one in each.values()}) > 1


def test_of_a_meeting_nobody_was_written_down_for_nothing_is_known(branch):
    meeting = Meeting(
        id=0, branch_id=branch.id, kind=MeetingKind.GENERAL_MEETING, title="会", starts_at=NOON,
        ends_at=NOON, state=MeetingState.CLOSED,
    )  # fmt: skip
    meeting_id = branch.visit(lambda r: r.meetings.draft(meeting))
    branch.visit(lambda r: r.meetings.expect(meeting_id, [branch.li]))

    found = branch.do(lambda r: numbers_of(
        r, r.branches.one(branch.id), [r.meetings.find(meeting_id)]
    ))  # fmt: skip

    assert found == {}
