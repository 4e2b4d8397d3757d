"""Which days people work."""

from datetime import date

import pytest

from papers.workdays import is_workday


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 1), False),  # Sunday
        (date(2026, 11, 2), True),
        (date(2026, 10, 5), False),  # National Day, a Monday
        (date(2026, 10, 10), True),  # the Saturday worked for it
        (date(2099, 6, 1), True),  # not published yet: a Monday
        (date(2099, 6, 6), False),  # and a Saturday
        (date(2099, 1, 1), False),  # New Year's Day, a Thursday, a holiday every year
        (date(2099, 1, 2), True),
        (date(2098, 5, 1), False),  # Labour Day, a Thursday
        (date(2098, 5, 2), False),
        (date(2098, 5, 5), True),
        (date(2098, 10, 1), False),  # National Day, a Wednesday
        (date(2098, 10, 2), False),
        (date(2098, 10, 3), False),
    ],
)
def test_holidays_and_working_weekends_are_as_published(day, works):
    assert is_workday(day) is works
