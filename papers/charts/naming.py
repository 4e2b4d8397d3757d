"""How a chart names days, months and meetings（图上的名称）: as short as they can be."""

from datetime import date

from domain.meetings import Meeting
from domain.months import Month
from domain.periods import Period
from locales import Words


def day_of(day: date, words: Words) -> str:
    """Such as 11月27日."""
    return words("moment.short_day", month=day.month, day=day.day,
                 month_name=words(f"moment.month_name.{day.month}"))  # fmt: skip


def dated(day: date, words: Words) -> str:
    """Such as 2026年11月27日."""
    return words("moment.dated", year=day.year, day=day_of(day, words))


def period_of(period: Period, words: Words) -> str:
    """Such as 2026年11月, 2026年第四季度, 2026年."""
    if period.is_year:
        return words("charts.period.year", year=period.first.year)
    if period.is_month:
        month = words("moment.month", number=period.first.number,
                      name=words(f"moment.month_name.{period.first.number}"))  # fmt: skip
        return words("charts.period.part", year=period.first.year, part=month)
    quarter = words(f"obligations.turn.quarter.{(period.first.number + 2) // 3}")
    return words("charts.period.part", year=period.first.year, part=quarter)


def month_mark(month: Month, words: Words) -> str:
    """Under a column: the number of the month, in English its first letters."""
    return words("charts.month", number=str(month.number),
                 name=words(f"moment.month_name.{month.number}")[:3])  # fmt: skip


def kind_of(meeting: Meeting, words: Words) -> str:
    """Such as 主题党日."""
    return words(f"meeting.kind.{meeting.kind}")
