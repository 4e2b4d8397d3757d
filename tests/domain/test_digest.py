"""When the digest is due, and what stands in it."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain.attendance import Answer, Attendance, Presence
from domain.digest import gaps, report
from domain.digest_days import dates_of, is_kept, latest_digest, say_at
from domain.dues import Due, DueState
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.minutes import Minutes
from domain.months import Month
from domain.notices import NoticeKind
from domain.people import Branch
from domain.settings import BranchSettings

SHANGHAI = ZoneInfo("Asia/Shanghai")
OCTOBER = Month(2026, 10)
NATIONAL_DAY = {date(2026, 10, day) for day in range(1, 8)}
NOW = datetime(2026, 11, 2, 9, tzinfo=SHANGHAI)


def is_workday(day: date) -> bool:
    return day.isoweekday() < 6 and day not in NATIONAL_DAY


def branch(**given) -> Branch:
    values = {"id": 1, "name": "第三支部", "timezone": SHANGHAI, "language": "zh_CN",
              "tracked_from": date(2026, 1, 1)}  # fmt: skip
    return Branch(**(values | given))


def at(month: int, day: int, hour: int = 9, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("month", "draft_at", "goes_at"),
    [
        (Month(2026, 10), at(10, 30), at(11, 2)),  # 1 November is a Sunday
        (Month(2026, 9), at(9, 30), at(10, 8)),  # National Day
        (Month(2026, 11), at(11, 30), at(12, 1)),
        (Month(2026, 7), at(7, 31), at(8, 3)),  # 1 August is a Saturday
    ],
)
def test_it_goes_out_on_the_first_working_day_and_its_draft_one_before(month, draft_at, goes_at):
    dates = dates_of(branch(), month, is_workday)

    assert (dates.draft_at, dates.goes_at) == (draft_at, goes_at)


def test_the_hour_is_the_branchs_own():
    early = branch(settings=BranchSettings(digest_at=time(8, 30)))

    assert dates_of(early, OCTOBER, is_workday).goes_at == at(11, 2).replace(hour=8, minute=30)


def test_a_calendar_without_working_days_is_not_believed():
    assert dates_of(branch(), OCTOBER, lambda _: False).goes_at == at(11, 1)


@pytest.mark.parametrize(
    ("now", "month"),
    [
        (at(10, 30, 8), Month(2026, 9)),
        (at(10, 30, 9), OCTOBER),
        (at(11, 29), OCTOBER),
        (at(11, 30), Month(2026, 11)),
        (at(1, 15, year=2027), Month(2026, 12)),
        (datetime(2026, 10, 30, 1, tzinfo=UTC), OCTOBER),
    ],
)
def test_only_the_latest_is_due(now, month):
    assert latest_digest(branch(), now, is_workday).month == month


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"tracked_from": None}, False),
        ({"tracked_from": date(2026, 11, 1)}, False),
        ({"tracked_from": date(2026, 10, 31)}, True),
        ({"created_at": datetime(2026, 10, 31, 15, 59, tzinfo=UTC)}, True),
        ({"created_at": datetime(2026, 10, 31, 16, 1, tzinfo=UTC)}, False),  # 1 November there
    ],
)
def test_no_digest_is_written_of_a_month_before_the_branch_began(given, kept):
    assert is_kept(branch(**given), OCTOBER) is kept
    assert (latest_digest(branch(**given), NOW, is_workday) is not None) is kept


def test_what_comes_late_waits_for_the_morning():
    planned = at(11, 2)

    assert say_at(planned, branch(), at(10, 30)) == planned
    assert say_at(planned, branch(), at(11, 5, 15)) == at(11, 5, 15)
    assert say_at(planned, branch(), at(11, 5, 23)) == at(11, 6, 7)
    assert say_at(at(11, 5, 23), branch(), at(11, 5, 23)) == at(11, 5, 23)


def meeting(number: int, kind=MeetingKind.THEME_DAY, state=MeetingState.CLOSED, **given) -> Meeting:
    values = {"id": number, "branch_id": 1, "kind": kind, "title": "学习党章", "state": state,
              "starts_at": at(10, 27, 14), "ends_at": at(10, 27, 16)}  # fmt: skip
    return Meeting(**(values | given))


def present(member_id: int) -> Attendance:
    return Attendance(member_id=member_id, recorded=Presence.PRESENT)


def sum_up(meetings, dues=(), *, groups=2, ahead=(), dues_on=None):
    return report(OCTOBER, meetings, dues, groups=groups, ahead=ahead, dues_on=dues_on)


def test_a_month_is_summed_up_in_numbers():
    people = [
        present(1),
        Attendance(member_id=2, answer=Answer.LEAVE),
        Attendance(member_id=3, recorded=Presence.ABSENT),
        Attendance(member_id=4, is_expected=False, recorded=Presence.OBSERVER),
    ]
    dues = [Due(member_id=one, month=OCTOBER, amount=Decimal(5), state=state)
            for one, state in enumerate(DueState)]  # fmt: skip

    summed = sum_up({meeting(1): people}, dues)

    counts = summed.held[0].counts
    assert (counts.expected, counts.present, counts.excused) == (3, 1, 1)
    assert (summed.dues.confirmed, summed.dues.expected) == (1, 3)
    assert not summed.is_empty


def test_a_group_has_met_when_its_meeting_is_closed():
    first = meeting(1, MeetingKind.GROUP_MEETING, scope=Scope.GROUP, group_id=1)
    twice = meeting(2, MeetingKind.GROUP_MEETING, scope=Scope.GROUP, group_id=1)
    second = meeting(3, MeetingKind.GROUP_MEETING, MeetingState.PUBLISHED, scope=Scope.GROUP,
                     group_id=2)  # fmt: skip

    assert sum_up({first: [], twice: [], second: []}).groups_met == 1


def test_a_summary_says_of_which_month_which_meetings_and_what_comes():
    held, study = meeting(1), meeting(2, MeetingKind.STUDY)
    coming = meeting(3, state=MeetingState.PUBLISHED)
    summed = sum_up({held: [present(1)], study: []}, ahead=[coming], dues_on=date(2026, 11, 5))

    assert (summed.month, summed.groups, summed.groups_met) == (OCTOBER, 2, 0)
    assert [one.meeting for one in summed.held] == [held, study]
    assert [one.meeting for one in summed.of(MeetingKind.STUDY)] == [study]
    assert (summed.ahead, summed.dues_on) == ((coming,), date(2026, 11, 5))


def test_a_theme_day_of_one_group_with_its_group_meeting_is_that_groups_alone():
    whole = meeting(1, parts=(MeetingKind.GROUP_MEETING,), scope=Scope.GROUP, group_id=1)

    assert sum_up({whole: []}).groups_met == 0


def test_group_meetings_held_within_a_theme_day_are_everybodys():
    whole = meeting(1, parts=(MeetingKind.GROUP_MEETING,))

    assert sum_up({whole: []}).groups_met == 2


def test_the_meeting_of_a_few_named_people_stays_out_of_the_group():
    few = meeting(1, MeetingKind.STUDY, scope=Scope.NAMED)

    summed = sum_up({few: [present(1)]}, ahead=[few])

    assert summed.held == ()
    assert summed.ahead == ()
    assert summed.is_empty


def test_the_secretary_reads_who_is_missing_and_what_waits():
    closed, waiting = meeting(1), meeting(2, state=MeetingState.PUBLISHED)
    coming = meeting(3, state=MeetingState.PUBLISHED, ends_at=NOW + timedelta(hours=1))
    people = [present(1), Attendance(member_id=2), Attendance(member_id=3, answer=Answer.COMING),
              Attendance(member_id=4, recorded=Presence.ABSENT),
              Attendance(member_id=5, recorded=Presence.OBSERVER)]  # fmt: skip
    dues = [Due(member_id=one, month=OCTOBER, amount=Decimal(5), state=state)
            for one, state in enumerate(DueState, start=10)]  # fmt: skip

    found = gaps({closed: people, waiting: [], coming: people}, dues, {NoticeKind.NUDGE: 2}, NOW)

    assert [gap.meeting.id for gap in found.gaps] == [1]
    assert found.gaps[0].absent == (4,)
    assert found.gaps[0].unconfirmed == (2, 3)
    assert found.unclosed == (waiting,)
    assert (found.unpaid, found.claimed) == ((10,), (11,))
    assert found.unsaid == ((NoticeKind.NUDGE, 2),)
    assert gaps({}, [], {}, NOW).is_empty


def record(meeting_id, **about):
    return Minutes(id=1, meeting_id=meeting_id, kind=MeetingKind.THEME_DAY, **about)


def test_a_record_is_missed_once_its_meeting_is_closed_until_it_is_confirmed():
    one, two, three = meeting(1), meeting(2), meeting(3, state=MeetingState.PUBLISHED)
    minutes = [record(1), record(2, confirmed_at=NOW), record(3)]
    found = gaps({one: [], two: [], three: [], meeting(4): []}, [], {}, NOW, minutes=minutes)

    assert found.unrecorded == (one,)


def test_a_meeting_is_over_at_its_end_and_either_gap_is_told():
    ends_now = meeting(1, state=MeetingState.PUBLISHED, ends_at=NOW)
    absent, open_ = meeting(2), meeting(3)
    found = gaps(
        {ends_now: [], absent: [Attendance(member_id=4, recorded=Presence.ABSENT)],
         open_: [Attendance(member_id=5)]}, [], {}, NOW,
    )  # fmt: skip

    assert found.unclosed == (ends_now,)
    assert [(one.meeting, one.absent, one.unconfirmed) for one in found.gaps] == [
        (absent, (4,), ()),
        (open_, (), (5,)),
    ]


def test_drafts_have_lapsed_once_their_hour_has_come():
    lapsed = meeting(1, state=MeetingState.DRAFT, starts_at=NOW)
    ahead = meeting(2, state=MeetingState.DRAFT, starts_at=NOW + timedelta(seconds=1))

    found = gaps({}, [], {}, NOW, drafts=[lapsed, ahead])

    assert found.lapsed == (lapsed,)
    assert not found.is_empty
    assert gaps({}, [], {}, NOW, drafts=[ahead]).is_empty
