"""How it goes with a platform（线路状况）: while it cannot be reached, one tries it for all."""

import asyncio
import logging

log = logging.getLogger(__name__)

LONGEST = 60.0
"""Seconds between two tries at most; the first comes after one, and each doubles them."""


class Weather:
    """An outage may last for hours: what waits is left alone, and all goes once one got through."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._failures = 0
        self._rests_until = 0.0

    @property
    def is_fair(self) -> bool:
        return not self._failures

    @property
    def rests_for(self) -> float:
        """Seconds until it may be tried again, 0 if it may be now."""
        return max(0.0, self._rests_until - _clock())

    def room(self, many: int) -> int:
        """How many may be begun now: all, a single one that tries, or none while it rests."""
        if self.is_fair:
            return many
        return 0 if self.rests_for else min(many, 1)

    def fail(self, error: Exception) -> float:
        """It was out of reach just now; the seconds until somebody tries again.

        Those that were under way together fail together: that is one failure, not many.
        """
        if not self.rests_for:
            if self.is_fair:
                log.warning("%s cannot be reached, what is due waits: %s", self._name, error)
            self._failures += 1
            self._rests_until = _clock() + min(2.0 ** (self._failures - 1), LONGEST)
        return self.rests_for

    def clear(self) -> None:
        """Something got through."""
        if not self.is_fair:
            log.info("%s can be reached again", self._name)
        self._failures, self._rests_until = 0, 0.0


class Skies(dict[str, Weather]):
    """The weather of each platform, by its name."""

    def __missing__(self, name: str) -> Weather:
        return self.setdefault(name, Weather(name))

    def room(self, many: int) -> int:
        """How many may be begun; a platform nobody has complained of takes all of them."""
        return max((weather.room(many) for weather in self.values()), default=many)


def _clock() -> float:
    return asyncio.get_running_loop().time()
