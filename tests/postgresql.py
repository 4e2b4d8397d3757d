"""A PostgreSQL to test on, and an empty corner of it for each test."""

import os
import secrets
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from storage.cellar import open_workshop
from storage.migrate import newest
from storage.tables import METADATA
from storage.views import put_up

SERVER = os.environ.get("ZHIBU_TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1/postgres")


@pytest.fixture(scope="session")
def server() -> Iterator[Engine]:
    """A PostgreSQL to test on; where there is none these tests are skipped, in CI they fail."""
    engine = create_engine(SERVER, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    try:
        engine.connect().close()
    except (ImportError, OperationalError):
        missing = "no PostgreSQL answers; ZHIBU_TEST_POSTGRESQL says where to look"
        if os.environ.get("ZHIBU_TEST_ALL") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    yield engine
    engine.dispose()


@pytest.fixture
def schema(server: Engine) -> Iterator[str]:
    """The address of an empty corner of that server."""
    name = f"zhibu_{secrets.token_hex(6)}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    url = make_url(SERVER).update_query_dict({"options": f"-csearch_path={name}"})
    yield url.render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))


def make_tables(url: str) -> None:
    """All tables as they are now, sooner than the migrations make them."""
    engine = open_workshop(url)
    with engine.begin() as connection:
        METADATA.create_all(connection)
        put_up(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:new)"), {"new": newest()})
    engine.dispose()
