"""The months a payment is for, as lists have them（11月、2026-11、10-12月、第四季度）.

This file reads Chinese.
"""

import re
import unicodedata
from collections.abc import Sequence

from domain.dues import MOST_MONTHS
from domain.months import Month, months_between
from domain.refusal import Refusal
from domain.rhythms import quarter_of

LONGEST = 60
"""Characters of such a cell."""

MOST = 12
"""Months one payment may be for; what may be recorded at once is judged elsewhere."""

_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月]\d{1,2}日?(?: .*)?")
_DIGITS = re.compile(r"(\d{4})(\d{2})")
_QUARTER = re.compile(r"(?:(\d{4})年?)?第?(?:([一二三四1-4])季度?|q([1-4]))")
_ONE = r"(?:(\d{4})(?:[-/年]|\.(?!1(?!\d))))?(\d{1,2})月?份?"  # 2026.1 may be Excel's 2026.10
_SINGLE = re.compile(_ONE)
_RANGE = re.compile(rf"{_ONE}(?:[-—–~]+|至|到){_ONE}")
_SPELT = re.compile(r"(?:十[一二]?|[一二三四五六七八九])(?=月)")
_TENS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_BETWEEN = re.compile(r"[、,;和及\s]+")
_TITLED = re.compile(r"(\d{4})\s*[年.-]\s*(\d{1,2})\s*月")
_NAMED = re.compile(r"(?<!\d)(\d{1,2})\s*月")
_DATE = re.compile(r"\d{4}\s*[年.-]\s*\d{1,2}\s*[月.-]\s*\d{1,2}\s*日?")
_NUMERALS = "一二三四"


def read_months(cell: str, this: Month) -> tuple[Month, ...]:
    """The months in order; one without its year is the nearest, half a year back or ahead.

    So far are dues paid late or in advance（补交、预交一般不超过6个月）. Refuses anything else.
    """
    text = unicodedata.normalize("NFKC", cell[:LONGEST]).strip().lower()
    text = _SPELT.sub(lambda found: str(_TENS.index(found[0]) + 1), text)
    try:
        months = _whole(text, this) or _parts(text, this)
    except ValueError:
        months = []
    if not months or len(months) > MOST or len(cell) > LONGEST:
        raise Refusal("payment_list.refused.month")
    return tuple(sorted(set(months)))


def titled_month(rows: Sequence[Sequence[str]]) -> Month | None:
    """The one month the lines above the headings name（2026年11月党费）, None if not just one.

    A day there is when the list was filled in.
    """
    cells = [unicodedata.normalize("NFKC", cell[:LONGEST]) for row in rows for cell in row]
    text = "\n".join(_DATE.sub("", cell) for cell in cells)
    titled = set(_TITLED.findall(text))
    try:
        months = {Month(int(year), int(number)) for year, number in titled}
    except ValueError:
        return None
    named = {int(number) for number in _NAMED.findall(text)}
    return months.pop() if len(months) == len(named) == 1 else None


def _whole(text: str, this: Month) -> list[Month]:
    """A day, six digits, a quarter: what stands alone in its cell."""
    bare = text.replace(" ", "")
    if found := _DAY.fullmatch(text) or _DIGITS.fullmatch(bare):
        return [Month(int(found[1]), int(found[2]))]
    if found := _QUARTER.fullmatch(bare):
        number = _NUMERALS.find(found[2] or "-") + 1 or int(found[2] or found[3])
        first = number * 3 - 2
        return list(quarter_of(_month(found[1], first, this)))
    return []


def _parts(text: str, this: Month) -> list[Month]:
    """Months and stretches side by side; a year holds for those behind it."""
    months: list[Month] = []
    year = ""
    for part in filter(None, _BETWEEN.split(text)):
        if found := _SINGLE.fullmatch(part):
            months.append(_month(found[1] or year, int(found[2]), this))
            year = found[1] or year
        elif found := _RANGE.fullmatch(part):
            first = _month(found[1] or year, int(found[2]), this)
            last = _after(first, found[3], int(found[4]))
            if last > first.plus(MOST):
                raise ValueError(part)
            months += months_between(first, last)
            year = found[3] or found[1] or year
        else:
            raise ValueError(part)
    return months


def _month(year: str | None, number: int, this: Month) -> Month:
    if year:
        return Month(int(year), number)
    near = [this.plus(ahead) for ahead in range(1 - MOST_MONTHS, MOST_MONTHS + 1)]
    for month in near:
        if month.number == number:
            return month
    raise ValueError(number)


def _after(first: Month, year: str | None, number: int) -> Month:
    """The end of a stretch, which comes after its beginning: 12-2月 ends in the next year."""
    if year:
        return Month(int(year), number)
    last = Month(first.year, number)
    return last if last >= first else last.plus(12)
