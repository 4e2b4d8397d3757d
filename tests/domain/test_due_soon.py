"""What is pointed out while there is time, and looked up in the book of duties."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.due_soon import warned_on
from domain.duty_book import DutyBook, blank, check_period, noticed_from
from domain.fulfilment import Course, Entry
from domain.gatherings import Numbers, gathering_of
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.months import Month
from domain.obligations import Duty, MakeUp, window_of
from domain.periods import Period
from domain.refusal import Refusal

SHANGHAI = ZoneInfo("Asia/Shanghai")
COMMITTEE = frozenset({Duty.COMMITTEE_MEETING})
OLM = frozenset({Duty.ORGANIZATIONAL_LIFE_MEETING})


def book(as_of, *entries, **make_up):
    make_up = {"tracked_from": date(2020, 1, 1), "tracks": COMMITTEE} | make_up
    return DutyBook(make_up=MakeUp(**make_up), entries=entries, as_of=date(*as_of), groups={})


def committee(*day, course=Course.HELD):
    return Entry(duty=Duty.COMMITTEE_MEETING, on=date(*day), course=course)


def keys(standings):
    return [one.key for one in standings]


@pytest.mark.parametrize(
    ("since", "until", "is_told"),
    [
        ((1, 1), (4, 20), False),
        ((1, 1), (4, 21), True),
        ((4, 21), (4, 21), True),
        ((4, 22), (4, 27), False),
        ((4, 22), (4, 28), True),
        ((4, 29), (4, 30), False),
    ],
)
def test_it_is_told_on_the_day_a_third_and_the_day_a_tenth_is_left(since, until, is_told):
    soon = book((2026, *until)).due_soon(date(2026, *since), date(2026, *until))

    assert keys(soon) == ["committee_meeting@2026-04"] * is_told


@pytest.mark.parametrize("course", list(Course))
def test_what_is_done_or_arranged_is_not_told(course):
    soon = book((2026, 4, 21), committee(2026, 4, 29, course=course))

    assert soon.due_soon(date(2026, 1, 1), date(2026, 4, 21)) == []


@pytest.mark.parametrize(
    ("as_of", "is_told"),
    [((2026, 9, 1), False), ((2026, 9, 2), True), ((2027, 3, 1), False), ((2027, 3, 2), True),
     ((2027, 3, 23), True), ((2027, 4, 1), False)],
)  # fmt: skip
def test_of_a_year_over_the_window_is_what_is_left(as_of, is_told):
    day = date(*as_of)
    made = book(as_of, tracks=OLM, windows=window_of(date(2027, 3, 31)))

    assert keys(made.due_soon(day, day)) == ["organizational_life_meeting@2026"] * is_told


def test_a_window_of_ninety_one_days_is_counted_from_the_new_year():
    made = book((2028, 3, 3), tracks=OLM, windows=window_of(date(2028, 3, 31)))  # 29 February

    assert warned_on(made.within(Period(Month(2028, 3), Month(2028, 3)))[0]) == (
        date(2028, 3, 2),
        date(2028, 3, 23),
    )
    shorter = book((2028, 3, 1), tracks=OLM, windows=window_of(date(2028, 3, 30)))
    assert warned_on(shorter.within(Period(Month(2028, 3), Month(2028, 3)))[0]) == (
        date(2028, 3, 1),
        date(2028, 3, 22),
    )
    shortest = book((2028, 1, 2), tracks=OLM, windows=window_of(date(2028, 1, 29)))
    assert warned_on(shortest.within(Period(Month(2028, 1), Month(2028, 1)))[0]) == (
        date(2028, 1, 21),
        date(2028, 1, 28),
    )


def test_it_goes_on_after_what_was_told_last_and_never_before_the_branch_was_here():
    today = date(2026, 4, 21)
    here = MakeUp(tracked_from=date(2020, 1, 1))

    assert noticed_from(None, here, today) == date(2020, 1, 1)
    assert noticed_from(date(2026, 4, 20), here, today) == date(2026, 4, 21)
    assert noticed_from(None, replace(here, tracked_from=None), today) == today


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
ENTRIES = st.builds(
    Entry, duty=st.sampled_from(Duty), on=DAYS, course=st.sampled_from(Course),
    warning=st.sampled_from(["", "quorum"]), group=st.sampled_from([None, "1", "2"]),
    year=st.sampled_from([None, 2025, 2026, 2027]),
)  # fmt: skip


@given(as_of=DAYS, back=st.integers(0, 60), entries=st.lists(ENTRIES, max_size=40))
def test_a_blank_book_passes_over_nothing_that_is_told(as_of, back, entries):
    branch = MakeUp(
        groups=("1", "2"), tracked_from=date(2025, 3, 10), tracks=frozenset(Duty),
        windows=window_of(date(2026, 3, 31)) | window_of(date(2027, 3, 31)),
    )  # fmt: skip
    since = as_of - timedelta(days=back)
    written = DutyBook(make_up=branch, entries=entries, as_of=as_of, groups={})
    told = keys(written.due_soon(since, as_of))

    assert set(told) <= set(keys(blank(branch, as_of).due_soon(since, as_of)))


def test_a_month_has_what_ended_with_it_and_what_ends_with_the_next():
    made = book((2026, 4, 1), committee(2026, 2, 3), tracks=COMMITTEE | {Duty.GENERAL_MEETING})

    assert keys(made.missing_in(Month(2026, 3))) == [
        "general_meeting@2026Q1",
        "committee_meeting@2026-03",
    ]
    assert keys(made.missing_in(Month(2026, 2))) == []
    assert keys(made.due_in(Month(2026, 4))) == ["committee_meeting@2026-04"]
    assert keys(made.due_in(Month(2026, 6))) == [
        "general_meeting@2026Q2",
        "committee_meeting@2026-06",
    ]


def test_a_window_is_due_and_missing_in_its_own_last_month():
    windows = window_of(date(2027, 3, 31))

    for day in (1, 31):
        made = book((2027, 3, day), tracks=OLM, windows=windows)
        assert keys(made.due_in(Month(2027, 3))) == ["organizational_life_meeting@2026"]
    assert keys(book((2027, 4, 1), tracks=OLM, windows=windows).missing_in(Month(2027, 3))) == \
        ["organizational_life_meeting@2026"]  # fmt: skip


def test_a_period_shows_every_stretch_that_touches_it():
    made = book((2027, 2, 1), tracks=COMMITTEE | OLM, windows=window_of(date(2027, 3, 31)))
    shown = [
        key
        for key in keys(made.within(Period(Month(2027, 2), Month(2027, 2))))
        if "committee" in key or "life" in key
    ]

    assert shown == [
        "organizational_life_meeting@2026",
        "committee_meeting@2027-02",
        "organizational_life_meeting@2027",
    ]


@pytest.mark.parametrize(("month", "is_far"), [(Month(2027, 4), False), (Month(2027, 5), True)])
def test_nobody_looks_further_than_a_year(month, is_far):
    if not is_far:
        return check_period(Period(month, month), date(2026, 4, 21))
    with pytest.raises(Refusal, match=r"obligations\.refused\.far"):
        check_period(Period(month, month), date(2026, 4, 21))
    return None


@pytest.mark.parametrize(
    ("state", "hour", "course"),
    [
        (MeetingState.CLOSED, 18, "held"),
        (MeetingState.PUBLISHED, 16, "scheduled"),
        (MeetingState.PUBLISHED, 17, "unrecorded"),
        (MeetingState.DRAFT, 14, "scheduled"),
        (MeetingState.DRAFT, 15, "draft"),
        (MeetingState.POSTPONED, 14, "postponed"),
        (MeetingState.CANCELLED, 14, "cancelled"),
    ],
)
def test_a_meeting_counts_once_it_is_closed(state, hour, course):
    start = datetime(2026, 5, 10, 15, tzinfo=SHANGHAI)
    meeting = Meeting(
        id=7, branch_id=1, kind=MeetingKind.THEME_DAY, title="", starts_at=start,
        ends_at=start.replace(hour=17), parts=(MeetingKind.PARTY_LECTURE,), group_id=3, state=state,
    )  # fmt: skip
    recorded = {MeetingKind.PARTY_LECTURE}
    numbers = Numbers(expected=5, present=4, expected_voting=3, present_voting=2)
    found = gathering_of(
        meeting, start.replace(hour=hour), recorded=recorded, numbers=numbers, is_strict=True
    )

    assert (found.course, found.id, found.group) == (course, 7, "3")
    assert (found.expected, found.present) == (5, 4)
    assert (found.expected_voting, found.present_voting) == (3, 2)
    assert (found.duty, found.starts_at, found.is_strict) == ("theme_day", start, True)
    assert [part.duty for part in found.parts] == ["party_lecture"]
    assert found.parts[0].is_record
    bare = gathering_of(replace(meeting, group_id=None, for_year=2025), start)
    assert (bare.group, bare.for_year, bare.expected, bare.is_strict) == (None, 2025, None, False)
    assert gathering_of(meeting, start, for_year=2026).for_year == 2026
    assert not gathering_of(meeting, start).parts[0].is_record
