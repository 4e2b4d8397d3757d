"""Repetitions in words（重复）: 每月5日, every Fri."""

from cards.moments import weekday_name
from domain.times import (
    ByMonth,
    Daily,
    DayNumber,
    Every,
    Fortnightly,
    LastDay,
    MonthDay,
    NthWeekday,
    Recurrence,
    Weekly,
    Workdays,
)
from locales import Words


def repeat_name(rule: Recurrence, words: Words) -> str:
    """Such as 每月5日 09:00."""
    return with_shift(f"{days_name(rule, words)} {rule.at:%H:%M}", rule, words)


def with_shift(name: str, rule: Recurrence, words: Words) -> str:
    """And what becomes of it on a day off（遇节假日顺延）."""
    return words(f"remind.shift.{rule.shift}", repeat=name) if rule.shift else name


def days_name(rule: Recurrence, words: Words) -> str:
    """Such as 每月第二个周五."""
    match rule.pattern:
        case Daily():
            return words("remind.repeat.daily")
        case Workdays():
            return words("remind.repeat.workdays")
        case Weekly(weekdays):
            names = [_weekday(number, words) for number in weekdays]
            return words("remind.repeat.weekly", days=words("remind.separator").join(names))
        case Fortnightly(anchor):
            return words("remind.repeat.fortnightly", day=weekday_name(anchor, words))
        case ByMonth(Every.MONTHLY, _, on):
            return words("remind.repeat.monthly", day=_month_day(on, words))
        case ByMonth(Every.QUARTERLY, month, on):
            day = _month_day(on, words)
            return words("remind.repeat.quarterly", month=month, day=day)
        case ByMonth(_, month, on):
            name, day = words(f"moment.month_name.{month}"), _month_day(on, words)
            return words("remind.repeat.yearly", month=name, day=day)


def _month_day(on: MonthDay, words: Words) -> str:
    match on:
        case DayNumber(day):
            return words("remind.repeat.day", day=day)
        case LastDay():
            return words("remind.repeat.last_day")
        case NthWeekday(nth, weekday):
            ordinal = words(f"remind.repeat.ordinal.{nth if nth > 0 else 'last'}")
            name = _weekday(weekday, words)
            return words("remind.repeat.nth_weekday", ordinal=ordinal, weekday=name)


def _weekday(number: int, words: Words) -> str:
    return words(f"moment.weekday.{number}")
