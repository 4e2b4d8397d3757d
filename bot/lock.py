"""One process per database（独占锁）."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process uses this database."""


@contextmanager
def only_one(path: Path | None) -> Iterator[None]:
    """Hold the lock file beside the database; the system frees it however the process ends.

    Raises AlreadyRunning if somebody else holds it. A database without a file has its own locks.
    """
    if path is None:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(f"{path}.lock", "a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(f"{path} is in use by another process") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
