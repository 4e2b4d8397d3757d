"""What is published of working days and days off."""

from datetime import date

import pytest

from papers.workdays import published


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 1), False),  # Sunday
        (date(2026, 11, 2), True),
        (date(2026, 10, 5), False),  # National Day, a Monday
        (date(2026, 10, 10), True),  # the Saturday worked for it
        (date(2099, 6, 1), None),
    ],
)
def test_holidays_and_working_weekends_are_as_published(day, works):
    assert published(day) is works
