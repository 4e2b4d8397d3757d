"""A question to PostgreSQL（查询）: one statement, in a transaction that cannot write.

The statement stands in parentheses, so that only what brings rows is one, and is handed over
prepared, so that a second one behind it is refused. What can be read is up to the user's rights.
"""

from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from storage.cellar import look_into
from storage.inquiry import Answer, NoAnswer, Why
from storage.inquiry.values import plain

HABITS = ("statement_timeout = {}", "lock_timeout = 250", "work_mem = '16MB'")

_WHY = {
    "57014": Why.SLOW,  # query_canceled
    "42501": Why.CLOSED,  # insufficient_privilege
    "25006": Why.CLOSED,  # read_only_sql_transaction
    "53000": Why.BIG, "53100": Why.BIG, "53200": Why.BIG, "53400": Why.BIG, "54000": Why.BIG,
}  # fmt: skip
"""By the server's own codes; anything else is a mistake in the SQL."""


def ask_server(database: str, sql: str, *, rows: int, milliseconds: int) -> Answer:
    """Raises NoAnswer, or Trouble where the server does not answer."""
    asked = sql.strip().rstrip("; \n\t")
    if not asked:
        raise NoAnswer(Why.NOTHING)
    with look_into(database) as connection:
        for habit in HABITS:
            connection.execute(text(f"SET LOCAL {habit.format(milliseconds)}"))
        return _asked(connection, f"SELECT * FROM (\n{asked}\n) AS asked LIMIT {rows + 1}", rows)


def _asked(connection: Connection, sql: str, rows: int) -> Answer:
    driver: Any = connection.connection.driver_connection
    error_type: Any = connection.dialect.loaded_dbapi.Error
    try:
        cursor = driver.execute(sql, prepare=True)
        found = [tuple(map(plain, row)) for row in cursor.fetchall()]
    except error_type as error:
        if error.sqlstate is None:
            raise DBAPIError.instance(sql, None, error, error_type) from error
        raise NoAnswer(_WHY.get(error.sqlstate, Why.WRONG), _said(error)) from error
    columns = tuple(column.name for column in cursor.description)
    return Answer(columns=columns, rows=tuple(found[:rows]), is_more=len(found) > rows)


def _said(error: Any) -> str:
    return str(error.diag.message_primary or "")
