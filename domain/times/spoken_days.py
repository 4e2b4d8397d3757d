"""A day as it was said, and the days it may have meant（说的是哪天）."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from domain.refusal import Refusal
from domain.times.clock_words import Part
from domain.times.month_days import DayNumber, MonthDay

FORGIVEN = timedelta(days=60)
"""How long ago a date without a year may lie and still be this year's（多久以前算明年）."""


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """The day that was said, then the ones somebody may have meant if it is over（日子）.

    `rolls` when the first day still to come is taken without asking, as with a bare 周五. `part`
    is the part of the day said with it, as in 今晚; then a time must follow.
    """

    said: date
    later: Iterator[date]
    rolls: bool = False
    part: Part | None = None


def by_days(
    said: date, step: int = 1, *, rolls: bool = False, part: Part | None = None
) -> SpokenDay:
    """A day that comes back every `step` days（每隔几天）."""
    later = (said + timedelta(days=step * turn) for turn in range(1, 1000))
    return SpokenDay(said, later, rolls, part)


def by_months(on: MonthDay, today: date, ahead: int = 0) -> SpokenDay:
    """A day of this month or of the one that lies `ahead`（某月的一天）."""
    index = today.year * 12 + today.month - 1 + ahead
    return _first_of(on, ((turn // 12, turn % 12 + 1) for turn in range(index, index + 600)))


def by_number(on: MonthDay, today: date) -> SpokenDay:
    """A bare 30号: this month's, or next month's once it is over（几号）."""
    return by_months(on, today, 1 if isinstance(on, DayNumber) and on.day < today.day else 0)


def by_years(on: MonthDay, month: int, year: int) -> SpokenDay:
    """A day of a month in a given year（某年某月的一天）."""
    if not 1 <= month <= 12:
        raise Refusal("when.refused.no_such_day")
    return _first_of(on, ((turn, month) for turn in range(year, MAXYEAR + 1)))


def by_season(on: MonthDay, month: int, today: date) -> SpokenDay:
    """A day of a month without a year: this year's, or next year's if long over（某月某日）."""
    if not 1 <= month <= 12:
        raise Refusal("when.refused.no_such_day")
    this_year = on.in_month(today.year, month)
    is_over = this_year is not None and this_year < today - FORGIVEN
    return by_years(on, month, today.year + is_over)


def _first_of(on: MonthDay, months: Iterator[tuple[int, int]]) -> SpokenDay:
    days = (_exactly(on, year, month) for year, month in months)
    said = next(days)
    if said is None:
        raise Refusal("when.refused.no_such_day")
    return SpokenDay(said, (day for day in days if day))


def _exactly(on: MonthDay, year: int, month: int) -> date | None:
    day = on.in_month(year, month)
    is_clipped = isinstance(on, DayNumber) and day is not None and day.day != on.day
    return None if is_clipped else day
