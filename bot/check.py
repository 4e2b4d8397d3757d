"""Is the database sound?（自检）."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.nights import newest_copy
from schedules.housekeeping import MEMORY
from schedules.looks import LOOKS
from storage import Records, Trouble, file_of, look_into
from storage.migrate import is_current
from storage.soundness import begun_at, damage, remembered, standing, stuck

FRESH = timedelta(hours=36)
"""How old the last nightly copy may be."""
SOUND_AGAIN = (3, 51, 3)
MENDED = ((3, 44, 6), (3, 50, 7))
"""Older lines of SQLite into which the mending was taken over."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`troubles` have to be looked after; `notes` are good to know."""

    troubles: tuple[str, ...]
    notes: tuple[str, ...] = ()


def check(database: str, now: datetime, copies: Path | None = None) -> Finding:
    """A line for each trouble found, none if all is well. Changes nothing; the bot may run.

    `copies` is the folder of the nightly copies.
    """
    path = file_of(database)
    if path is not None and not path.exists():
        return Finding(("there is no database yet: `python -m bot run` makes it",))
    try:
        with look_into(database) as connection:
            if not is_current(connection):
                return Finding(("the tables are not up to date: run `python -m bot migrate`",))
            troubles = [] if path is None else damage(connection, "quick_check")
            troubles += _of_the_trail(Records(connection))
            troubles += stuck(connection, now, LOOKS)
            if (many := remembered(connection)) > 2 * MEMORY:
                troubles.append(f"{many} visits are remembered; is the tidying done each hour?")
            if path is not None and copies is not None:
                troubles += _of_the_copies(copies, now, begun_at(connection))
            notes = (*_versions(is_file=path is not None), _counts(standing(connection)))
    except Trouble as trouble:
        return Finding((str(trouble),))
    return Finding(tuple(troubles), notes)


def _of_the_trail(records: Records) -> list[str]:
    found = {branch_id: records.audit.broken_at(branch_id) for branch_id in records.branches.ids()}
    return [
        f"branch {branch_id}: the audit trail breaks at entry {number}"
        for branch_id, number in found.items()
        if number is not None
    ]


def _of_the_copies(folder: Path, now: datetime, begun: datetime | None) -> list[str]:
    if begun is None or now - begun < FRESH:
        return []
    newest = newest_copy(folder)
    if newest is None:
        return [f"there is no nightly copy in {folder}"]
    age = now.timestamp() - newest.stat().st_mtime
    if age < FRESH.total_seconds():
        return []
    return [f"the last nightly copy, {newest}, is {age / 3600:.0f} hours old"]


def _counts(states: dict[str, int]) -> str:
    return "notices: " + ", ".join(f"{count} {state}" for state, count in states.items())


def _versions(*, is_file: bool) -> list[str]:
    notes = [f"SQLite {sqlite3.sqlite_version}"] if is_file else ["PostgreSQL"]
    if is_file and has_the_wal_reset_bug(sqlite3.sqlite_version_info):
        notes.append(
            f"SQLite {sqlite3.sqlite_version} may damage a file that two connections checkpoint "
            "at once (mended in 3.51.3); the bot's one writing connection alone does so, its "
            "readers cannot; let no other program write to the file"
        )
    return notes


def has_the_wal_reset_bug(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has it; its page on WAL tells the story under “walresetbug”."""
    if version >= SOUND_AGAIN:
        return False
    return not any(version[:2] == line[:2] and version >= line for line in MENDED)
