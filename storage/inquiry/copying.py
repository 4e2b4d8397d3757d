"""A copy of the views in a file of their own（视图副本）, with ready-made questions to it."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from storage.cellar import look_into
from storage.inquiry.values import plain
from storage.views import view_names

HERE = Path(__file__).parent / "questions"


def copy_views(database: str, target: Path) -> None:
    """The views as they stand at one moment, each as a table of a new SQLite file.

    For its owner alone. Raises Trouble.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(target)) as copy, look_into(database) as connection:
        for view in view_names():
            rows = connection.execution_options(stream_results=True).execute(
                text(f"SELECT * FROM {view}")
            )
            columns = list(rows.keys())
            copy.execute(f"CREATE TABLE {view} ({', '.join(columns)})")
            marks = ", ".join("?" for _ in columns)
            copy.executemany(
                f"INSERT INTO {view} VALUES ({marks})", (tuple(map(plain, row)) for row in rows)
            )
        copy.commit()


def ready_made() -> Mapping[str, str]:
    """By name, in their order, questions in the SQL of SQLite; `:name` is asked for."""
    files = sorted(HERE.glob("*.sql"))
    return {file.stem.partition("_")[2]: file.read_text("utf-8").strip() for file in files}
