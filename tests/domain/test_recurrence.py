from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.times import (
    ByMonth,
    Daily,
    DayNumber,
    Every,
    Fortnightly,
    LastDay,
    NthWeekday,
    Recurrence,
    Shift,
    Weekly,
    Workdays,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")

NINE = time(9)
MONTHLY, QUARTERLY, YEARLY = Every.MONTHLY, Every.QUARTERLY, Every.YEARLY

WIRES = [
    (Daily(), "daily@09:00"),
    (Workdays(), "workday@09:00"),
    (Weekly((2, 4)), "weekly:2,4@09:00"),
    (Fortnightly(date(2026, 11, 25)), "fortnightly:2026-11-25@09:00"),
    (ByMonth(MONTHLY, 1, DayNumber(5)), "monthly:5@09:00"),
    (ByMonth(MONTHLY, 1, LastDay()), "monthly:last@09:00"),
    (ByMonth(MONTHLY, 1, NthWeekday(1, 5)), "monthly:1fri@09:00"),
    (ByMonth(MONTHLY, 1, NthWeekday(-1, 5)), "monthly:lastfri@09:00"),
    (ByMonth(QUARTERLY, 1, DayNumber(10)), "quarterly:1/10@09:00"),
    (ByMonth(QUARTERLY, 3, LastDay()), "quarterly:3/last@09:00"),
    (ByMonth(YEARLY, 7, DayNumber(1)), "yearly:7/1@09:00"),
    (ByMonth(YEARLY, 12, NthWeekday(-1, 5)), "yearly:12/lastfri@09:00"),
]

GOLDEN_WEEK = {date(2026, 10, day) for day in range(1, 8)}


def works(day: date) -> bool:
    """October 2026 as published: seven days off, the Saturday after them worked."""
    if day in GOLDEN_WEEK:
        return False
    return day.isoweekday() < 6 or day == date(2026, 10, 10)


# wire, after, the turns that follow
SHIFTED = [
    ("monthly:5@09:00/after", "2026-10-01 00:00", ["2026-10-08 09:00", "2026-11-05 09:00"]),
    ("monthly:5@09:00/before", "2026-09-10 00:00", ["2026-09-30 09:00", "2026-11-05 09:00"]),
    ("monthly:5@09:00/before", "2026-09-30 09:00", ["2026-11-05 09:00"]),
    ("monthly:5@09:00/after", "2026-10-08 08:59", ["2026-10-08 09:00"]),
    ("monthly:5@09:00/after", "2026-10-08 09:00", ["2026-11-05 09:00"]),
    ("monthly:10@09:00/after", "2026-10-09 00:00", ["2026-10-10 09:00"]),
    ("monthly:last@17:00/after", "2026-10-15 00:00", ["2026-11-02 17:00", "2026-11-30 17:00"]),
    ("monthly:last@17:00/before", "2026-10-15 00:00", ["2026-10-30 17:00", "2026-11-30 17:00"]),
    ("weekly:4@19:00/after", "2026-09-30 00:00", ["2026-10-08 19:00", "2026-10-15 19:00"]),
    ("workday@08:00", "2026-09-30 08:00", ["2026-10-08 08:00", "2026-10-09 08:00",
                                           "2026-10-10 08:00", "2026-10-12 08:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("wire", "after", "turns"), SHIFTED)
def test_a_turn_on_a_day_off_is_moved_as_was_said(wire: str, after: str, turns: list[str]) -> None:
    rule = Recurrence.read(wire).on(works)
    assert (str(rule), rule.needs_calendar) == (wire, True)
    moment = datetime.fromisoformat(after).replace(tzinfo=SHANGHAI)
    for turn in turns:
        moment = rule.next_after(moment)
        assert f"{moment:%Y-%m-%d %H:%M}" == turn


def test_a_calendar_without_any_work_leaves_the_day_as_it_is() -> None:
    rule = Recurrence.read("monthly:5@09:00/after").on(lambda _: False)
    turn = rule.next_after(datetime(2026, 10, 1, tzinfo=SHANGHAI))
    assert f"{turn:%m-%d}" == "10-05"


@pytest.mark.parametrize(("days_off", "moved_by"), [(30, 30), (31, 31), (32, 0)])
def test_a_working_day_is_sought_for_a_month_and_no_longer(days_off: int, moved_by: int) -> None:
    day = date(2026, 10, 1)
    back = day + timedelta(days=days_off)
    assert Shift.AFTER.move(day, lambda one: one >= back) == day + timedelta(days=moved_by)


def test_only_what_asks_for_working_days_needs_a_calendar() -> None:
    assert not Recurrence.read("monthly:5@09:00").needs_calendar
    assert Recurrence.read("workday@09:00").needs_calendar


@pytest.mark.parametrize(("pattern", "wire"), WIRES)
def test_a_wire_string_never_changes_its_spelling(
    pattern: Daily | Workdays | Weekly | Fortnightly | ByMonth, wire: str
) -> None:
    assert str(Recurrence(pattern, NINE)) == wire
    assert Recurrence.read(wire) == Recurrence(pattern, NINE)
    assert wire.isascii()


NONSENSE = [
    "",
    "@",
    "daily",
    "daily@",
    "daily@9:00",
    "daily@25:00",
    "daily@09:00:00",
    "daily@09:00+08:00",
    "daily:1@09:00",
    "hourly@09:00",
    "weekly:@09:00",
    "weekly:4,2@09:00",
    "weekly:2,2@09:00",
    "weekly:0@09:00",
    "weekly:8@09:00",
    "weekly:２@09:00",
    "fortnightly:2026-02-30@09:00",
    "fortnightly:20261125@09:00",
    "monthly:0@09:00",
    "monthly:32@09:00",
    "monthly:05@09:00",
    "monthly:6fri@09:00",
    "monthly:fri@09:00",
    "monthly:-1fri@09:00",
    "quarterly:4/1@09:00",
    "quarterly:10@09:00",
    "yearly:2/30@09:00",
    "yearly:13/1@09:00",
    "yearly:7/1@09:00 ",
    "monthly:5@09:00/",
    "monthly:5@09:00/later",
    "monthly:" + "9" * 10_000 + "@09:00",
]


@pytest.mark.parametrize("wire", NONSENSE)
def test_nonsense_on_the_wire_is_no_recurrence(wire: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Recurrence.read(wire)


@pytest.mark.parametrize("at", [time(9, 0, 1), time(9, tzinfo=UTC), time(9, microsecond=1)])
def test_a_turn_comes_on_the_minute_and_without_a_zone_of_its_own(at: time) -> None:
    with pytest.raises(ValueError, match="plain time"):
        Recurrence(Daily(), at)


TURNS = [
    ("daily@08:00", "2026-11-22 10:00", ["2026-11-23 08:00", "2026-11-24 08:00"]),
    ("daily@10:00", "2026-11-22 10:00", ["2026-11-23 10:00"]),
    ("daily@10:01", "2026-11-22 10:00", ["2026-11-22 10:01"]),
    ("workday@09:00", "2026-11-27 09:00", ["2026-11-30 09:00", "2026-12-01 09:00"]),
    ("weekly:2,4@19:00", "2026-11-22 10:00", ["2026-11-24 19:00", "2026-11-26 19:00"]),
    ("weekly:7@20:00", "2026-11-22 10:00", ["2026-11-22 20:00", "2026-11-29 20:00"]),
    (
        "fortnightly:2026-11-25@19:00",
        "2026-01-01 00:00",
        ["2026-11-25 19:00", "2026-12-09 19:00", "2026-12-23 19:00"],
    ),
    ("fortnightly:2026-11-25@19:00", "2026-12-09 19:00", ["2026-12-23 19:00"]),
    ("monthly:5@09:00", "2026-11-22 10:00", ["2026-12-05 09:00", "2027-01-05 09:00"]),
    (
        "monthly:31@09:00",
        "2027-01-31 09:00",
        ["2027-02-28 09:00", "2027-03-31 09:00", "2027-04-30 09:00"],
    ),
    ("monthly:last@17:00", "2028-02-01 00:00", ["2028-02-29 17:00", "2028-03-31 17:00"]),
    ("monthly:1fri@19:00", "2026-11-22 10:00", ["2026-12-04 19:00", "2027-01-01 19:00"]),
    ("monthly:lastfri@16:00", "2026-11-22 10:00", ["2026-11-27 16:00", "2026-12-25 16:00"]),
    ("monthly:5fri@16:00", "2026-11-22 10:00", ["2027-01-29 16:00", "2027-04-30 16:00"]),
    ("quarterly:1/10@09:00", "2026-11-22 10:00", ["2027-01-10 09:00", "2027-04-10 09:00"]),
    ("quarterly:3/last@09:00", "2026-11-22 10:00", ["2026-12-31 09:00", "2027-03-31 09:00"]),
    ("quarterly:2/1mon@09:00", "2026-11-22 10:00", ["2027-02-01 09:00", "2027-05-03 09:00"]),
    ("yearly:7/1@09:00", "2026-11-22 10:00", ["2027-07-01 09:00", "2028-07-01 09:00"]),
    ("yearly:2/29@09:00", "2026-11-22 10:00", ["2027-02-28 09:00", "2028-02-29 09:00"]),
]


@pytest.mark.parametrize(("wire", "after", "turns"), TURNS)
def test_the_turns_follow_one_another_as_the_calendar_has_them(
    wire: str, after: str, turns: list[str]
) -> None:
    recurrence = Recurrence.read(wire)
    moment = datetime.fromisoformat(after).replace(tzinfo=SHANGHAI)
    for turn in turns:
        moment = recurrence.next_after(moment)
        assert f"{moment:%Y-%m-%d %H:%M}" == turn
        assert moment.tzinfo is SHANGHAI


def test_nine_in_the_morning_stays_nine_when_summer_time_begins_and_ends() -> None:
    morning = Recurrence.read("daily@09:00")
    for month, day in [(3, 13), (11, 6)]:
        before = datetime(2027, month, day, 9, tzinfo=NEW_YORK)
        after = morning.next_after(before)
        assert (after.day, after.hour, after.minute) == (day + 1, 9, 0)
        assert after.utcoffset() != before.utcoffset()


def test_a_time_skipped_in_spring_moves_forward_and_comes_once() -> None:
    night = Recurrence.read("daily@02:30")
    turn = night.next_after(datetime(2027, 3, 13, 12, tzinfo=NEW_YORK))
    assert f"{turn:%m-%d %H:%M}" == "03-14 03:30"
    assert f"{night.next_after(turn):%m-%d %H:%M}" == "03-15 02:30"


def test_a_time_that_comes_twice_in_autumn_counts_once() -> None:
    night = Recurrence.read("daily@01:30")
    turn = night.next_after(datetime(2026, 10, 31, 12, tzinfo=NEW_YORK))
    assert (f"{turn:%m-%d %H:%M}", turn.fold) == ("11-01 01:30", 0)
    assert f"{night.next_after(turn):%m-%d %H:%M}" == "11-02 01:30"
    between = datetime(2026, 11, 1, 1, 10, fold=1, tzinfo=NEW_YORK)
    assert f"{night.next_after(between):%m-%d %H:%M}" == "11-02 01:30"


def test_a_moment_without_a_zone_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="zone"):
        Recurrence(Daily(), NINE).next_after(datetime(2026, 11, 22))  # noqa: DTZ001


def test_the_calendar_has_an_end() -> None:
    last = Recurrence.read("monthly:5@09:00").next_after(datetime(9999, 12, 1, tzinfo=UTC))
    assert last == datetime(9999, 12, 5, 9, tzinfo=UTC)
    with pytest.raises(OverflowError):
        Recurrence.read("yearly:7/1@09:00").next_after(datetime(9999, 8, 1, tzinfo=UTC))


MONTH_DAYS = st.one_of(
    st.builds(DayNumber, st.integers(1, 28)),
    st.just(LastDay()),
    st.builds(NthWeekday, st.sampled_from([1, 2, 3, 4, -1]), st.integers(1, 7)),
)
PATTERNS = st.one_of(
    st.just(Daily()),
    st.just(Workdays()),
    st.sets(st.integers(1, 7), min_size=1).map(lambda days: Weekly(tuple(sorted(days)))),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)).map(Fortnightly),
    st.builds(ByMonth, st.just(MONTHLY), st.just(1), MONTH_DAYS | st.just(DayNumber(31))),
    st.builds(ByMonth, st.just(QUARTERLY), st.integers(1, 3), MONTH_DAYS),
    st.builds(ByMonth, st.just(YEARLY), st.integers(1, 12), MONTH_DAYS),
)
RECURRENCES = st.builds(Recurrence, PATTERNS, st.times().map(lambda at: time(at.hour, at.minute)))
MOMENTS = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001
    datetime(2050, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([SHANGHAI, NEW_YORK, ZoneInfo("Pacific/Apia")]),
)


@given(RECURRENCES)
def test_every_recurrence_survives_the_wire(recurrence: Recurrence) -> None:
    assert Recurrence.read(str(recurrence)) == recurrence


@given(st.text(max_size=45))
def test_no_wire_breaks_the_reader_otherwise_than_by_value_error(wire: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Recurrence.read(wire)


@given(RECURRENCES, MOMENTS)
def test_each_turn_comes_strictly_after_the_one_before(
    recurrence: Recurrence, moment: datetime
) -> None:
    for _ in range(3):
        turn = recurrence.next_after(moment)
        assert turn.astimezone(UTC) > moment.astimezone(UTC)
        assert turn.tzinfo is moment.tzinfo
        moment = turn


@given(RECURRENCES, MOMENTS, MOMENTS)
def test_a_later_question_never_gets_an_earlier_turn(
    recurrence: Recurrence, one: datetime, other: datetime
) -> None:
    moments = sorted(
        moment.astimezone(UTC).astimezone(NEW_YORK).astimezone(UTC) for moment in (one, other)
    )
    first, second = (
        recurrence.next_after(moment.astimezone(NEW_YORK)).astimezone(UTC) for moment in moments
    )
    assert first <= second


@pytest.mark.parametrize(
    ("pattern", "start", "days"),
    [
        (Workdays(), date(2026, 11, 6), ["2026-11-06", "2026-11-09", "2026-11-10"]),
        (Fortnightly(date(2026, 11, 4)), date(2026, 10, 1),
         ["2026-11-04", "2026-11-18", "2026-12-02"]),
        (Fortnightly(date(2026, 11, 4)), date(2026, 11, 4),
         ["2026-11-04", "2026-11-18", "2026-12-02"]),
        (Fortnightly(date(2026, 11, 4)), date(2026, 11, 5),
         ["2026-11-18", "2026-12-02", "2026-12-16"]),
        (Fortnightly(date(2026, 11, 4)), date(2026, 11, 19),
         ["2026-12-02", "2026-12-16", "2026-12-30"]),
        (Fortnightly(date(2026, 11, 4)), date(2026, 12, 2),
         ["2026-12-02", "2026-12-16", "2026-12-30"]),
        (ByMonth(MONTHLY, 1, NthWeekday(5, 5)), date(2026, 11, 1),
         ["2027-01-29", "2027-04-30", "2027-07-30"]),
        (ByMonth(MONTHLY, 1, NthWeekday(-1, 1)), date(2026, 11, 30),
         ["2026-11-30", "2026-12-28", "2027-01-25"]),
        (ByMonth(QUARTERLY, 3, DayNumber(31)), date(2026, 12, 31),
         ["2026-12-31", "2027-03-31", "2027-06-30"]),
        (ByMonth(QUARTERLY, 1, LastDay()), date(2026, 12, 1),
         ["2027-01-31", "2027-04-30", "2027-07-31"]),
        (ByMonth(YEARLY, 2, DayNumber(29)), date(2027, 1, 1),
         ["2027-02-28", "2028-02-29", "2029-02-28"]),
    ],
)  # fmt: skip
def test_the_days_of_a_pattern_from_a_day_on(
    pattern: Workdays | Fortnightly | ByMonth, start: date, days: list[str]
) -> None:
    assert [str(day) for day in islice(pattern.days(start), 3)] == days


@pytest.mark.parametrize(
    "make",
    [
        lambda: DayNumber(0), lambda: DayNumber(32), lambda: NthWeekday(0, 1),
        lambda: NthWeekday(6, 1), lambda: NthWeekday(1, 0), lambda: NthWeekday(1, 8),
        lambda: Weekly(()), lambda: Weekly((8,)), lambda: Weekly((0, 1)), lambda: Weekly((4, 2)),
        lambda: Weekly((2, 2)), lambda: ByMonth(MONTHLY, 2, LastDay()),
        lambda: ByMonth(QUARTERLY, 0, LastDay()), lambda: ByMonth(YEARLY, 2, DayNumber(30)),
    ],
)  # fmt: skip
def test_there_is_no_such_day_and_no_such_week(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what it says nobody reads
        make()


def test_the_bounds_themselves_are_days() -> None:
    made = [DayNumber(1), DayNumber(31), NthWeekday(5, 7), NthWeekday(-1, 1)]
    assert [str(one) for one in made] == ["1", "31", "5sun", "lastmon"]
    assert str(Weekly((1, 7))) == "weekly:1,7"
    assert str(ByMonth(YEARLY, 12, DayNumber(31))) == "yearly:12/31"
