"""Months, quarters, halves, terms and years of a branch's own calendar."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.beats import A_TENTH, A_THIRD, Beat, Turn, day_of, left_from, turn_of, turns_of
from domain.months import Month
from domain.obligations import Lecture, MakeUp, obligations_of

YEARS = st.integers(1950, 2100)
ZONES = st.sampled_from(sorted(available_timezones()))
MOMENTS = st.integers(-600_000_000, 4_000_000_000).map(lambda at: datetime.fromtimestamp(at, UTC))
POLICIES = st.sampled_from(["off", "quarter", "half", "term", "term>=3", "month>=1", "year>=2"])


@given(YEARS, POLICIES)
def test_the_stretches_of_every_obligation_tile_the_year_without_gap_or_overlap(year, lecture):
    for owed in obligations_of(MakeUp(groups=("1", "2"), lecture=Lecture.read(lecture))):
        turns = turns_of(owed.beat, year)

        assert turns[0].since == date(year, 1, 1)
        assert turns[-1].until == date(year, 12, 31)
        assert all(one.until + timedelta(days=1) == next_.since for one, next_ in pairwise(turns))
        assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))


@given(MOMENTS, ZONES, POLICIES)
def test_every_moment_falls_into_exactly_one_stretch_of_each_obligation(moment, zone, lecture):
    day = day_of(moment, ZoneInfo(zone))

    for owed in obligations_of(MakeUp(groups=("1",), lecture=Lecture.read(lecture))):
        around = [turn for year in (-1, 0, 1) for turn in turns_of(owed.beat, day.year + year)]
        assert [turn for turn in around if day in turn] == [turn_of(owed.beat, day)]
        assert len({str(turn) for turn in around}) == len(around)


@pytest.mark.parametrize(
    ("beat", "day", "name", "since", "until"),
    [
        (Beat.MONTH, (2026, 2, 28), "2026-02", (2026, 2, 1), (2026, 2, 28)),
        (Beat.MONTH, (2028, 2, 29), "2028-02", (2028, 2, 1), (2028, 2, 29)),
        (Beat.QUARTER, (2026, 3, 31), "2026Q1", (2026, 1, 1), (2026, 3, 31)),
        (Beat.QUARTER, (2026, 4, 1), "2026Q2", (2026, 4, 1), (2026, 6, 30)),
        (Beat.QUARTER, (2026, 12, 31), "2026Q4", (2026, 10, 1), (2026, 12, 31)),
        (Beat.HALF, (2026, 6, 30), "2026H1", (2026, 1, 1), (2026, 6, 30)),
        (Beat.HALF, (2026, 7, 1), "2026H2", (2026, 7, 1), (2026, 12, 31)),
        (Beat.TERM, (2026, 7, 31), "2026T1", (2026, 1, 1), (2026, 7, 31)),
        (Beat.TERM, (2026, 8, 1), "2026T2", (2026, 8, 1), (2026, 12, 31)),
        (Beat.YEAR, (2026, 1, 1), "2026", (2026, 1, 1), (2026, 12, 31)),
    ],
)
def test_a_day_lies_in_the_stretch_of_its_name(beat, day, name, since, until):
    turn = turn_of(beat, date(*day))

    assert (str(turn), turn.since, turn.until) == (name, date(*since), date(*until))


def test_the_branchs_day_counts_not_that_of_greenwich():
    shanghai = ZoneInfo("Asia/Shanghai")

    assert day_of(datetime(2026, 3, 31, 15, 59, tzinfo=UTC), shanghai) == date(2026, 3, 31)
    assert day_of(datetime(2026, 3, 31, 16, tzinfo=UTC), shanghai) == date(2026, 4, 1)
    assert day_of(datetime.fromisoformat("2026-03-31T23:00"), shanghai) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("turn", "third", "tenth"),
    [
        (Turn(Beat.MONTH, Month(2026, 4)), (4, 21), (4, 28)),  # 30 days: ten, three
        (Turn(Beat.MONTH, Month(2026, 2)), (2, 20), (2, 27)),  # 28 days: nine, two
        (Turn(Beat.QUARTER, Month(2026, 7)), (9, 1), (9, 22)),  # 92 days: thirty, nine
        (Turn(Beat.YEAR, Month(2026, 1)), (9, 2), (11, 26)),  # 365 days: 121, 36
    ],
)
def test_a_third_and_a_tenth_are_left_from_these_days_on(turn, third, tenth):
    year = turn.first.year

    assert left_from(turn.since, turn.until, A_THIRD) == date(year, *third)
    assert left_from(turn.since, turn.until, A_TENTH) == date(year, *tenth)


def test_of_a_stretch_too_short_to_be_divided_the_last_day_is_left():
    assert left_from(date(2026, 1, 1), date(2026, 1, 2), A_TENTH) == date(2026, 1, 2)
    assert left_from(date(2026, 1, 1), date(2026, 1, 20), A_TENTH) == date(2026, 1, 19)


@pytest.mark.parametrize(
    ("policy", "beat", "least"),
    [
        ("quarter", Beat.QUARTER, 1),
        ("quarter>=1", Beat.QUARTER, 1),
        ("quarter>=2", Beat.QUARTER, 2),
        ("half", Beat.HALF, 1),
        ("term", Beat.TERM, 2),
        ("term>=1", Beat.TERM, 1),
        ("off", None, 1),
        ("", None, 1),
        (None, None, 1),
        ("sometimes", None, 1),
    ],
)
def test_a_party_lecture_is_due_as_often_as_the_branch_has_agreed(policy, beat, least):
    assert Lecture.read(policy) == Lecture(beat, least)
