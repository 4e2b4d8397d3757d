"""Which months a page is about（起止月份）: from the address, this year where it says nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from domain.months import Month
from domain.periods import Period, read_period
from domain.refusal import Refusal
from pages.sitting import Sitting

MOST = 36
"""Months of one page: three years are as wide as anybody reads."""
SHORTCUTS = ("month", "quarter", "year", "last_year")
_SPOKEN = dict(
    zip(SHORTCUTS, ("this month", "this quarter", "this year", "last year"), strict=True)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A stretch of months one press away."""

    name: str
    query: str
    is_shown: bool


def span_of(sitting: Sitting) -> Period:
    """Raises Refusal for months that cannot be read, or too many of them."""
    first, last = sitting.asked.get("from", ""), sitting.asked.get("to", "")
    if not (first or last):
        return read_period("this year", sitting.today)
    try:
        period = Period(Month.read(first or last), Month.read(last or first))
    except ValueError:
        raise Refusal("page.refused.period") from None
    months = (period.last.year - period.first.year) * 12 + period.last.number - period.first.number
    if not 0 <= months < MOST:
        raise Refusal("page.refused.period")
    return period


def query_of(period: Period, **more: object) -> str:
    """As it stands behind the address."""
    return urlencode({"from": str(period.first), "to": str(period.last), **more})


def shortcuts(sitting: Sitting, shown: Period, more: Mapping[str, str]) -> list[Shortcut]:
    """This month, this quarter, this year, last year."""
    periods = {name: read_period(_SPOKEN[name], sitting.today) for name in SHORTCUTS}
    return [
        Shortcut(name=name, query=query_of(period, **more), is_shown=period == shown)
        for name, period in periods.items()
    ]
