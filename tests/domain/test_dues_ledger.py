"""Which months are owed on a day, and when the secretary is asked to look."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dues_ledger import (
    CurrentMonth,
    Deferral,
    Flag,
    excused_months,
    is_closed,
    longest_run,
    may_wait,
    outranks,
    standing,
    unpaid_since,
)
from domain.months import Month, months_between
from domain.rhythms import Rhythm

MARCH = Month(2026, 3)
THREE, FIVE, SIX = Flag.THREE_MONTHS, Flag.FIVE_MONTHS, Flag.SIX_MONTHS


def months(*numbers):
    return tuple(Month(2026, number) for number in numbers)


def on(day, **more):
    today = date.fromisoformat(day)
    return standing(unpaid_since(MARCH, today), today, **more)


@pytest.mark.parametrize(
    ("day", "overdue"),
    [
        ("2026-03-31", 0),
        ("2026-04-30", 0),
        ("2026-05-01", 1),
        ("2026-06-30", 2),
        ("2026-07-01", 3),
        ("2026-12-31", 8),
        ("2027-01-01", 9),
    ],
)
def test_a_month_is_overdue_only_when_it_has_ended(day, overdue):
    seen = on(day)

    assert len(seen.overdue_months) == seen.consecutive_unpaid_closed == overdue
    assert seen.consecutive_unexcused == overdue


@pytest.mark.parametrize(
    ("day", "flags", "alert"),
    [
        ("2026-06-30", (), None),
        ("2026-07-01", (THREE,), THREE),
        ("2026-08-31", (THREE,), THREE),
        ("2026-09-01", (THREE,), FIVE),
        ("2026-09-30", (THREE,), FIVE),
        ("2026-10-01", (THREE, SIX), SIX),
        ("2027-03-01", (THREE, SIX), SIX),
    ],
)
def test_the_secretary_is_asked_to_look_after_three_five_and_six_closed_months(day, flags, alert):
    seen = on(day)

    assert (seen.flags, seen.alert) == (flags, alert)


@pytest.mark.parametrize(
    ("now", "before", "is_news"),
    [
        (None, None, False),
        (THREE, None, True),
        (THREE, THREE, False),
        (FIVE, THREE, True),
        (FIVE, SIX, False),
        (SIX, FIVE, True),
        (None, SIX, False),
    ],
)
def test_only_who_has_come_further_is_worth_telling_again(now, before, is_news):
    assert outranks(now, before) is is_news


def test_the_running_month_is_due_paid_or_deferred():
    today = date(2026, 6, 15)

    assert on("2026-06-15").current_month_status is CurrentMonth.DUE
    assert standing((), today).current_month_status is CurrentMonth.PAID
    assert standing(months(5), today).current_month_status is CurrentMonth.PAID
    put_off = [Deferral(months=months(6))]
    assert on("2026-06-15", deferrals=put_off).current_month_status is CurrentMonth.DEFERRED


def test_what_may_be_paid_later_is_owed_but_not_without_a_reason():
    seen = on("2026-10-01", deferrals=[Deferral(months=months(4, 5, 6))])

    assert seen.overdue_months == months(4, 5, 6, 7, 8, 9)
    assert seen.consecutive_unpaid_closed == 6
    assert (seen.consecutive_unexcused, seen.flags) == (3, (THREE,))


def test_what_the_branch_has_not_agreed_to_is_no_deferral():
    put_off = [Deferral(months=months(4), is_approved=False)]

    assert excused_months(put_off) == frozenset()
    assert on("2026-10-01", deferrals=put_off).flags == (THREE, SIX)


def test_a_deferral_in_between_ends_the_months_in_a_row():
    assert on("2026-10-01", deferrals=[Deferral(months=months(6))]).consecutive_unexcused == 3
    assert on("2026-10-01", deferrals=[Deferral(months=months(9))]).consecutive_unexcused == 5


def test_who_pays_by_the_quarter_is_overdue_when_the_quarter_has_ended():
    assert not is_closed(Month(2026, 4), date(2026, 6, 30), is_quarterly=True)
    assert is_closed(Month(2026, 4), date(2026, 7, 1), is_quarterly=True)
    assert not is_closed(Month(2026, 4), date(2026, 4, 30))
    assert is_closed(Month(2026, 4), date(2026, 5, 1))
    assert on("2026-06-30", is_quarterly=True).overdue_months == ()
    assert on("2026-07-01", is_quarterly=True).overdue_months == months(4, 5, 6)


@pytest.mark.parametrize(
    ("rhythm", "has_consent", "waits"),
    [
        (Rhythm.QUARTERLY, True, True),
        (Rhythm.QUARTERLY, False, False),
        (Rhythm.MONTHLY, True, False),
        (Rhythm.ASKED, True, False),
    ],
)
def test_only_an_agreed_quarter_waits(rhythm, has_consent, waits):
    assert may_wait(rhythm, has_consent=has_consent) is waits


@pytest.mark.parametrize(
    ("numbers", "longest"),
    [((), 0), ((4,), 1), ((4, 6), 1), ((4, 5, 7), 2), ((4, 6, 7, 8), 3), ((5, 4, 5), 2)],
)
def test_months_in_a_row_are_counted_without_gaps(numbers, longest):
    assert longest_run(months(*numbers)) == longest


def test_nothing_is_owed_twice_nor_before_the_last_month_paid():
    assert unpaid_since(MARCH, date(2026, 3, 31)) == []
    assert unpaid_since(Month(2026, 8), date(2026, 6, 1)) == []
    assert unpaid_since(Month(2026, 12), date(2027, 1, 1)) == [Month(2027, 1)]
    assert on("2026-06-15").overdue_months == months(4, 5)


MONTHS = st.lists(st.sampled_from(list(months_between(Month(2025, 11), Month(2027, 2)))))
DAYS = st.dates(date(2025, 10, 1), date(2027, 4, 1))


@given(owed=MONTHS, excused=MONTHS, today=DAYS)
def test_a_deferral_never_makes_it_worse(owed, excused, today):
    seen = standing(owed, today, deferrals=[Deferral(months=tuple(excused))])

    assert 0 <= seen.consecutive_unexcused <= seen.consecutive_unpaid_closed
    assert seen.consecutive_unpaid_closed <= len(seen.overdue_months) <= len(set(owed))
    assert all(month.last < today for month in seen.overdue_months)
    assert (seen.alert is None) == (not seen.flags)
