"""Stretches of months as people name them."""

from datetime import date

import pytest

from domain.months import Month
from domain.periods import Period, read_day, read_month, read_month_ahead, read_period
from domain.refusal import Refusal

TODAY = date(2026, 11, 22)


def months(first: str, last: str = "") -> Period:
    return Period(Month.read(first), Month.read(last or first))


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("", months("2026-11")),
        (" 本月 ", months("2026-11")),
        ("上个月", months("2026-10")),
        ("Next Month", months("2026-12")),
        ("11月", months("2026-11")),
        ("10月份", months("2026-10")),
        ("12月", months("2025-12")),
        ("12", months("2025-12")),
        ("2026年12月", months("2026-12")),
        ("2026-10", months("2026-10")),
        ("2026/10", months("2026-10")),
        ("本季度", months("2026-10", "2026-12")),
        ("上季度", months("2026-07", "2026-09")),
        ("第一季度", months("2026-01", "2026-03")),
        ("四季度", months("2026-10", "2026-12")),
        ("2季度", months("2026-04", "2026-06")),
        ("Q3", months("2026-07", "2026-09")),
        ("2025年第三季度", months("2025-07", "2025-09")),
        ("2025 q1", months("2025-01", "2025-03")),
        ("今年", months("2026-01", "2026-12")),
        ("去年", months("2025-01", "2025-12")),
        ("2024", months("2024-01", "2024-12")),
        ("2024年度", months("2024-01", "2024-12")),
    ],
)
def test_a_period_is_read_as_people_name_it(said, period):
    assert read_period(said, TODAY) == period


@pytest.mark.parametrize(
    "said", ["13月", "0月", "五季度", "昨天", "2026-10-01", "1" * 41, "Q5", "x"]
)
def test_what_is_no_period_is_refused(said):
    with pytest.raises(Refusal) as caught:
        read_period(said, TODAY)
    assert caught.value.key == "period.refused.unreadable"


def test_a_period_knows_its_days():
    quarter = months("2026-10", "2026-12")

    assert (quarter.since, quarter.until) == (date(2026, 10, 1), date(2027, 1, 1))
    assert not quarter.is_month
    assert months("2026-10").is_month
    assert not quarter.is_year
    assert months("2026-01", "2026-12").is_year
    assert not months("2026-01", "2027-12").is_year
    assert not months("2026-02", "2026-12").is_year


def test_one_month_is_asked_for_and_a_longer_stretch_refused():
    assert read_month("10月", TODAY) == Month(2026, 10)
    with pytest.raises(Refusal) as caught:
        read_month("本季度", TODAY)
    assert caught.value.key == "period.refused.unreadable"


@pytest.mark.parametrize(
    ("said", "month"),
    [
        ("", "2026-12"),
        ("11月", "2026-11"),
        ("12月", "2026-12"),
        ("10月", "2027-10"),
        ("2026-10", "2026-10"),
        ("下月", "2026-12"),
        ("上月", "2026-10"),
        ("December", "2026-12"),
        ("jan", "2027-01"),
        ("Nov", "2026-11"),
        ("may", "2027-05"),
    ],
)
def test_a_month_ahead_without_its_year_is_the_next_of_that_name(said, month):
    assert read_month_ahead(said, TODAY) == Month.read(month)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-01-05", date(2026, 1, 5)),
        (" 2025年12月31日 ", date(2025, 12, 31)),
        ("1月5日", date(2026, 1, 5)),
        ("3/8", date(2026, 3, 8)),
        ("2026.2.28", date(2026, 2, 28)),
    ],
)
def test_a_day_is_read(said, day):
    assert read_day(said, TODAY) == day


@pytest.mark.parametrize("said", ["", "2月30日", "明天", "2026-13-01", "1月5日下午"])
def test_what_is_no_day_is_refused(said):
    with pytest.raises(Refusal) as caught:
        read_day(said, TODAY)
    assert caught.value.key == "period.refused.no_day"


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 10, 1), "2026-10", "2026-12"),
        (date(2026, 12, 31), "2026-10", "2026-12"),
        (date(2027, 1, 1), "2027-01", "2027-03"),
    ],
)
def test_this_quarter_from_its_first_day_to_its_last(today, first, last):
    assert read_period("本季度", today) == months(first, last)
