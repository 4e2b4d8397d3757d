"""Is the database sound?（自检）."""

import sqlite3

from sqlalchemy import Connection

from storage import Records, file_of, open_reading_room
from storage.migrate import is_current


def check(database: str) -> list[str]:
    """A line for each trouble found, none if all is well. Changes nothing; the bot may run."""
    path = file_of(database)
    if path is not None and not path.exists():
        return ["there is no database yet: `python -m bot run` makes it"]
    engine = open_reading_room(database)
    try:
        with engine.connect() as connection, connection.begin():
            if not is_current(connection):
                return ["the tables are not up to date: run `python -m bot migrate`"]
            file_troubles = [] if path is None else _of_the_file(connection)
            return [*file_troubles, *_of_the_trail(Records(connection))]
    finally:
        engine.dispose()


def versions() -> str:
    return f"SQLite {sqlite3.sqlite_version}"


def _of_the_file(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA quick_check").scalars()
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [
        *(f"SQLite: {row}" for row in rows if row != "ok"),
        *(f"{row[0]} row {row[1]} points to nothing" for row in broken),
    ]


def _of_the_trail(records: Records) -> list[str]:
    found = {branch_id: records.audit.broken_at(branch_id) for branch_id in records.branches.ids()}
    return [
        f"branch {branch_id}: the audit trail breaks at entry {number}"
        for branch_id, number in found.items()
        if number is not None
    ]
