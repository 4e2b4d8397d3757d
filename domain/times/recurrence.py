"""What comes back by the calendar（重复）."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from domain.holidays import weekday_works
from domain.times.patterns import Daily, Pattern, Workdays, read_pattern
from domain.times.shifts import FARTHEST, Shift
from domain.times.wall_time import at_wall, is_after, zone_of

_LONGEST_WIRE = 40


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Certain days at a time on the wall, such as each month on the 5th at 09:00（重复）.

    `at` carries no zone and no seconds. The wire string `str(recurrence)` is plain ASCII:
    `daily@08:00`, `workday@09:00`, `weekly:2,4@19:00`, `fortnightly:2026-11-25@09:00`,
    `monthly:5@09:00`, `monthly:last@17:00`, `monthly:lastfri@16:00`, `quarterly:1/10@09:00`,
    `quarterly:3/last@09:00`, `yearly:7/1@09:00`; with `/after` or `/before` behind it a turn on
    a day off is moved to the next or the last working day. It is a wire format: never change it.

    `works` tells working days from days off; until a calendar is given（`on`）, by weekday alone.
    """

    pattern: Pattern
    at: time
    shift: Shift = Shift.STAY
    works: Callable[[date], bool] = field(default=weekday_works, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.at != time(self.at.hour, self.at.minute):
            raise ValueError(f"not a plain time in minutes: {self.at}")

    def __str__(self) -> str:
        shift = f"/{self.shift}" if self.shift else ""
        return f"{self.pattern}@{self.at:%H:%M}{shift}"

    @classmethod
    def read(cls, wire: str) -> "Recurrence":
        """Read exactly what `str` wrote; anything else raises ValueError（读回）."""
        if len(wire) > _LONGEST_WIRE:
            raise ValueError("longer than any recurrence")
        pattern, _, turn = wire.partition("@")
        at, _, shift = turn.partition("/")
        found = cls(read_pattern(pattern), time.fromisoformat(at), Shift(shift))
        if str(found) != wire:
            raise ValueError(f"not a recurrence: {wire!r}")
        return found

    @property
    def needs_calendar(self) -> bool:
        """Whether it matters which days people work."""
        return self.shift is not Shift.STAY or isinstance(self.pattern, Workdays)

    def on(self, works: Callable[[date], bool]) -> "Recurrence":
        """The same, by this calendar of working days."""
        return replace(self, works=works)

    def next_after(self, moment: datetime) -> datetime:
        """The next turn strictly after `moment`, in the zone of `moment`（下一次）.

        `moment` is aware, else ValueError. Reckoned by the clock on the wall: 09:00 stays 09:00
        when summer time begins; a time skipped that night moves forward by the gap, a time that
        comes twice counts once. OverflowError at the end of the year 9999.
        """
        zone = zone_of(moment)
        for day in self._days(moment.date()):
            turn = at_wall(day, self.at, zone)
            if is_after(turn, moment):
                return turn
        raise OverflowError("the calendar ends here")

    def _days(self, start: date) -> Iterator[date]:
        """From `start` on, in order, each moved as it is to be; earlier ones may reach into it."""
        if isinstance(self.pattern, Workdays):
            return filter(self.works, Daily().days(start))
        if self.shift is Shift.STAY:
            return self.pattern.days(start)
        early = start - timedelta(days=FARTHEST)
        return (self.shift.move(day, self.works) for day in self.pattern.days(early))
