"""The ledger in SQL（台账视图）: `v_members`, `v_meetings` … as docs/query.md tells of them.

Each view is a file beside this one, in SQL of both databases but for a few words in capitals that
either says in its own way (`dialects`). Views stand above the tables, so they are taken down before
tables are rebuilt and put up again afterwards: a view that reads otherwise needs a migration, be it
an empty one.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, text

from storage.views.dialects import words_of
from storage.views.words import spell_out

HERE = Path(__file__).parent

GRANTED = text(
    "SELECT DISTINCT table_name, grantee FROM information_schema.role_table_grants "
    "WHERE table_schema = current_schema() AND privilege_type = 'SELECT' "
    "AND table_name LIKE 'v\\_%' AND grantee <> grantor"
)
"""Who was allowed to read a view on PostgreSQL: a view put up again has forgotten it."""


@cache
def view_names() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in HERE.glob("v_*.sql")))


def view_sql(name: str, dialect: str) -> str:
    """The SELECT of a view for `sqlite` or `postgresql`."""
    return spell_out((HERE / f"{name}.sql").read_text("utf-8").strip(), words_of(dialect))


def take_down(connection: Connection) -> dict[str, list[str]]:
    """No view stands any more; who could read which, to be handed to `put_up`."""
    readers: dict[str, list[str]] = {}
    if connection.dialect.name == "postgresql":
        for row in connection.execute(GRANTED):
            readers.setdefault(row.table_name, []).append(row.grantee)
    for name in view_names():
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
    return readers


def put_up(connection: Connection, readers: Mapping[str, list[str]] | None = None) -> None:
    """Every view, as it is now, on tables that are up to date."""
    quote = connection.dialect.identifier_preparer.quote
    for name in view_names():
        sql = view_sql(name, connection.dialect.name)
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {sql}")
        for reader in (readers or {}).get(name, ()):
            who = "PUBLIC" if reader == "PUBLIC" else quote(reader)
            connection.exec_driver_sql(f"GRANT SELECT ON {name} TO {who}")
