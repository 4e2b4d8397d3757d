"""How often something is due（周期）: months, quarters, halves, terms and years.

All of them are stretches of the branch's own calendar: a moment falls into the one its local day
falls into, whatever day it is elsewhere.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.months import Month

A_THIRD, A_TENTH = 3, 10
"""It is pointed out twice: when a third, and when a tenth of the time is left（本支部约定）."""


class Beat(StrEnum):
    """The length of the stretch in which something is due（每月、每季度、每半年、每学期、每年）."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    TERM = "term"
    YEAR = "year"


_STARTS = {
    Beat.MONTH: tuple(range(1, 13)),
    Beat.QUARTER: (1, 4, 7, 10),
    Beat.HALF: (1, 7),
    Beat.TERM: (1, 8),  # 上学期 January to July, 下学期 August to December: a year holds whole ones
    Beat.YEAR: (1,),
}
_LETTERS = {Beat.QUARTER: "Q", Beat.HALF: "H", Beat.TERM: "T"}


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch（一期）: whole months from `first` to `last`. Written 2026-05, 2026Q2, 2026H1,
    2026T1 or 2026."""

    beat: Beat
    first: Month

    @property
    def last(self) -> Month:
        later = [number for number in _STARTS[self.beat] if number > self.first.number]
        return Month(self.first.year, later[0] - 1 if later else 12)

    @property
    def since(self) -> date:
        return self.first.first

    @property
    def until(self) -> date:
        """Its last day."""
        return self.last.last

    @property
    def number(self) -> int:
        """The so-manieth of its year, from 1."""
        return _STARTS[self.beat].index(self.first.number) + 1

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until

    def __str__(self) -> str:
        if self.beat is Beat.MONTH:
            return str(self.first)
        if self.beat is Beat.YEAR:
            return f"{self.first.year:04}"
        return f"{self.first.year:04}{_LETTERS[self.beat]}{self.number}"


def turn_of(beat: Beat, day: date) -> Turn:
    """The one stretch a day falls into."""
    start = max(number for number in _STARTS[beat] if number <= day.month)
    return Turn(beat, Month(day.year, start))


def turns_of(beat: Beat, year: int) -> list[Turn]:
    """The stretches of a year, in order; together they are the year."""
    return [Turn(beat, Month(year, number)) for number in _STARTS[beat]]


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The branch's day at that moment; one without an offset is the branch's already."""
    return moment.date() if moment.tzinfo is None else moment.astimezone(zone).date()


def left_from(since: date, until: date, part: int) -> date:
    """The first day on which no more than a third (`part` 3), a tenth (10) is left, that day too.

    The last day itself where the stretch is too short to be divided.
    """
    days = (until - since).days + 1
    return until - timedelta(days=max(days // part, 1) - 1)
