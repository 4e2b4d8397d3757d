"""Which day of a month（每月哪一天）."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""ISO weekdays 1 to 7 as they stand on the wire（星期）."""


@dataclass(frozen=True, slots=True)
class DayNumber:
    """The 5th, the 31st: clipped to the end of shorter months（几号）."""

    day: int

    def __post_init__(self) -> None:
        if not 1 <= self.day <= 31:
            raise ValueError(f"no month has a day {self.day}")

    def __str__(self) -> str:
        return str(self.day)

    def in_month(self, year: int, month: int) -> date:
        return date(year, month, min(self.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of the month（月底）."""

    def __str__(self) -> str:
        return "last"

    def in_month(self, year: int, month: int) -> date:
        return date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The first Friday, or with `nth` -1 the last one（第几个周几）.

    `nth` is 1 to 5 or -1, `weekday` an ISO weekday 1 to 7. A month without a fifth one is skipped.
    """

    nth: int
    weekday: int

    def __post_init__(self) -> None:
        if self.nth not in (1, 2, 3, 4, 5, -1) or not 1 <= self.weekday <= 7:
            raise ValueError(f"no month has weekday {self.weekday} number {self.nth}")

    def __str__(self) -> str:
        return ("last" if self.nth == -1 else str(self.nth)) + WEEKDAYS[self.weekday - 1]

    def in_month(self, year: int, month: int) -> date | None:
        starts, length = monthrange(year, month)
        first = 1 + (self.weekday - 1 - starts) % 7
        day = first + 7 * (self.nth - 1)
        if self.nth == -1:
            day = first + (length - first) // 7 * 7
        return date(year, month, day) if day <= length else None


MonthDay: TypeAlias = DayNumber | LastDay | NthWeekday
"""Any way to name a day of a month（每月哪一天）."""


def read_month_day(wire: str) -> MonthDay:
    """Read `5`, `last`, `1fri` or `lastfri`; raises ValueError（读回）."""
    if wire == "last":
        return LastDay()
    if wire[-3:] in WEEKDAYS:
        nth = -1 if wire[:-3] == "last" else int(wire[:-3])
        return NthWeekday(nth, WEEKDAYS.index(wire[-3:]) + 1)
    return DayNumber(int(wire))
