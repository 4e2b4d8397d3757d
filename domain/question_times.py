"""Stretches of months in the middle of a question（去年10月、上半年、Q3 2026）. This file reads
Chinese; what a month, a quarter or a year is `periods` says.
"""

import re
from collections.abc import Callable
from datetime import date

from domain.months import Month
from domain.periods import Period, read_period
from domain.refusal import Refusal

_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)} | {
    "十一": 11, "十二": 12, "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
_ENGLISH = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
)}  # fmt: skip
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "this year": 0,
          "last year": -1, "next year": 1}  # fmt: skip

_YEAR = r"(?:(?P<year>\d{4})\s*年?|(?P<said>今年|本年|去年|上年|前年|明年))"
_NAME = (
    r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?(?![a-z])\.?"
)
_WHENS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})\s*[-./年]\s*(?P<month>\d{1,2})(?!\d)\s*(?:月份?)?(?!\s*[-./日]\s*\d)",
        rf"{_YEAR}?\s*的?\s*(?P<since>\d{{1,2}})\s*月?\s*[-–—~至到]\s*(?P<number>\d{{1,2}})\s*月份?",
        rf"{_YEAR}?\s*的?\s*(?P<number>十[一二]?|[一二三四五六七八九]|\d{{1,2}})\s*月份?(?!\s*\d)",
        rf"{_YEAR}?\s*的?\s*第?(?P<quarter>[一二三四1-4])个?季度",
        rf"{_YEAR}?\s*的?\s*(?P<half>[上下])半年",
        r"q(?P<quarter>[1-4])(?:\s*(?:of\s+)?(?P<year>\d{4}))?(?![a-z\d])",
        r"(?P<year>\d{4})\s*q(?P<quarter>[1-4])(?![a-z\d])",
        r"(?P<quarter>first|second|third|fourth) quarter(?:\s*(?:of\s+)?(?P<year>\d{4}))?(?!\d)",
        rf"{_NAME}(?:\s*,?\s*(?:of\s+)?(?P<year>\d{{4}}))?(?!\d)",
        r"(?P<said>this year|last year|next year)",
        rf"{_YEAR}度?(?!\d)",
        r"(?P<plain>(?:本|这个|上个?|下个?)月|(?:本|这个?|上个?)季度?|(?:this|last|next) month"
        r"|(?:this|last) quarter|当月)",
    )
)
_PLAIN = {"当月": "本月", "上季": "上季度", "本季": "本季度", "这季": "本季度", "这季度": "本季度",
          "上个季": "上季度", "这个季": "本季度"}  # fmt: skip


def period_at(text: str, at: int, today: date) -> tuple[int, Period] | None:
    """The stretch named at that place of a lower-case text and where it ends; None if none is."""
    for pattern in _WHENS:
        if found := pattern.match(text, at):
            try:
                return found.end(), _period(found.groupdict().get, today)
            except (Refusal, ValueError):
                return None
    return None


def _period(part: Callable[[str], str | None], today: date) -> Period:
    """Raises ValueError for a month or a year that there is not."""
    if plain := part("plain"):
        return read_period(_PLAIN.get(plain, plain), today)
    year = _year(part, today)
    number = part("month") or part("number")
    if name := part("name"):
        number = str(_ENGLISH[name])
    if number:
        last = read_period(_numbered(year, number), today)
        if since := part("since"):
            return _stretch(Month(last.first.year, int(since)), last.last)
        return last
    if quarter := part("quarter"):
        return read_period(f"{year or today.year}q{_DIGITS.get(quarter) or quarter}", today)
    year = year or today.year
    if half := part("half"):
        first = Month(year, 1 if half == "上" else 7)
        return Period(first, first.plus(5))
    return Period(Month(year, 1), Month(year, 12))


def _stretch(first: Month, last: Month) -> Period:
    if last < first:
        raise ValueError(f"{first} comes after {last}")
    return Period(first, last)


def _numbered(year: int | None, number: str) -> str:
    month = _DIGITS.get(number) or int(number)
    return f"{year}-{month}" if year else f"{month}"


def _year(part: Callable[[str], str | None], today: date) -> int | None:
    if said := part("said"):
        return today.year + _YEARS[said]
    return int(part("year") or 0) or None
