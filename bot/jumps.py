"""Noticing that the wall clock was set（拨钟）, or that the machine slept（休眠）."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.platforms import Now

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

STEADY = timedelta(seconds=1)
"""How far the two clocks may part between two looks; NTP slews by half a millisecond a second."""


class Jumps:
    """Compares the wall clock with the loop's own, which nobody sets; to be made in the loop."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._apart = self._difference()

    def seen(self) -> bool:
        """Whether they have parted since the last look, in either direction."""
        before, self._apart = self._apart, self._difference()
        return abs(self._apart - before) > STEADY

    def _difference(self) -> timedelta:
        steady = timedelta(seconds=asyncio.get_running_loop().time())
        return self._now() - EPOCH - steady
