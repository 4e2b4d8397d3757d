"""Whether the files are still those that were opened（文件还在不在）.

Whoever deletes or replaces the file of a running bot leaves it with one that has no name: SQLite
goes on writing there, and all of it is gone when the bot ends. So each commit is followed by a
look, before anybody is told that something is kept.
"""

import logging
import os
from pathlib import Path

from sqlalchemy import Engine

from storage.trouble import MISSING, Trouble, trouble_of

log = logging.getLogger(__name__)


class Whereabouts:
    def __init__(self, engine: Engine) -> None:
        url = engine.url
        is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
        self._engine = engine
        self._path = Path(str(url.database)) if is_file else None
        self._known: dict[str, tuple[int, int]] = {}

    def look(self) -> None:
        """Raises Trouble if a file has gone or is another one than at the first look."""
        if self._path is None:
            return
        for name in (str(self._path), f"{self._path}-wal"):
            number = _number(name)
            if number is None and name not in self._known:
                continue  # where a disk allows no log beside the file, SQLite does without
            if number is None or self._known.setdefault(name, number) != number:
                raise Trouble(MISSING, name)

    def rescue(self) -> None:
        """Keep what our connection still holds: beside the place where it should be."""
        assert self._path is not None
        target = Path(f"{self._path}.rescued")
        try:
            target.unlink(missing_ok=True)
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("VACUUM INTO ?", (str(target),))
            finally:
                connection.close()
        except Exception as error:
            target.unlink(missing_ok=True)
            log.error("what was kept could not be rescued: %s", trouble_of(error) or error)
        else:
            log.error("what was kept is in %s; `python -m bot restore` puts it back", target)


def _number(name: str) -> tuple[int, int] | None:
    """What the system calls this file, None if there is none."""
    try:
        found = os.stat(name)
    except OSError:
        return None
    return found.st_dev, found.st_ino
