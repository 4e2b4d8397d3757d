"""`python -m bot query`: the ledger asked in SQL（查询）, for whoever looks after the machine."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from papers.answers import as_csv, as_json, as_table
from storage import Trouble, file_of, look_into
from storage.inquiry import MILLISECONDS, Answer, NoAnswer, Why, ask
from storage.migrate import is_current

MOST_ROWS = 100_000

FORMATS: Mapping[str, Callable[[Sequence[str], Sequence[Sequence[Any]]], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}

_VIEWS = "docs/query.md tells what there is"
_SENTENCES = {
    Why.NOTHING: "there is no SELECT in it",
    Why.MANY: "one statement at a time, please",
    Why.CLOSED: f"only the views can be read, and nothing can be changed; {_VIEWS}",
    Why.WRONG: f"this cannot be answered; {_VIEWS}",
    Why.SLOW: f"this takes longer than {MILLISECONDS} ms; ask for less at a time",
    Why.BIG: "the answer is too large; ask for less at a time",
}


def query(database: str, sql: str, *, rows: int, form: str) -> int:
    """Print what the ledger answers; the exit code. Bad SQL is told in one line."""
    if not 1 <= rows <= MOST_ROWS:
        print(f"--rows: between 1 and {MOST_ROWS}", file=sys.stderr)
        return 2
    if (why := missing(database)) is not None:
        print(why, file=sys.stderr)
        return 2
    try:
        answer = ask(database, sys.stdin.read() if sql == "-" else sql, rows=rows)
    except NoAnswer as error:
        print(_told(error), file=sys.stderr)
        return 1
    try:
        print(FORMATS[form](answer.columns, answer.rows).rstrip("\n"), flush=True)
    except BrokenPipeError:  # whoever reads has seen enough, such as `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    print(_how_many(answer), file=sys.stderr)
    return 0


def missing(database: str) -> str | None:
    """Why nothing can be asked yet, None if it can."""
    path = file_of(database)
    if path is not None and not path.exists():
        return "there is no database yet: `python -m bot run` makes it"
    try:
        with look_into(database) as connection:
            if is_current(connection):
                return None
    except Trouble as trouble:
        return str(trouble)
    return "the tables are not up to date: run `python -m bot migrate`"


def _told(error: NoAnswer) -> str:
    sentence = _SENTENCES[error.why]
    return f"{sentence} ({error.said})" if error.said else sentence


def _how_many(answer: Answer) -> str:
    count = len(answer.rows)
    rows = "1 row" if count == 1 else f"{count} rows"
    return f"{rows}, and there are more: --rows" if answer.is_more else rows
