"""English words for what comes back（英文重复）."""

from datetime import date

from domain.times.english_days import (
    ENGLISH_DATE,
    ENGLISH_WEEKDAY,
    NUMBER_OF_DAY,
    english_weekday,
    read_english_date,
)
from domain.times.month_days import LastDay, NthWeekday
from domain.times.month_words import day_number
from domain.times.patterns import ByMonth, Daily, Every, Weekly, Workdays
from domain.times.repeat_words import SpokenRepeat, by_month, fortnight
from domain.times.scanner import Scanner, pattern

_NTHS = {"first": 1, "second": 2, "2nd": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_DAILY = pattern(r"(?:every +day|each +day|daily)\b")
_WORKDAY = pattern(r"every +(?:workday|weekday|working +day)\b")
_FORTNIGHT = pattern(rf"every +(?:other|(?:two|2) +weeks +on) +(?P<weekday>{ENGLISH_WEEKDAY})")
_NTH = pattern(
    r"every +(?P<nth>first|third|fourth|fifth|last|(?:second|2nd)(?= +\w+ +of +(?:the|each)\b)) +"
    rf"(?P<weekday>{ENGLISH_WEEKDAY})(?: +of +(?:the|each) +month\b)?"
)
_WEEKLY = pattern(rf"every +(?P<weekday>{ENGLISH_WEEKDAY})")
_AND_WEEKDAY = pattern(rf"(?:, *and +|, *|and +)(?:every +)?(?P<weekday>{ENGLISH_WEEKDAY})")
_MONTHLY = pattern(rf"(?:every +month|monthly) +on +the +(?:(?P<day>{NUMBER_OF_DAY})|last +day\b)")
_YEARLY = pattern(rf"every +(?:year +on +)?{ENGLISH_DATE}")


def read_english_repeat(scanner: Scanner, today: date) -> SpokenRepeat | None:
    """Read `every Friday`, `every first Friday`, `every month on the 5th`（读英文重复）."""
    if scanner.take(_DAILY):
        return SpokenRepeat(Daily())
    if scanner.take(_WORKDAY):
        return SpokenRepeat(Workdays())
    if found := scanner.take(_YEARLY):
        month, day = read_english_date(found)
        return SpokenRepeat(by_month(Every.YEARLY, month, day_number(day)))
    if found := scanner.take(_MONTHLY):
        on = day_number(int(found["day"].rstrip("stndrhSTNDRH"))) if found["day"] else LastDay()
        return SpokenRepeat(ByMonth(Every.MONTHLY, 1, on))
    if found := scanner.take(_WEEKLY):
        weekdays = {english_weekday(found["weekday"])}
        while another := scanner.take(_AND_WEEKDAY):
            weekdays.add(english_weekday(another["weekday"]))
        return SpokenRepeat(Weekly(tuple(sorted(weekdays))))
    return _nth_or_fortnight(scanner, today)


def _nth_or_fortnight(scanner: Scanner, today: date) -> SpokenRepeat | None:
    if found := scanner.take(_FORTNIGHT):
        return SpokenRepeat(fortnight(english_weekday(found["weekday"]), today))
    if found := scanner.take(_NTH):
        on = NthWeekday(_NTHS[found["nth"].lower()], english_weekday(found["weekday"]))
        return SpokenRepeat(ByMonth(Every.MONTHLY, 1, on))
    return None
