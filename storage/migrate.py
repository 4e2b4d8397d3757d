"""Bringing the tables up to date（升级数据表）."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.cellar import open_workshop

HERE = Path(__file__).parent / "migrations"


def config_for(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(url: str) -> None:
    """Run every migration this database has not seen; does nothing when there is none."""
    engine = open_workshop(url)
    try:
        with engine.begin() as connection:
            if not is_current(connection):
                command.upgrade(config_for(connection), "head")
    finally:
        engine.dispose()


def is_current(connection: Connection) -> bool:
    """Whether the database has seen the newest migration."""
    seen = set(MigrationContext.configure(connection).get_current_heads())
    return seen == set(ScriptDirectory.from_config(config_for()).get_heads())
