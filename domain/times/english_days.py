"""English words for one day（英文日期）."""

import re
from datetime import date, timedelta

from domain.times.clock_words import EVENING
from domain.times.month_words import day_number
from domain.times.scanner import Scanner, pattern
from domain.times.spoken_days import SpokenDay, by_days, by_season, by_years

ENGLISH_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
)
ENGLISH_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
NUMBER_OF_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b(?!:)"
ENGLISH_DATE = (
    rf"(?:(?:the +)?(?P<day>{NUMBER_OF_DAY}) +(?:of +)?(?P<month>{ENGLISH_MONTH})"
    rf"|(?P<month_first>{ENGLISH_MONTH})\.? +(?P<day_last>{NUMBER_OF_DAY}))"
)
"""The 30th of November either way round（月日）."""

_DATE = pattern(rf"(?:on +)?{ENGLISH_DATE}(?:,? +(?P<year>[1-9]\d{{3}})(?![\d:]))?")
_NEAR = pattern(
    r"(?P<today>today|tonight)\b|(?P<after>(?:the +)?day +after +tomorrow)\b"
    r"|(?P<tomorrow>tomorrow)\b|yesterday\b"
)
_IN_DAYS = pattern(r"(?:in +(?P<many>\d{1,4}|an?|one) +(?P<unit>day|week)s?|(?P<short>\d{1,4})d)\b")
_WEEKDAY = pattern(rf"(?:on +)?(?:(?P<which>this|next|last) +)?(?P<weekday>{ENGLISH_WEEKDAY})")


def read_english_day(scanner: Scanner, today: date) -> SpokenDay | None:
    """Read `tomorrow`, `next Wednesday`, `on 30 Nov`, `in 3 days`, `2d`（读英文日期）."""
    if found := scanner.take(_DATE):
        month, on = read_english_date(found)
        if found["year"]:
            return by_years(day_number(on), month, int(found["year"]))
        return by_season(day_number(on), month, today)
    if found := scanner.take(_NEAR):
        ahead = 0 if found["today"] else 2 if found["after"] else 1 if found["tomorrow"] else -1
        part = EVENING if found[0].lower() == "tonight" else None
        return by_days(today + timedelta(days=ahead), part=part)
    if found := scanner.take(_IN_DAYS):
        many = int(found["short"] or (found["many"] if found["many"].isdecimal() else 1))
        if not many:
            raise scanner.unreadable()
        week = found["unit"] and found["unit"].lower() == "week"
        return by_days(today + timedelta(days=many * (7 if week else 1)))
    if found := scanner.take(_WEEKDAY):
        return _weekday(found["which"], english_weekday(found["weekday"]), today)
    return None


def english_weekday(word: str) -> int:
    """1 for Monday up to 7 for Sunday（英文星期）."""
    return ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(word[:3].lower()) + 1


def read_english_date(found: re.Match[str]) -> tuple[int, int]:
    """The month and day of a match of `ENGLISH_DATE`（英文月日）."""
    month = (found["month"] or found["month_first"])[:3].lower()
    day = (found["day"] or found["day_last"]).rstrip("stndrhSTNDRH")
    return [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ].index(month) + 1, int(day)


def _weekday(which: str | None, weekday: int, today: date) -> SpokenDay:
    if which is None:
        return by_days(today + timedelta(days=(weekday - today.isoweekday()) % 7), 7, rolls=True)
    ahead = {"last": -1, "this": 0, "next": 1}[which.lower()]
    return by_days(today + timedelta(days=7 * ahead + weekday - today.isoweekday()), 7)
