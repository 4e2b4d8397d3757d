"""Which days people work: the branch's own word, then what is published, then the weekday."""

from datetime import date

import pytest

from domain.holidays import WorkCalendar, nothing_published, read_days_off, weekday_works
from domain.refusal import Refusal

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2099, 6, 5), True),  # a Friday
        (date(2099, 6, 6), False),  # and a Saturday
        (date(2099, 6, 7), False),
        (date(2099, 1, 1), False),  # New Year's Day, a Thursday, a holiday every year
        (date(2099, 1, 2), True),
        (date(2098, 5, 1), False),  # Labour Day, a Thursday
        (date(2098, 5, 2), False),
        (date(2098, 5, 5), True),
        (date(2098, 10, 1), False),  # National Day, a Wednesday
        (date(2098, 10, 2), False),
        (date(2098, 10, 3), False),
        (date(2098, 9, 1), True),
    ],
)
def test_a_year_not_published_yet_goes_by_weekdays_and_the_holidays_every_year_has(day, works):
    assert weekday_works(day) is works
    assert WorkCalendar(nothing_published).works(day) is works


def test_the_branch_knows_best_then_what_is_published():
    saturday = date(2026, 10, 10)
    calendar = WorkCalendar({saturday: True, date(2026, 10, 9): False}.get)

    assert calendar.works(saturday)
    assert not calendar.works(date(2026, 10, 9))
    assert calendar.works(date(2026, 10, 8))
    assert not WorkCalendar(calendar.published, {saturday: False}).works(saturday)
    assert calendar.knows(saturday)
    assert not calendar.knows(date(2026, 10, 8))
    assert WorkCalendar(calendar.published, {date(2026, 10, 8): True}).knows(date(2026, 10, 8))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2027-02-06 上班", {date(2027, 2, 6): True}),
        ("2月6日上班", {date(2027, 2, 6): True}),
        ("2027-02-06 放假", {date(2027, 2, 6): False}),
        ("1月1日至1月3日 放假", {date(2027, 1, day): False for day in (1, 2, 3)}),
        ("2027-02-06 work\n\n2027-02-08 OFF", {date(2027, 2, 6): True, date(2027, 2, 8): False}),
        ("1月1日至1月31日 休", {date(2027, 1, day): False for day in range(1, 32)}),
    ],
)
def test_the_secretary_says_which_days_are_worked(text, days):
    assert read_days_off(text, TODAY) == days


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "holidays.refused.unreadable"),
        ("2027-02-06", "holidays.refused.unreadable"),
        ("上班", "holidays.refused.unreadable"),
        ("2027-02-06 上班 下午", "holidays.refused.unreadable"),
        ("2027-02-30 上班", "period.refused.no_day"),
        ("1月1日至2月1日 放假", "holidays.refused.too_long"),
    ],
)
def test_a_line_not_wholly_understood_changes_nothing(text, key):
    with pytest.raises(Refusal) as caught:
        read_days_off(text, TODAY)
    assert caught.value.key == key
