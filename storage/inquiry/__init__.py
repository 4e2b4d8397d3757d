"""Asking the ledger in SQL（查询）: the views alone, without any way to write.

On SQLite the question is put in a sandbox. On PostgreSQL it is one statement in a transaction that
cannot write and is soon over; there the rights of the database's user say what can be read.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from storage.cellar import file_of

MILLISECONDS = 500
ROWS = 500


class Why(StrEnum):
    """Why there is no answer."""

    NOTHING = "nothing"  # no statement that brings rows
    MANY = "many"  # more than one
    CLOSED = "closed"  # what may not be read, or changed
    WRONG = "wrong"  # not SQL, or of something that is not there
    SLOW = "slow"
    BIG = "big"


class NoAnswer(Exception):
    """`said` is the database's own word, or what may not be touched."""

    def __init__(self, why: Why, said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Plain values, a row as wide as there are columns; `is_more` where rows were left off."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_more: bool = False


def ask(database: str, sql: str, *, rows: int = ROWS, milliseconds: int = MILLISECONDS) -> Answer:
    """What the database answers; raises NoAnswer."""
    from storage.inquiry.on_file import ask_file
    from storage.inquiry.on_server import ask_server

    if not _is_text(sql):
        raise NoAnswer(Why.WRONG, "not text")
    path = file_of(database)
    if path is None:
        return ask_server(database, sql, rows=rows, milliseconds=milliseconds)
    return ask_file(path, sql, rows=rows, milliseconds=milliseconds)


def _is_text(sql: str) -> bool:
    """Whether any database could read it: bytes that were no UTF-8 come in as surrogates."""
    return "\0" not in sql and not any("\ud800" <= sign <= "\udfff" for sign in sql)
