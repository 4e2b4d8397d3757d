"""What comes back by the calendar（重复）."""

from dataclasses import dataclass
from datetime import datetime, time

from domain.times.patterns import Pattern, read_pattern
from domain.times.wall_time import at_wall, is_after, zone_of

_LONGEST_WIRE = 40


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Certain days at a time on the wall, such as each month on the 5th at 09:00（重复）.

    `at` carries no zone and no seconds. The wire string `str(recurrence)` is plain ASCII:
    `daily@08:00`, `workday@09:00`, `weekly:2,4@19:00`, `fortnightly:2026-11-25@09:00`,
    `monthly:5@09:00`, `monthly:last@17:00`, `monthly:lastfri@16:00`, `quarterly:1/10@09:00`,
    `quarterly:3/last@09:00`, `yearly:7/1@09:00`. It is a wire format: never change it.
    """

    pattern: Pattern
    at: time

    def __post_init__(self) -> None:
        if self.at != time(self.at.hour, self.at.minute):
            raise ValueError(f"not a plain time in minutes: {self.at}")

    def __str__(self) -> str:
        return f"{self.pattern}@{self.at:%H:%M}"

    @classmethod
    def read(cls, wire: str) -> "Recurrence":
        """Read exactly what `str` wrote; anything else raises ValueError（读回）."""
        if len(wire) > _LONGEST_WIRE:
            raise ValueError("longer than any recurrence")
        pattern, _, at = wire.partition("@")
        found = cls(read_pattern(pattern), time.fromisoformat(at))
        if str(found) != wire:
            raise ValueError(f"not a recurrence: {wire!r}")
        return found

    def next_after(self, moment: datetime) -> datetime:
        """The next turn strictly after `moment`, in the zone of `moment`（下一次）.

        `moment` is aware, else ValueError. Reckoned by the clock on the wall: 09:00 stays 09:00
        when summer time begins; a time skipped that night moves forward by the gap, a time that
        comes twice counts once. OverflowError at the end of the year 9999.
        """
        zone = zone_of(moment)
        for day in self.pattern.days(moment.date()):
            turn = at_wall(day, self.at, zone)
            if is_after(turn, moment):
                return turn
        raise OverflowError("the calendar ends here")
