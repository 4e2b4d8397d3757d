"""Days, hours and refusals as the pages write them（页面措辞）."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.months import Month
from domain.periods import Period
from domain.refusal import Refusal
from locales import Words
from locales.days import dated, day_name, short_day


def moment_name(moment: datetime, zone: ZoneInfo, words: Words) -> str:
    """Such as 2026年11月27日 周五 14:30."""
    there = moment.astimezone(zone)
    return words("page.moment", day=full_day(there.date(), words), clock=f"{there:%H:%M}")


def full_day(day: date, words: Words) -> str:
    """Such as 2026年11月27日 周五: a page is read years later."""
    return words("moment.dated", year=day.year, day=day_name(day, words))


def month_name(month: Month, words: Words) -> str:
    """Such as 2026年10月."""
    name = words(
        "moment.month", number=month.number, name=words(f"moment.month_name.{month.number}")
    )
    return words("moment.dated", year=month.year, day=name)


def short_month(month: Month, words: Words) -> str:
    """Such as 10月."""
    return words(f"moment.month_name.{month.number}")


def period_name(period: Period, words: Words) -> str:
    """Such as 2026年, 2026年10月, 2026年1月至2026年3月."""
    if period.is_year:
        return words("page.year", year=period.first.year)
    if period.is_month:
        return month_name(period.first, words)
    return words(
        "page.period.stretch",
        first=month_name(period.first, words),
        last=month_name(period.last, words),
    )


def refusal_text(refusal: Refusal, words: Words, zone: ZoneInfo) -> str:
    """Why not, with moments and months as people read them."""
    params: dict[str, object] = {}
    for name, value in refusal.params.items():
        match value:
            case datetime():
                params[name] = moment_name(value, zone, words)
            case date():
                params[name] = short_day(value, words)
            case Month():
                params[name] = month_name(value, words)
            case _:
                params[name] = value
    return words(refusal.key, **params)


__all__ = ["dated", "day_name", "full_day", "moment_name", "month_name", "period_name",
           "refusal_text", "short_day", "short_month"]  # fmt: skip
