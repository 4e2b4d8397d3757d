"""Statements said at every press, made ready once（常用语句）.

SQLAlchemy's `execute` looks its statement up, binds it and wraps the result anew each time: that
is 17 to 40 µs beside the 4 SQLite needs, thirteen times a press. Here the statement is compiled
once for each kind of database; then only values go in and rows come out, by the same types.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Dialect, Executable, Insert, Table, bindparam, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

Process = Callable[[Any], Any]


class Ready:
    """A statement whose values all stand in named parameters; no list among them.

    An insert names its columns: defaults that are made in Python are not filled in. Errors are
    those of SQLAlchemy.
    """

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, **key: Any) -> list[Any]:
        """All rows, as named tuples."""
        compiled = self._of(connection)
        return [compiled.row(*values) for values in compiled.say(connection, key)]

    def mappings(self, connection: Connection, **key: Any) -> list[dict[str, Any]]:
        compiled = self._of(connection)
        names = compiled.names
        return [dict(zip(names, row, strict=True)) for row in compiled.say(connection, key)]

    def first(self, connection: Connection, **key: Any) -> Any:
        """The first row, or None."""
        return next(iter(self.rows(connection, **key)), None)

    def run(self, connection: Connection, **key: Any) -> None:
        """For what brings no rows."""
        self._of(connection).say(connection, key)

    def _of(self, connection: Connection) -> "_Compiled":
        name = connection.dialect.name
        if name not in self._compiled:
            self._compiled[name] = _Compiled(self._statement, connection.dialect)
        return self._compiled[name]


def whole_insert(table: Table) -> Insert:
    """A row with a value for each column but its id."""
    names = [column.name for column in table.c if not column.primary_key]
    return insert(table).values({name: bindparam(name) for name in names})


class _Compiled:
    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        compiled = cast(SQLCompiler, statement.compile(dialect=dialect))  # type: ignore[attr-defined]
        if compiled.post_compile_params or compiled.literal_execute_params:
            raise TypeError(f"this changes each time it is said: {compiled}")
        self._sql = str(compiled)
        self._order = compiled.positiontup
        self._fixed: dict[str, Any] = {}
        self._asked: list[tuple[str, Process | None]] = []
        for name, bind in compiled.binds.items():
            process = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if bind.required:
                self._asked.append((name, process))
            else:
                self._fixed[name] = bind.effective_value if process is None else process(bind.value)
        columns = getattr(statement, "exported_columns", {})
        self.names = tuple(columns.keys())
        self.row = namedtuple("Row", self.names)  # type: ignore[misc]
        self._types = [column.type.dialect_impl(dialect) for column in columns.values()]
        self._results: list[tuple[int, Process]] | None = None

    def say(self, connection: Connection, key: dict[str, Any]) -> Iterable[Sequence[Any]]:
        values = self._values(key)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self._sql, values)
            rows = cursor.fetchall() if self.names else ()
        except connection.dialect.loaded_dbapi.Error as error:
            raise _told(connection, self._sql, values, error) from error
        if not rows:
            return rows
        if self._results is None:
            self._results = self._processors(connection.dialect, cursor.description)
        return [self._read(row) for row in rows] if self._results else rows

    def _values(self, key: dict[str, Any]) -> Any:
        values = self._fixed.copy()
        for name, process in self._asked:
            values[name] = key[name] if process is None else process(key[name])
        return values if self._order is None else [values[name] for name in self._order]

    def _processors(self, dialect: Dialect, described: Any) -> list[tuple[int, Process]]:
        found = [
            (number, kind.result_processor(dialect, column[1]))
            for number, (kind, column) in enumerate(zip(self._types, described, strict=True))
        ]
        return [(number, process) for number, process in found if process is not None]

    def _read(self, row: Sequence[Any]) -> Sequence[Any]:
        values = list(row)
        for number, process in self._results or ():
            values[number] = process(values[number])
        return values


def _told(connection: Connection, sql: str, values: Any, error: Exception) -> BaseException:
    """As SQLAlchemy would tell it; a connection that broke is not used again."""
    dialect = connection.dialect
    is_lost = dialect.is_disconnect(error, connection.connection.dbapi_connection, None)  # type: ignore[arg-type]
    if is_lost:
        connection.invalidate(error)
    return DBAPIError.instance(
        sql, values, error, dialect.loaded_dbapi.Error, connection_invalidated=is_lost,
        dialect=dialect,
    )  # fmt: skip
