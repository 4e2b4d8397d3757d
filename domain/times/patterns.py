"""The days on which something returns（重复的日子）."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import IntEnum
from typing import TypeAlias

from domain.holidays import weekday_works
from domain.times.month_days import DayNumber, MonthDay, read_month_day

_LEAP_YEAR = 2024


class Every(IntEnum):
    """How many months lie between two turns（每月、每季度、每年）."""

    MONTHLY = 1
    QUARTERLY = 3
    YEARLY = 12


@dataclass(frozen=True, slots=True)
class Daily:
    """Each day（每天）."""

    def __str__(self) -> str:
        return "daily"

    def days(self, start: date) -> Iterator[date]:
        while True:
            yield start
            start += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Workdays:
    """The days people work（工作日）; which they are, the recurrence's calendar knows."""

    def __str__(self) -> str:
        return "workday"

    def days(self, start: date) -> Iterator[date]:
        return filter(weekday_works, Daily().days(start))


@dataclass(frozen=True, slots=True)
class Weekly:
    """Certain weekdays of each week, ISO 1 to 7, ascending（每周几）."""

    weekdays: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.weekdays or not set(self.weekdays) <= set(range(1, 8)):
            raise ValueError(f"no such weekdays: {self.weekdays}")
        if list(self.weekdays) != sorted(set(self.weekdays)):
            raise ValueError(f"weekdays stand once each, in order: {self.weekdays}")

    def __str__(self) -> str:
        return "weekly:" + ",".join(map(str, self.weekdays))

    def days(self, start: date) -> Iterator[date]:
        return (day for day in Daily().days(start) if day.isoweekday() in self.weekdays)


@dataclass(frozen=True, slots=True)
class Fortnightly:
    """Every two weeks, for the first time on `anchor`（每两周）."""

    anchor: date

    def __str__(self) -> str:
        return f"fortnightly:{self.anchor.isoformat()}"

    def days(self, start: date) -> Iterator[date]:
        day = self.anchor
        if start > day:
            day += timedelta(days=-(-(start - day).days // 14) * 14)
        while True:
            yield day
            day += timedelta(days=14)


@dataclass(frozen=True, slots=True)
class ByMonth:
    """A day of each month, quarter or year（每月、每季度、每年的一天）.

    `month` counts inside the turn: always 1 for a month, 1 to 3 for a quarter, 1 to 12 for a year.
    A day that a shorter month lacks is its last one: 29 February is the 28th in common years.
    """

    every: Every
    month: int
    on: MonthDay

    def __post_init__(self) -> None:
        if not 1 <= self.month <= self.every:
            raise ValueError(f"no month {self.month} in {self.every}")
        if self.every is Every.YEARLY and isinstance(self.on, DayNumber):
            date(_LEAP_YEAR, self.month, self.on.day)

    def __str__(self) -> str:
        month = "" if self.every is Every.MONTHLY else f"{self.month}/"
        return f"{self.every.name.lower()}:{month}{self.on}"

    def days(self, start: date) -> Iterator[date]:
        first = start.year * 12 + start.month - 1
        first += (self.month - 1 - first) % self.every
        for index in range(first, (MAXYEAR + 1) * 12, self.every):
            day = self.on.in_month(index // 12, index % 12 + 1)
            if day is not None and day >= start:
                yield day


Pattern: TypeAlias = Daily | Workdays | Weekly | Fortnightly | ByMonth
"""Any way for days to return（重复方式）."""


def read_pattern(wire: str) -> Pattern:
    """Read what `str(pattern)` wrote; raises ValueError（读回）."""
    name, _, details = wire.partition(":")
    month, _, day = details.rpartition("/")
    match name:
        case "daily":
            return Daily()
        case "workday":
            return Workdays()
        case "weekly":
            return Weekly(tuple(map(int, details.split(","))))
        case "fortnightly":
            return Fortnightly(date.fromisoformat(details))
        case "monthly":
            return ByMonth(Every.MONTHLY, 1, read_month_day(details))
        case "quarterly":
            return ByMonth(Every.QUARTERLY, int(month), read_month_day(day))
        case "yearly":
            return ByMonth(Every.YEARLY, int(month), read_month_day(day))
    raise ValueError(f"unknown pattern: {name[:20]!r}")
