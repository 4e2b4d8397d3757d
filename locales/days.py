"""Days as people write them（日期的写法）."""

from datetime import date

from locales import Words


def day_name(day: date, words: Words) -> str:
    """Such as 11月27日 周五."""
    return words("moment.day", month=day.month, day=day.day, weekday=weekday_name(day, words),
                 month_name=words(f"moment.month_name.{day.month}"))  # fmt: skip


def short_day(day: date, words: Words) -> str:
    """Such as 11月27日."""
    return words("moment.short_day", month=day.month, day=day.day,
                 month_name=words(f"moment.month_name.{day.month}"))  # fmt: skip


def dated(day: date, today: date, words: Words) -> str:
    """The same, with its year where that is another one: 2027年1月31日."""
    short = short_day(day, words)
    return short if day.year == today.year else words("moment.dated", year=day.year, day=short)


def weekday_name(day: date, words: Words) -> str:
    return words(f"moment.weekday.{day.isoweekday()}")
