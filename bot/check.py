"""Is the database sound?（自检）."""

import sqlite3

from sqlalchemy import Engine

from storage import Records
from storage.migrate import is_current


def check(engine: Engine) -> list[str]:
    """A line for each trouble found, none if all is well."""
    troubles = []
    with engine.connect() as connection, connection.begin():
        if not is_current(connection):
            return ["the tables are not up to date: run `python -m bot migrate`"]
        if engine.dialect.name == "sqlite":
            rows = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
            troubles += [f"SQLite: {row}" for row in rows if row != "ok"]
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            troubles += [f"{row[0]} row {row[1]} points to nothing" for row in broken]
        records = Records(connection)
        for branch_id in records.branches.ids():
            if (number := records.audit.broken_at(branch_id)) is not None:
                troubles.append(f"branch {branch_id}: the audit trail breaks at entry {number}")
    return troubles


def versions() -> str:
    return f"SQLite {sqlite3.sqlite_version}"
