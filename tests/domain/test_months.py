"""Calendar months, and several of them as one word."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.months import Month, pack, plus_months, unpack

MONTHS = [
    ([Month(2026, 11)], "2026-11+1"),
    ([Month(2026, 11), Month(2026, 12)], "2026-11+3"),
    ([Month(2026, 9), Month(2026, 11), Month(2027, 1)], "2026-09+15"),
]


@pytest.mark.parametrize(("months", "word"), MONTHS)
def test_months_are_packed_into_one_word_and_come_back_in_order(months, word):
    assert pack(reversed(months)) == word
    assert unpack(word) == months


def test_as_many_months_as_one_payment_takes_make_a_short_word():
    assert len(pack(Month(2026, 1).plus(number) for number in range(26))) <= 16


LATER = [
    (date(2026, 1, 31), 1, date(2026, 2, 28)),
    (date(2028, 1, 31), 1, date(2028, 2, 29)),
    (date(2026, 1, 28), 1, date(2026, 2, 28)),
    (date(2026, 2, 28), 1, date(2026, 3, 28)),
    (date(2024, 2, 29), 12, date(2025, 2, 28)),
    (date(2024, 2, 29), 48, date(2028, 2, 29)),
    (date(2026, 12, 30), -1, date(2026, 11, 30)),
    (date(2026, 3, 31), -1, date(2026, 2, 28)),
    (date(2026, 1, 15), -1, date(2025, 12, 15)),
    (date(2026, 11, 30), 3, date(2027, 2, 28)),
    (date(2026, 5, 31), 0, date(2026, 5, 31)),
]


@pytest.mark.parametrize(("day", "months", "later"), LATER)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months, later):
    assert plus_months(day, months) == later


DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
SOME = st.integers(-600, 600)


@given(day=DAYS, other=DAYS, months=SOME)
def test_who_is_earlier_is_never_later_after_as_many_months(day, other, months):
    first, last = sorted((day, other))
    assert plus_months(first, months) <= plus_months(last, months)


@given(day=DAYS, months=SOME)
def test_a_day_falls_into_the_month_meant_and_is_clipped_at_its_end_alone(day, months):
    later = plus_months(day, months)

    assert Month.of(later) == Month.of(day).plus(months)
    assert later.day == day.day or (later == Month.of(later).last and later.day < day.day)


@given(day=DAYS, months=SOME)
def test_there_and_back_is_the_same_day_or_up_to_three_before_it(day, months):
    back = plus_months(plus_months(day, months), -months)

    assert 0 <= (day - back).days <= 3


@given(day=DAYS, months=st.integers(0, 600))
def test_more_months_are_never_fewer_days(day, months):
    assert plus_months(day, months) < plus_months(day, months + 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "202611",
        "2026-1",
        "2026-011",
        "026-11",
        "02026-11",
        "２０２６-１１",
        "2026-13",
        "2026-1-1",
    ],
)
def test_a_month_has_one_written_form(text):
    assert Month.read("2026-11") == Month(2026, 11)
    with pytest.raises(ValueError, match="month"):
        Month.read(text)
