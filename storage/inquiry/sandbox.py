"""Where somebody's own SQL is run on SQLite（查询沙箱）: a process of its own, soon over.

Run by its path, with the standard library alone, so that nothing of the bot is in reach and little
memory is taken: what is asked comes in as JSON, what is answered goes out as JSON. It cannot write
(`mode=ro`, `query_only`, an authorizer), reads the views alone, and is stopped by the clock, by the
memory and by the disk, whatever the SQL is.
"""

import json
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from urllib.parse import quote

MEMORY = 256 * 2**20
DISK = 64 * 2**20
ANSWER = 16 * 2**20
CPU_SECONDS = (2, 3)
DIGITS = 12
"""Of a number that is no whole one: what binary reckoning adds behind them is nobody's money."""
STEPS = 1000
"""Instructions of SQLite between two looks at the clock."""

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 4_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}

FUNCTIONS = frozenset(
    """
    abs avg ceil ceiling char coalesce concat concat_ws count cume_dist date datetime dense_rank
    first_value floor glob group_concat hex ifnull iif instr json json_array json_array_length
    json_extract json_group_array json_group_object json_object json_type json_valid julianday
    lag last_value lead length like lower ltrim max min mod nth_value ntile nullif octet_length
    percent_rank pow power quote rank replace round row_number rtrim sign sqrt strftime
    string_agg substr substring sum time timediff total trim trunc typeof unicode unixepoch
    upper -> ->>
    """.split()  # noqa: SIM905
)
"""All others are refused by name: zeroblob, randomblob, printf, format, load_extension …"""

OWN = ("sqlite_", "pragma_", "dbstat")
"""How SQLite's own tables are called."""

BIG = ("too big", "too large", "out of memory", "disk is full", "disk I/O", "too many")


class Guard:
    """What a statement may touch; `stopped_at` is the first thing it may not.

    Of a table no column of which is read（count(*)）SQLite does not say on whose behalf it asks:
    it may be one under a view, or a name given by WITH. That it is none the statement names itself
    is seen to beforehand（`names_alone`）.
    """

    def __init__(self, views: Collection[str]) -> None:
        self._views = frozenset(views)
        self.stopped_at = ""

    def judge(
        self, action: int, one: str | None, two: str | None, _: str | None, within: str | None
    ) -> int:  # fmt: skip
        """As SQLite asks: `within` is the innermost view the statement reads through."""
        match action:
            case sqlite3.SQLITE_SELECT | sqlite3.SQLITE_RECURSIVE:
                return sqlite3.SQLITE_OK
            case sqlite3.SQLITE_FUNCTION if (two or "").lower() in FUNCTIONS:
                return sqlite3.SQLITE_OK
            case sqlite3.SQLITE_READ if self._may_read(one or "", two or "", within):
                return sqlite3.SQLITE_OK
        named = two if action == sqlite3.SQLITE_FUNCTION else one
        self.stopped_at = self.stopped_at or named or ""
        return sqlite3.SQLITE_DENY

    def _may_read(self, table: str, column: str, within: str | None) -> bool:
        if table in self._views or within in self._views:
            return True
        return not column and not table.lower().startswith(OWN)


def limit_ourselves() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, CPU_SECONDS)
    resource.setrlimit(resource.RLIMIT_FSIZE, (DISK, DISK))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def open_file(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, isolation_level=None)
    for habit in (
        "busy_timeout = 2000", "query_only = ON", "trusted_schema = OFF", "temp_store = FILE",
        "mmap_size = 0", "cache_size = -8000", "cell_size_check = ON",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {habit}")
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return connection


def restrain(connection: sqlite3.Connection, guard: Guard, until: float) -> None:
    for limit, value in LIMITS.items():
        connection.setlimit(limit, value)
    connection.set_authorizer(guard.judge)
    connection.set_progress_handler(lambda: time.monotonic() > until, STEPS)


def names_alone(connection: sqlite3.Connection, views: Iterable[str]) -> sqlite3.Connection:
    """An empty database in which nothing but the views has a name."""
    empty = sqlite3.connect(":memory:", isolation_level=None)
    for view in views:
        columns = connection.execute(f"PRAGMA table_info({view})").fetchall()
        empty.execute(f"CREATE TABLE {view} ({', '.join(column[1] for column in columns)})")
    return empty


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """The columns and rows, or why there are none."""
    guard, views, sql = Guard(asked["views"]), asked["views"], asked["sql"]
    connection = open_file(asked["file"])
    tables = {name for (name,) in connection.execute("SELECT lower(name) FROM sqlite_master")}
    names = names_alone(connection, views)
    until = time.monotonic() + asked["milliseconds"] / 1000
    try:
        restrain(names, guard, until)
        names.execute(f"EXPLAIN {sql}")
        restrain(connection, guard, until)
        cursor = connection.execute(sql)
        if cursor.description is None:
            return {"refused": "nothing"}
        columns = [one[0] for one in cursor.description]
        rows = _fetch(cursor, asked["rows"] + 1)
    except MemoryError:
        return {"refused": "big"}
    except sqlite3.Error as error:
        return _why(str(error), guard, tables)
    return {"columns": columns, "rows": rows[: asked["rows"]], "more": len(rows) > asked["rows"]}


def _fetch(cursor: sqlite3.Cursor, many: int) -> list[list[Any]]:
    rows, size = [], 0
    for row in cursor:
        rows.append([_plain(value) for value in row])
        size += sum(len(value) if isinstance(value, str) else 8 for value in rows[-1])
        if size > ANSWER:
            raise MemoryError
        if len(rows) == many:
            break
    return rows


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if not isinstance(value, float):
        return value
    return float(f"{value:.{DIGITS}g}") if abs(value) < float("inf") else str(value)


def _why(said: str, guard: Guard, tables: Collection[str]) -> dict[str, Any]:
    missing = said.removeprefix("no such table: ").removeprefix("main.")
    if missing.lower() in tables:
        return {"refused": "closed", "said": missing}
    if "interrupted" in said:
        return {"refused": "slow"}
    if "one statement at a time" in said:
        return {"refused": "many"}
    if "incomplete input" in said:
        return {"refused": "nothing"}
    if guard.stopped_at:
        return {"refused": "closed", "said": guard.stopped_at}
    if any(word in said for word in BIG):
        return {"refused": "big"}
    return {"refused": "wrong", "said": said}


def main(lines: Sequence[str]) -> None:
    limit_ourselves()
    try:
        told = json.dumps(answer(json.loads("".join(lines))))
    except MemoryError:
        told = json.dumps({"refused": "big"})
    sys.stdout.write(told)


if __name__ == "__main__":
    main(sys.stdin.readlines())
