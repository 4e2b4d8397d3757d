"""Changing a row（改动）: the only way branch data is written, so that nothing goes unrecorded.

Each change is noted with what stood there before. When the piece of work is done it is signed:
one entry in the branch's audit trail (codes and ids only), and for a while the steps to undo it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import (
    Connection,
    CursorResult,
    Delete,
    Insert,
    Select,
    Table,
    bindparam,
    delete,
    select,
)
from sqlalchemy import insert as insert_into
from sqlalchemy import update as update_of

from storage.ready import Ready

Row: TypeAlias = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One row, before and after, in the columns that differ; None where there is no row."""

    table: Table
    row_id: int
    before: Row | None
    after: Row | None


class Changes:
    """The changes of one piece of work, in their order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.made: list[Change] = []

    def rows(self, query: Select[Any], **key: Any) -> Sequence[Row]:
        """What stands there now."""
        return self._connection.execute(query, key).mappings().all()

    def insert(self, table: Table, **values: Any) -> int:
        """Add a row; its id."""
        row_id = key_of(self._connection.execute(_insert(table), values))
        self.made.append(Change(table, row_id, None, values))
        return row_id

    def update(self, table: Table, row_id: int, **values: Any) -> bool:
        """Change a row where it differs; whether anything did. Raises LookupError without it."""
        row = self._connection.execute(_one(table), {"row_id": row_id}).mappings().first()
        if row is None:
            raise LookupError(f"{table.name} has no row {row_id}")
        return self.alter(table, row, **values)

    def alter(self, table: Table, row: Row, **values: Any) -> bool:
        """The same for a row just read in this piece of work, which saves reading it again."""
        after = {name: value for name, value in values.items() if row[name] != value}
        if not after:
            return False
        before = {name: row[name] for name in after}
        _update(table, tuple(after)).run(self._connection, row_id=row["id"], **after)
        self.made.append(Change(table, row["id"], before, after))
        return True

    def delete(self, table: Table, row_id: int) -> None:
        """Take a row away. Raises LookupError if it is not there."""
        row = self._connection.execute(_one(table), {"row_id": row_id}).mappings().first()
        if row is None:
            raise LookupError(f"{table.name} has no row {row_id}")
        self._connection.execute(_delete(table), {"row_id": row_id})
        self.made.append(Change(table, row_id, dict(row), None))


def key_of(result: CursorResult[Any]) -> int:
    """The id of the row just added."""
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


def describe(change: Change) -> dict[str, Any]:
    """What the audit trail keeps of a change: private columns show only that they changed."""
    return {
        "table": change.table.name,
        "row": change.row_id,
        "old": _shown(change.table, change.before),
        "new": _shown(change.table, change.after),
    }


def freeze(row: Row | None) -> dict[str, Any] | None:
    """A row as JSON can hold it."""
    return None if row is None else {name: _frozen(value) for name, value in row.items()}


def thaw(table: Table, row: Row) -> dict[str, Any]:
    """What `freeze` put away, as the table's own types."""
    return {name: _thawed(table.c[name].type.python_type, value) for name, value in row.items()}


def _shown(table: Table, row: Row | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        name: "*" if table.c[name].info.get("private") else _frozen(value)
        for name, value in row.items()
    }


def _frozen(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _thawed(kind: type, value: Any) -> Any:
    if value is None:
        return None
    if kind in (datetime, date):
        return kind.fromisoformat(value)
    return Decimal(value) if kind is Decimal else value


# Building a statement costs more than running it, so each is built once.


@cache
def _one(table: Table) -> Select[Any]:
    return select(table).where(table.c.id == bindparam("row_id")).with_for_update()


@cache
def _insert(table: Table) -> Insert:
    return insert_into(table)


@cache
def _update(table: Table, names: tuple[str, ...]) -> Ready:
    statement = update_of(table).where(table.c.id == bindparam("row_id"))
    return Ready(statement.values({name: bindparam(name) for name in names}))


@cache
def _delete(table: Table) -> Delete:
    return delete(table).where(table.c.id == bindparam("row_id"))
