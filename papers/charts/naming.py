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
    """Such as 2026年11月, 2026年第四季度, 2026年, 2026年2月–2026年5月."""
    first, last = period.first, period.last
    if period.is_year:
        return words("charts.period.year", year=first.year)
    if period.is_month:
        return _month_of(first, words)
    if first.number % 3 == 1 and first.plus(2) == last:
        quarter = words(f"obligations.turn.quarter.{(first.number + 2) // 3}")
        return words("charts.period.part", year=first.year, part=quarter)
    return words("charts.period.span", first=_month_of(first, words), last=_month_of(last, words))


def _month_of(month: Month, words: Words) -> str:
    name = words(f"moment.month_name.{month.number}")
    part = words("moment.month", number=month.number, name=name)
    return words("charts.period.part", year=month.year, part=part)


def month_mark(month: Month, words: Words) -> str:
    """Under a column: the number of the month, in English its first letters."""
    return words("charts.month", number=str(month.number),
                 name=words(f"moment.month_name.{month.number}")[:3])  # fmt: skip


def kind_of(meeting: Meeting, words: Words) -> str:
    """Such as 主题党日."""
    return words(f"meeting.kind.{meeting.kind}")
