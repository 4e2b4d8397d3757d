"""The holiday calendar as it is published（国务院办公厅放假安排）, working weekends included."""

from datetime import date


def published(day: date) -> bool | None:
    """Whether people work that day; None for a year not published yet."""
    import chinese_calendar  # its tables of many years are nothing a start need wait for

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # what the library says of a year it has no table of
        return None
