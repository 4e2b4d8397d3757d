"""The holiday calendar as it is published（国务院办公厅放假安排）, working weekends included."""

from datetime import date

SATURDAY = 6

EVERY_YEAR = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""Statutory holidays of the solar calendar（全国年节及纪念日放假办法第二条）, by month and day."""


def is_workday(day: date) -> bool:
    """Whether people work that day.

    A year not published yet counts Monday to Friday without the holidays every year has; those
    of the lunar calendar, and the days moved around them, are known only once published.
    """
    import chinese_calendar  # its tables of many years are nothing a start need wait for

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.isoweekday() < SATURDAY and (day.month, day.day) not in EVERY_YEAR
