"""`python -m bot backup` and `restore`（备份与恢复）."""

from datetime import datetime
from pathlib import Path

from bot.lock import only_one
from storage import BadCopy, copy_to, file_of, name_of, newest, prove, put_back

DUMP = (
    "PostgreSQL is copied with its own tool:\n"
    "  pg_dump --format=custom --no-owner --file=zhibu.dump '{address}'"
)
LOAD = (
    "PostgreSQL is restored with its own tool, into an empty database:\n"
    "  pg_restore --no-owner --exit-on-error --dbname='{address}' zhibu.dump"
)


class NotCopied(Exception):
    """Nothing was done; the message says why, and what to do instead."""


def backup(database: str, target: Path) -> str:
    """Copy the records while the bot may run; a line that says what was done."""
    path = _file(database, DUMP)
    if not path.exists():
        raise NotCopied(f"{path}: there is no database yet")
    if target.exists():
        raise NotCopied(f"{target}: there is such a file already; name another")
    try:
        copy_to(path, target)
    except (BadCopy, OSError) as error:
        raise NotCopied(f"the copy was not made: {error}") from error
    return f"{target}: {target.stat().st_size:,} bytes, opened and found sound"


def restore(database: str, copy: Path, now: datetime, *, is_forced: bool) -> str:
    """Let a copy take the place of the records; a line that says what was done.

    What stood there before is kept aside. Raises AlreadyRunning while the bot runs.
    """
    path = _file(database, LOAD)
    with only_one(database):
        try:
            version = prove(copy)
            if path.exists() and not is_forced:
                raise NotCopied(
                    f"{path} exists: `restore --force` replaces it, and keeps what stands there "
                    "aside"
                )
            is_there = path.exists()
            aside = path.with_name(f"{path.name}.replaced-{now:%Y%m%dT%H%M%SZ}")
            put_back(copy, path, aside)
        except (BadCopy, OSError) as error:
            raise NotCopied(f"nothing was restored: {error}") from error
    lines = [f"{path} is now the copy {copy}, opened and found sound"]
    lines += [f"what stood there before is in {aside}"] if is_there else []
    lines += ["its tables are brought up to date at the next start"] if version < newest() else []
    return "\n".join(lines)


def _file(database: str, instead: str) -> Path:
    if (path := file_of(database)) is None:
        raise NotCopied(instead.format(address=name_of(database)))
    return path
