"""Make-up study, hours of learning and long absences, by the book."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.attendance import Attendance, Presence
from domain.learning_hours import hours_in, hours_of
from domain.long_absence import away_since, has_reason, is_news, took_part
from domain.make_up_study import check_studied, is_missed
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.months import Month
from domain.refusal import Refusal

ZONE = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 11, 6, 14, 30, tzinfo=ZONE)
CLOSED = Meeting(id=1, branch_id=1, kind=MeetingKind.STUDY, title="x", starts_at=START,
                 ends_at=START + timedelta(hours=2), state=MeetingState.CLOSED)  # fmt: skip


def seen(presence=None, **facts):
    return Attendance(member_id=1, recorded=presence, **facts)


@pytest.mark.parametrize(
    ("one", "missed"),
    [
        (seen(Presence.ABSENT), True), (seen(Presence.EXCUSED), True),
        (seen(Presence.PRESENT), False), (seen(Presence.OBSERVER), False),
        (seen(Presence.ELSEWHERE), False), (seen(), False),
        (seen(Presence.ABSENT, is_expected=False, is_exempt=True), False),
    ],
)  # fmt: skip
def test_what_was_missed_can_be_made_up(one, missed):
    assert is_missed(CLOSED, one) is missed
    assert not is_missed(replace(CLOSED, state=MeetingState.PUBLISHED), one)


@pytest.mark.parametrize(
    ("day", "key"), [(5, "before"), (6, None), (9, None), (10, None), (11, "ahead")]
)
def test_it_is_made_up_from_the_day_of_the_meeting_to_today(day, key):
    def check():
        on, today = date(2026, 11, day), date(2026, 11, 10)
        check_studied(CLOSED, seen(Presence.ABSENT), on, today, ZONE)

    if key is None:
        check()
    else:
        with pytest.raises(Refusal, match=key):
            check()


def test_the_day_of_the_meeting_is_the_branchs():
    early = replace(CLOSED, starts_at=datetime(2026, 11, 6, 1, tzinfo=ZONE))
    with pytest.raises(Refusal, match="before"):
        check_studied(early, seen(Presence.ABSENT), date(2026, 11, 5), date(2026, 11, 9), ZONE)


@pytest.mark.parametrize("one", [None, seen(Presence.PRESENT), seen()])
def test_who_missed_nothing_makes_nothing_up(one):
    with pytest.raises(Refusal, match="not_missed"):
        check_studied(CLOSED, one, date(2026, 11, 6), date(2026, 11, 6), ZONE)


def lasting(minutes, start=START, kind=MeetingKind.STUDY):
    return replace(
        CLOSED, starts_at=start, ends_at=start + timedelta(minutes=minutes), kind=kind
    )  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "hours"),
    [
        (0, 0), (29, 0), (30, Decimal("0.5")), (59, Decimal("0.5")), (60, 1), (90, Decimal("1.5")),
        (240, 4), (479, Decimal("7.5")), (480, 8), (481, 8), (540, 8),
    ],
)  # fmt: skip
def test_an_hour_is_one_half_a_day_four_and_a_day_eight(minutes, hours):
    morning = START.replace(hour=8, minute=0)
    assert hours_of(lasting(minutes, morning), ZONE) == hours


def test_two_days_are_sixteen_and_what_runs_past_midnight_belongs_to_both():
    assert hours_of(lasting(24 * 60 + 12 * 60, START.replace(hour=8)), ZONE) == 16
    assert hours_of(lasting(120, START.replace(hour=23, minute=0)), ZONE) == 2


def test_only_the_year_it_began_in_counts_by_the_branchs_clock():
    new_year = datetime(2027, 1, 1, 2, tzinfo=ZONE)
    meetings = [lasting(60), lasting(180, new_year),
                lasting(120, kind=MeetingKind.COMMITTEE_MEETING)]  # fmt: skip

    assert hours_in(2026, meetings, ZONE) == 1
    assert hours_in(2027, meetings, ZONE) == 3
    assert hours_in(2026, [], ZONE) == 0


@given(st.lists(st.integers(0, 3000), max_size=20))
def test_hours_are_halves_and_never_more_than_there_were(lengths):
    meetings = [lasting(minutes) for minutes in lengths]
    hours = hours_in(2026, meetings, ZONE)

    assert hours * 2 == int(hours * 2)
    assert 0 <= hours * 60 <= sum(lengths)


AWAY, CAME, ILL = [seen(Presence.ABSENT)], [seen(Presence.PRESENT)], [seen(Presence.EXCUSED)]
MADE_UP = [seen(Presence.ABSENT, made_up_on=date(2026, 5, 6), is_made_up=True)]
SAID_SO = [seen(Presence.ABSENT, made_up_on=date(2026, 5, 6))]
FREE = [seen(is_expected=False, is_exempt=True)]
JANUARY = Month(2026, 1)


def test_what_a_month_comes_to():
    assert took_part(CAME)
    assert took_part([*AWAY, seen(Presence.ELSEWHERE)])
    assert not any(took_part(rows) for rows in (AWAY, ILL, MADE_UP, FREE, []))
    assert all(has_reason(rows) for rows in (ILL, MADE_UP, FREE, [], AWAY + ILL))
    assert not any(has_reason(rows) for rows in (AWAY, SAID_SO, [seen()]))


@pytest.mark.parametrize(
    ("months", "since"),
    [
        ([CAME, *[AWAY] * 6], 2),
        ([CAME, *[AWAY] * 5], None),
        ([AWAY] * 6, 1),
        ([AWAY] * 5, None),
        ([CAME, AWAY, ILL, *[AWAY] * 5], 2),
        ([CAME, AWAY, ILL, *[AWAY] * 4], None),
        ([*[AWAY] * 6, CAME], None),
        ([CAME, *[[]] * 8], None),
        ([CAME, *[SAID_SO] * 6], 2),
        ([CAME, *[MADE_UP] * 6], None),
    ],
)
def test_six_months_on_end_without_a_reason(months, since):
    kept = {JANUARY.plus(number): rows for number, rows in enumerate(months)}
    found = away_since(kept, JANUARY, JANUARY.plus(len(months) - 1))

    assert found == (None if since is None else Month(2026, since))


def test_nothing_counts_of_the_time_before():
    kept = {JANUARY.plus(number): AWAY for number in range(8)}

    assert away_since(kept, Month(2026, 4), Month(2026, 8)) is None
    assert away_since(kept, Month(2026, 3), Month(2026, 8)) == Month(2026, 3)


@pytest.mark.parametrize(
    ("now", "told", "told_last", "news"),
    [
        (None, None, None, False),
        (Month(2026, 1), None, None, True),
        (Month(2026, 1), None, Month(2026, 6), True),
        (Month(2026, 1), Month(2026, 1), Month(2026, 6), False),
        (Month(2026, 6), Month(2026, 1), Month(2026, 6), False),
        (Month(2026, 7), Month(2026, 1), Month(2026, 6), True),
    ],
)
def test_an_absence_is_pointed_out_once(now, told, told_last, news):
    assert is_news(now, told, told_last) is news


def test_months_without_a_meeting_are_no_absence():
    assert away_since({}, Month(2026, 1), Month(2026, 10)) is None
