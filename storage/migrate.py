"""Bringing the tables up to date（升级数据表）."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from storage.cellar import open_workshop

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent / "migrations"
ONE_BY_ONE = text(
    "SELECT pg_advisory_xact_lock(hashtext('zhibu migrates'), hashtext(current_schema()))"
)
"""Two processes that start together: the second finds everything done."""

VERSION = text("SELECT version_num FROM alembic_version")


def config_for(connection: Connection | None = None) -> "Config":
    from alembic.config import Config  # needed the day something changes, not at every start

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(url: str) -> None:
    """Run every migration this database has not seen; does nothing when there is none."""
    engine = open_workshop(url)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(ONE_BY_ONE)
            if not is_current(connection):
                from alembic import command

                command.upgrade(config_for(connection), "head")
    finally:
        engine.dispose()


def is_current(connection: Connection) -> bool:
    """Whether the database has seen the newest migration."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    return bool(connection.scalar(VERSION) == newest())


@cache
def newest() -> str:
    """The revision of the newest migration: its file's name begins with it."""
    files = (HERE / "versions").glob("[0-9]*.py")
    return max(file.name.partition("_")[0] for file in files)
