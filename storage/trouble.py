"""When the database cannot do its part（数据库出了问题）: one plain line instead of a traceback."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What went wrong, as the operator reads it.

    `is_passing`: the same may go well later. `is_damage`: nothing that is written from now on can
    be relied upon. `is_general`: whoever asks next meets the same.
    """

    words: str
    is_passing: bool = False
    is_damage: bool = False
    is_general: bool = False


class Trouble(Exception):
    """Foreseen trouble; its text is a line for the operator."""

    def __init__(self, kind: Kind, where: str = "", why: object = "") -> None:
        told = str(why).strip().partition("\n")[0]
        super().__init__(
            f"{where + ': ' if where else ''}{kind.words}{f' ({told})' if told else ''}"
        )
        self.kind = kind


FULL = Kind(words="there is no room on the disk", is_passing=True)
LOCKED = Kind(words="locked by another program for too long", is_passing=True, is_general=True)
FAULTY = Kind(words="the disk does not read or write as it should, or is full", is_passing=True)
MEMORY = Kind(words="there is not enough memory", is_passing=True)
READ_ONLY = Kind(words="it may only be read, not written", is_general=True)
SHUT = Kind(
    words="cannot be opened; does the folder exist, and may we write there?", is_general=True
)
MISSING = Kind(words="deleted or replaced while the bot runs", is_damage=True, is_general=True)
DAMAGED = Kind(words="the records are damaged", is_damage=True, is_general=True)
NEWER = Kind(words="made by a newer version of zhibu; run that one", is_general=True)
CUT = Kind(words="the server hung up", is_passing=True)
AWAY = Kind(
    words="the server does not answer or does not let us in", is_passing=True, is_general=True
)

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_IOERR: FAULTY,
    sqlite3.SQLITE_NOMEM: MEMORY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: SHUT,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
"""By SQLite's primary result code."""
_OF_POSTGRESQL = {
    "08": CUT, "57": CUT, "53": FULL, "58": FAULTY, "25006": READ_ONLY, "XX001": DAMAGED,
    "XX002": DAMAGED, "28": AWAY, "3D": AWAY,
}  # fmt: skip
"""By SQLSTATE, or the class its first two letters name."""


class Alarm:
    """Rung when damage is found: whoever runs the house must not go on quietly（警铃）."""

    def __init__(self) -> None:
        self.rung: Future[Trouble] = Future()

    def ring(self, trouble: Trouble) -> None:
        if trouble.kind.is_damage and not self.rung.done():
            self.rung.set_result(trouble)

    @property
    def trouble(self) -> Trouble | None:
        is_rung = self.rung.done() and not self.rung.cancelled()
        return self.rung.result() if is_rung else None


def trouble_of(error: BaseException | None, where: str = "") -> Trouble | None:
    """What stands behind an error, if it is foreseen; a mistake of ours is not.

    An error while tidying up after another hides it, so those before it are looked at as well.
    """
    while error is not None:
        if isinstance(error, Trouble):
            return error
        if (kind := _kind_of(error)) is not None:
            return Trouble(kind, where, getattr(error, "orig", None) or error)
        if not isinstance(error, SQLAlchemyError | sqlite3.Error):
            return None
        error = error.__context__
    return None


def _kind_of(error: BaseException) -> Kind | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _OF_SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    if not isinstance(error, DBAPIError):
        return None
    state = getattr(cause, "sqlstate", None) or ""
    if error.connection_invalidated:
        return CUT
    if not state:
        return AWAY if type(cause).__name__ in ("OperationalError", "ConnectionTimeout") else None
    return _OF_POSTGRESQL.get(state) or _OF_POSTGRESQL.get(state[:2])


@contextmanager
def in_plain_words(url: str) -> Iterator[None]:
    """Foreseen trouble within becomes Trouble, which names the database but no password."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        if (trouble := trouble_of(error, name_of(url))) is None:
            raise
        raise trouble from error


def name_of(url: str) -> str:
    """What a line for the operator calls this database."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.database or "the database"
    address = URL.create("postgresql", parsed.username, None, parsed.host, parsed.port)
    return address.set(database=parsed.database or "").render_as_string()
