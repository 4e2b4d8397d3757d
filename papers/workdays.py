"""The holiday calendar as it is published（国务院办公厅放假安排）, working weekends included."""

from datetime import date

import chinese_calendar

SATURDAY = 6


def is_workday(day: date) -> bool:
    """Whether people work that day. A year not published yet counts Monday to Friday."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.isoweekday() < SATURDAY
