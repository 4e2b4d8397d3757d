"""A copy of the records for each night（每夜备份）.

Nothing is remembered: last night's copy is there or it is not, so an hour slept through is made
up for, and a copy that failed is made at the next bell.
"""

import logging
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from storage import Alarm, BadCopy, Trouble, copy_to, file_of, look_through

log = logging.getLogger(__name__)

HOUR = 3
"""From which hour on a night's copy is made, by the house's clock."""
NIGHTS = 14
"""How many nights are kept."""
NAME = re.compile(r"zhibu-\d{4}-\d\d-\d\d\.db")


@dataclass(frozen=True, slots=True)
class Nights:
    """The nightly copies of one SQLite file; of PostgreSQL its own tools make them."""

    database: str
    folder: Path
    timezone: ZoneInfo
    alarm: Alarm

    def look_through(self) -> None:
        """After a start: is the whole file sound? Rings the alarm if not."""
        if file_of(self.database) is None:
            return
        try:
            look_through(self.database)
        except Trouble as trouble:
            self.alarm.ring(trouble)
            log.error("the records could not be looked through: %s", trouble)

    def keep(self, now: datetime) -> None:
        """Make last night's copy unless it is there, and let the oldest go. Never raises
        foreseen trouble."""
        path = file_of(self.database)
        if path is None or not path.exists():
            return
        target = self.folder / f"zhibu-{self._night(now):%Y-%m-%d}.db"
        if target.exists():
            return
        try:
            copy_to(path, target)
            self._clear()
        except (Trouble, BadCopy, OSError) as error:
            if isinstance(error, Trouble):
                self.alarm.ring(error)
            log.error("the nightly copy was not made: %s; the next bell tries again", error)
        else:
            log.info("the nightly copy is in %s", target)

    def _night(self, now: datetime) -> date:
        """The day whose small hours were the last ones."""
        return (now.astimezone(self.timezone) - timedelta(hours=HOUR)).date()

    def _clear(self) -> None:
        for old in copies_in(self.folder)[:-NIGHTS]:
            old.unlink(missing_ok=True)
        for left in self.folder.glob("zhibu-????-??-??.db.part"):
            left.unlink(missing_ok=True)


def copies_in(folder: Path) -> list[Path]:
    """The nightly copies, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name))


def newest_copy(folder: Path) -> Path | None:
    return next(reversed(copies_in(folder)), None)
