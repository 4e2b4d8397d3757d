"""Stretches of months people name（本月、2026-10、本季度、今年）. This file reads Chinese."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.months import Month
from domain.refusal import Refusal

_WORDS = {
    "": (0, 1), "本月": (0, 1), "这个月": (0, 1), "this month": (0, 1),
    "上月": (-1, 1), "上个月": (-1, 1), "last month": (-1, 1),
    "下月": (1, 1), "下个月": (1, 1), "next month": (1, 1),
}  # fmt: skip
_QUARTERS = {"本季度": 0, "这个季度": 0, "this quarter": 0, "上季度": -1, "上个季度": -1,
             "last quarter": -1}  # fmt: skip
_YEARS = {"今年": 0, "本年": 0, "本年度": 0, "this year": 0, "去年": -1, "上年": -1,
          "last year": -1}  # fmt: skip
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
    "sep", "oct", "nov", "dec",
)  # fmt: skip
_MONTH = re.compile(r"(?:(?P<year>\d{4})\s*[-年./]\s*)?(?P<month>\d{1,2})\s*月?份?")
_YEAR = re.compile(r"(?P<year>\d{4})\s*年?度?")
_QUARTER = re.compile(
    r"(?:(?P<year>\d{4})\s*年?)?\s*(?:第?(?P<zh>[一二三四1-4])季度|[qQ](?P<en>[1-4]))"
)
_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s*[-年./])?\s*(?P<month>\d{1,2})\s*[-月./]\s*(?P<day>\d{1,2})\s*日?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months, `first` and `last` included."""

    first: Month
    last: Month

    @property
    def since(self) -> date:
        return self.first.first

    @property
    def until(self) -> date:
        """The first day after it."""
        return self.last.last + timedelta(days=1)

    @property
    def is_month(self) -> bool:
        return self.first == self.last

    @property
    def is_year(self) -> bool:
        return (self.first.number, self.last) == (1, Month(self.first.year, 12))


def stretch(first: str, last: str, *, most: int = 12) -> Period:
    """Two months as a button says them; refuses what a forged one says."""
    try:
        period = Period(Month.read(first), Month.read(last))
    except ValueError:
        raise Refusal("refused.stale") from None
    if not period.first <= period.last < period.first.plus(most):
        raise Refusal("refused.stale")
    return period


def read_period(text: str, today: date) -> Period:
    """A month, a quarter or a year as people write it; nothing at all is this month.

    A month without its year is the latest one that is not in the future. Refuses anything else.
    """
    said, this = text.strip().lower(), Month.of(today)
    if said in _WORDS:
        month = this.plus(_WORDS[said][0])
        return Period(month, month)
    if said in _QUARTERS:
        return _quarter(this.year, (this.number - 1) // 3 + _QUARTERS[said])
    if said in _YEARS:
        return _year(this.year + _YEARS[said])
    try:
        return _numbers(said, this)
    except ValueError:
        raise Refusal("period.refused.unreadable") from None


def read_month(text: str, today: date) -> Month:
    """One month as people write it; refuses a longer stretch."""
    period = read_period(text, today)
    if not period.is_month:
        raise Refusal("period.refused.unreadable")
    return period.first


def read_month_ahead(text: str, today: date) -> Month:
    """A month to come; one without its year is this one or the next of that name.

    Nothing at all is next month.
    """
    said, this = text.strip().lower(), Month.of(today)
    if said in _NAMES:
        said = f"{_NAMES.index(said) % 12 + 1}月"
    if not said:
        return this.plus(1)
    month = read_month(said, today)
    is_dated = _MONTH.fullmatch(said) is None or _MONTH.fullmatch(said)["year"]  # type: ignore[index]
    return month if is_dated or month >= this else month.plus(12)


def read_day(text: str, today: date) -> date:
    """A day such as 2026-01-01 or 1月1日 (this year); refuses anything else."""
    found = _DAY.fullmatch(text.strip()[:40])
    try:
        if found is None:
            raise ValueError(text)
        return date(int(found["year"] or today.year), int(found["month"]), int(found["day"]))
    except ValueError:
        raise Refusal("period.refused.no_day") from None


def _numbers(said: str, this: Month) -> Period:
    if len(said) > 40:
        raise ValueError("too long")
    if found := _QUARTER.fullmatch(said):
        number = "一二三四".find(found["zh"]) + 1 if found["zh"] else int(found["en"])
        return _quarter(int(found["year"] or this.year), (number or int(found["zh"])) - 1)
    if found := _YEAR.fullmatch(said):
        return _year(int(found["year"]))
    if found := _MONTH.fullmatch(said):
        month = Month(int(found["year"] or this.year), int(found["month"]))
        if not found["year"] and month > this:
            month = month.plus(-12)
        return Period(month, month)
    raise ValueError(said)


def _quarter(year: int, index: int) -> Period:
    first = Month(year, 1).plus(index * 3)
    return Period(first, first.plus(2))


def _year(year: int) -> Period:
    return Period(Month(year, 1), Month(year, 12))
