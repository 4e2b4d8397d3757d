"""One process per database（独占锁）."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import file_of, hold_alone


class AlreadyRunning(Exception):
    """Another process uses this database."""


@contextmanager
def only_one(database: str) -> Iterator[None]:
    """Have the database to ourselves; the system frees it however the process ends.

    SQLite: a lock file beside it. Otherwise a lock of the server's, held by a connection of its
    own. Raises AlreadyRunning if somebody else holds it.
    """
    path = file_of(database)
    with _file(path) if path is not None else hold_alone(database) as is_ours:
        if not is_ours:
            raise AlreadyRunning(f"{path or 'the database'} is in use by another process")
        yield


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
