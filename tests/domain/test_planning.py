"""What a month's plan proposes: what the branch owes, on the days it is used to."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.habits import Habit, habit_of, working_day
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.months import Month
from domain.people import Group, Member, Office
from domain.planning import PlanLine, Reason, check_month, check_moved, clashing
from domain.proposing import Situation, propose
from domain.refusal import Refusal

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 25, 10, tzinfo=SHANGHAI)
NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
COMMITTEE, THEME, GROUP = (
    MeetingKind.COMMITTEE_MEETING, MeetingKind.THEME_DAY, MeetingKind.GROUP_MEETING,
)  # fmt: skip
LECTURE, GENERAL = MeetingKind.PARTY_LECTURE, MeetingKind.GENERAL_MEETING
OLM = MeetingKind.ORGANIZATIONAL_LIFE_MEETING
FIRST, SECOND = Group(id=1, name="一组"), Group(id=2, name="二组")


def member(number, *offices, group=None):
    return Member(id=number, branch_id=1, name="", offices=frozenset(offices), group=group)


BOARD = [
    member(1, Office.SECRETARY, group=FIRST),
    member(2, Office.ORGANIZATION_COMMISSIONER, group=SECOND),
    member(3, Office.PUBLICITY_COMMISSIONER, group=FIRST),
]


def held(kind, at, *, parts=(), state=MeetingState.CLOSED, group_id=None, place="", hours=2):
    start = at if isinstance(at, datetime) else datetime(2026, *at, tzinfo=SHANGHAI)
    return Meeting(id=1, branch_id=1, kind=kind, title="", starts_at=start, parts=parts,
                   ends_at=start + timedelta(hours=hours), state=state, group_id=group_id,
                   place=place, scope=Scope.ALL)  # fmt: skip


def workday(day: date) -> bool:
    return day.isoweekday() < 6


def plan(month=DECEMBER, *meetings, members=BOARD, lecture="quarter", now=NOW, is_workday=workday):
    situation = Situation(
        meetings=meetings, members=members, zone=SHANGHAI, now=now, lecture=lecture
    )
    return propose(month, situation, is_workday)


def of(kind, lines):
    return [line for line in lines if line.kind is kind]


def test_a_branch_without_a_history_is_proposed_its_duties_on_usual_days():
    lines = plan()

    assert [(line.kind, f"{line.starts_at:%m-%d %H:%M}") for line in lines] == [
        (COMMITTEE, "12-02 15:00"),
        (THEME, "12-11 15:00"),
        (GROUP, "12-16 15:00"),
        (GROUP, "12-16 15:00"),
        (OLM, "12-18 14:00"),
    ]
    assert all(line.is_usual for line in lines)
    assert of(THEME, lines)[0].reasons == [Reason.THEME_DAY, Reason.LECTURE, Reason.GENERAL]


def test_it_keeps_to_the_weekday_the_hour_the_length_and_the_place_it_is_used_to():
    last = held(THEME, (10, 15, 19, 30), place="三楼", hours=1)  # the third Thursday

    [line] = of(THEME, plan(DECEMBER, last))
    assert f"{line.starts_at:%m-%d %H:%M}" == "12-17 19:30"
    assert (line.ends_at - line.starts_at, line.place) == (timedelta(hours=1), "三楼")
    assert not line.is_usual


def test_a_meeting_called_off_makes_no_habit():
    off = held(THEME, (11, 3, 9, 0), state=MeetingState.CANCELLED)

    assert of(THEME, plan(DECEMBER, off))[0].is_usual


def test_a_fifth_weekday_that_a_month_has_not_is_its_last_one():
    fifth = held(THEME, (10, 30, 15, 0))

    assert of(THEME, plan(DECEMBER, fifth))[0].starts_at.day == 25


def test_what_stands_already_is_not_proposed_again():
    standing = [
        held(COMMITTEE, (12, 2, 15, 0), state=MeetingState.DRAFT),
        held(THEME, (12, 11, 15, 0), state=MeetingState.PUBLISHED, parts=(LECTURE, GENERAL)),
        held(GROUP, (12, 16, 15, 0), state=MeetingState.DRAFT, group_id=1),
        held(OLM, (12, 18, 14, 0), state=MeetingState.PUBLISHED),
    ]

    assert [(line.kind, line.group_id) for line in plan(DECEMBER, *standing)] == [(GROUP, 2)]


def test_without_a_committee_or_groups_their_meetings_are_nobodys_duty():
    lines = plan(NOVEMBER, members=[member(1, Office.SECRETARY)])

    assert [line.kind for line in lines] == [THEME]


@pytest.mark.parametrize(
    ("lecture", "earlier", "is_due"),
    [
        ("quarter", None, True),
        ("quarter", (10, 15, 15, 0), False),
        ("quarter", (9, 15, 15, 0), True),
        ("half", (9, 15, 15, 0), False),
        ("half", (6, 15, 15, 0), True),
        ("off", None, False),
    ],
)
def test_a_party_lecture_is_proposed_as_often_as_the_branch_has_agreed(lecture, earlier, is_due):
    past = [] if earlier is None else [held(THEME, earlier, parts=(LECTURE,))]

    [line] = of(THEME, plan(DECEMBER, *past, lecture=lecture))
    assert (LECTURE in line.parts) is is_due


@pytest.mark.parametrize(
    ("month", "earlier", "is_due"),
    [(DECEMBER, None, True), (DECEMBER, (10, 9, 9, 0), False), (NOVEMBER, None, False)],
)
def test_a_general_meeting_is_proposed_in_a_quarters_last_month_without_one(month, earlier, is_due):
    past = [] if earlier is None else [held(GENERAL, earlier)]

    [line] = of(THEME, plan(month, *past, now=datetime(2026, 10, 31, tzinfo=SHANGHAI)))
    assert (GENERAL in line.parts) is is_due


def test_a_holiday_is_passed_over_and_the_line_says_so():
    holidays = {date(2026, 12, 11), date(2026, 12, 12), date(2026, 12, 13)}

    [line] = of(THEME, plan(is_workday=lambda day: workday(day) and day not in holidays))
    assert (line.starts_at.day, line.is_moved) == (14, True)


def test_at_a_months_end_the_last_working_day_before_is_taken():
    last = held(THEME, (10, 30, 15, 0))

    [line] = of(THEME, plan(DECEMBER, last, is_workday=lambda day: day.day < 24))
    assert (line.starts_at.day, line.is_moved) == (23, True)


def test_nothing_is_proposed_for_a_day_that_is_over():
    lines = plan(NOVEMBER)

    assert all(line.starts_at.date() > NOW.date() for line in lines)
    assert plan(NOVEMBER, now=datetime(2026, 11, 30, 10, tzinfo=SHANGHAI)) == []


def test_an_organizational_life_meeting_stands_in_december_if_the_year_has_none():
    assert of(OLM, plan())
    assert not of(OLM, plan(DECEMBER, held(OLM, (3, 6, 14, 0))))
    assert not of(OLM, plan(NOVEMBER))


def test_two_lines_at_one_time_are_pointed_out_but_for_two_groups():
    def line(kind, hour, group_id=None):
        start = datetime(2026, 12, 2, hour, tzinfo=SHANGHAI)
        return PlanLine(
            kind=kind, starts_at=start, ends_at=start + timedelta(hours=2), group_id=group_id
        )

    one, two, other = line(GROUP, 15, 1), line(GROUP, 15, 2), line(COMMITTEE, 16)
    assert clashing([one, two, other]) == [(one, other), (two, other)]
    after_one_another = [line(COMMITTEE, 14), line(THEME, 16), line(COMMITTEE, 18)]
    assert clashing(after_one_another) == clashing(after_one_another[::-1]) == []


@pytest.mark.parametrize(
    ("month", "key"),
    [
        (Month(2026, 10), "plan.refused.past"),
        (NOVEMBER, None),
        (Month(2027, 11), None),
        (Month(2027, 12), "plan.refused.far"),
    ],
)
def test_a_month_is_planned_that_is_not_over_nor_further_off_than_a_year(month, key):
    if key is None:
        check_month(month, date(2026, 11, 30))
        return
    with pytest.raises(Refusal) as refused:
        check_month(month, date(2026, 11, 30))
    assert (refused.value.key, refused.value.params) == (key, {"month": month})


@pytest.mark.parametrize(
    ("to", "meeting_id", "key"),
    [
        ((12, 31, 23), None, None),
        ((12, 1, 0), None, None),
        ((12, 11, 10), None, "meeting.refused.past"),
        ((11, 30, 15), None, "meeting.refused.past"),
        ((12, 12, 10), 7, "plan.refused.saved"),
        ((13, 1, 9), None, "plan.refused.other_month"),
    ],
)
def test_a_line_moves_within_its_month_until_it_is_a_draft(to, meeting_id, key):
    month, day, hour = to
    start = datetime(2026 + month // 13, (month - 1) % 12 + 1, day, hour, tzinfo=SHANGHAI)
    now = datetime(2026, 12, 11, 10, tzinfo=SHANGHAI) if key else NOW
    line = PlanLine(kind=THEME, starts_at=NOW, ends_at=NOW, meeting_id=meeting_id)
    if key is None:
        check_moved(line, start, DECEMBER, now)
        return
    with pytest.raises(Refusal, match=key):
        check_moved(line, start, DECEMBER, now)


def test_only_a_theme_day_has_parts_and_every_line_stands_on_the_branchs_clock():
    lines = plan()

    assert {line.kind for line in lines if line.parts} == {THEME}
    assert [line.starts_at.utcoffset() for line in lines] == [timedelta(hours=8)] * 5
    assert [line.ends_at.utcoffset() for line in lines] == [timedelta(hours=8)] * 5


def test_each_group_keeps_to_its_own_habit():
    past = [
        held(GROUP, (10, 7, 9, 0), group_id=1, place="一楼"),
        held(GROUP, (10, 9, 18, 0), group_id=2, place="二楼"),
    ]

    assert [
        (line.group_id, f"{line.starts_at:%m-%d %H:%M}", line.place)
        for line in of(GROUP, plan(DECEMBER, *past))
    ] == [(1, "12-02 09:00", "一楼"), (2, "12-11 18:00", "二楼")]


def test_the_first_day_proposed_is_tomorrow():
    now = datetime(2026, 12, 10, 23, 30, tzinfo=SHANGHAI)

    assert of(THEME, plan(now=now))[0].starts_at.day == 11


def test_what_stands_in_a_month_is_what_was_not_called_off_by_the_branchs_clock():
    late = datetime(2026, 10, 31, 16, 30, tzinfo=ZoneInfo("UTC"))  # 1 November in Shanghai
    standing = [
        held(THEME, late),
        held(THEME, (11, 30, 23, 0), state=MeetingState.DRAFT),
        held(THEME, (11, 6, 9, 0), state=MeetingState.PUBLISHED),
    ]
    others = [
        held(THEME, (11, 6, 9, 0), state=MeetingState.CANCELLED),
        held(THEME, (11, 6, 9, 0), state=MeetingState.POSTPONED),
        held(THEME, (12, 1, 9, 0)),
    ]
    situation = Situation(
        meetings=[*standing, *others], members=BOARD, zone=SHANGHAI, now=NOW, lecture="off"
    )

    assert situation.standing(NOVEMBER) == standing


@pytest.mark.parametrize(
    ("nth", "weekday", "day"), [(1, 2, 1), (1, 1, 7), (5, 4, 31), (5, 5, 25), (2, 3, 9)]
)
def test_the_so_manieth_weekday_of_december(nth, weekday, day):
    assert Habit(nth=nth, weekday=weekday, at=time(9)).day_of(DECEMBER) == date(2026, 12, day)


def test_a_habit_is_that_of_the_last_meeting_held_whatever_order_they_stand_in():
    past = [held(THEME, (10, 14, 9, 0)), held(THEME, (11, 6, 15, 0)), held(THEME, (9, 8, 8, 0))]
    habit = habit_of(THEME, past, SHANGHAI)

    assert (habit.nth, habit.weekday, habit.at) == (1, 5, time(15))


@pytest.mark.parametrize(("day", "nth"), [(1, 1), (7, 1), (8, 2), (14, 2), (15, 3), (29, 5)])
def test_a_weekday_is_counted_from_the_first_of_the_month(day, nth):
    assert habit_of(THEME, [held(THEME, (10, day, 9, 0))], SHANGHAI).nth == nth


@pytest.mark.parametrize(
    ("day", "first", "free", "found"),
    [
        (1, 1, {1, 2}, 1),
        (5, 1, {1, 31}, 31),
        (30, 1, {1}, 1),
        (5, 5, {5, 6}, 5),
        (5, 6, {5, 6}, 6),
        (5, 7, {5, 6}, None),
    ],
)
def test_a_working_day_is_sought_in_the_whole_month_from_the_first_that_may_be(
    day, first, free, found
):
    taken = working_day(
        date(2026, 12, day), DECEMBER, date(2026, 12, first), lambda one: one.day in free
    )

    assert (taken and taken.day) == found
