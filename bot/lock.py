"""How many processes a database has（独占锁）: one, or several that share it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import file_of, hold


class AlreadyRunning(Exception):
    """Another process uses this database."""


@contextmanager
def only_one(database: str, *, beside_others: bool = False) -> Iterator[None]:
    """Have the database to ourselves; the system frees it however the process ends.

    SQLite: a lock file beside it. Otherwise a lock of the server's, held by a connection of its
    own; with `beside_others` those share it who say so too. Raises AlreadyRunning if somebody
    else holds it.
    """
    path = file_of(database)
    with _file(path) if path is not None else hold(database, beside_others=beside_others) as ours:
        if not ours:
            raise AlreadyRunning(_in_use(path))
        yield


def _in_use(path: Path | None) -> str:
    if path is not None:
        return f"{path} is in use by another process"
    return (
        "the database is in use by another process; several share one only where each of them "
        "has ZHIBU_WEBHOOK_URL"
    )


@contextmanager
def _file(path: Path) -> Iterator[bool]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(f"{path}.lock", "a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield True
