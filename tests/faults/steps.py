"""Counting what a process does, and ending it at step n as a power cut would.

A step is a clock reading, a row written, a commit, or something told to the world; commits and
tellings count twice, just before and just after they take effect.
"""

import os
from collections import Counter
from datetime import datetime
from threading import Lock

from sqlalchemy import Engine, event

from bot.platforms import Now
from storage import OpenEngines, open_engines

KILLED = 137
"""The exit code of a process that was killed."""
WRITING = ("INSERT", "UPDATE", "DELETE")


class Steps:
    """Counts in whatever thread; `last` is the step at which the process dies, 0 for never."""

    def __init__(self, last: int = 0) -> None:
        self.last, self.taken = last, 0
        self.kinds: Counter[str] = Counter()
        self._door = Lock()

    def take(self, kind: str) -> None:
        with self._door:
            self.taken += 1
            self.kinds[kind] += 1
            if self.taken == self.last:
                os.write(2, f"{self.taken} {kind}\n".encode())
                os._exit(KILLED)


def counted(now: Now, steps: Steps) -> Now:
    """The same clock, each reading a step."""

    def read() -> datetime:
        steps.take("clock")
        return now()

    return read


class CountedEngines:
    """Opens engines, the same each time, whose writing is counted by the steps of the hour."""

    def __init__(self) -> None:
        self.steps = Steps()
        self._opened: dict[str, tuple[Engine, Engine]] = {}

    def __call__(self, url: str) -> tuple[Engine, Engine]:
        if url not in self._opened:
            opener: OpenEngines = open_engines
            to_write, _ = self._opened[url] = opener(url)
            event.listen(to_write, "after_cursor_execute", self._written)
            event.listen(to_write, "commit", lambda _: self.steps.take("commit"))
            event.listen(to_write, "checkin", lambda *_: self.steps.take("committed"))
        return self._opened[url]

    def _written(self, *told) -> None:
        if told[2].startswith(WRITING):
            self.steps.take("row")
