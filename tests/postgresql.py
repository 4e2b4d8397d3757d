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
    name = _begun(server)
    yield _address(name)
    _dropped(server, name)


@pytest.fixture(scope="session")
def swept(server: Engine) -> Iterator[list[str]]:
    """Corners with all tables and nothing in them, for the next test that wants one."""
    names: list[str] = []
    yield names
    for name in names:
        _dropped(server, name)


@pytest.fixture
def tables(server: Engine, swept: list[str]) -> Iterator[str]:
    """The address of a corner with all tables as they are now; swept afterwards, not made anew."""
    if not swept:
        swept.append(_begun(server))
        make_tables(_address(swept[-1]))
    name = swept.pop()
    before = _things(server, name)
    yield _address(name)
    if _things(server, name) == before and _sweeps(server, name):
        swept.append(name)
    else:
        _dropped(server, name)


def make_tables(url: str) -> None:
    """All tables as they are now, sooner than the migrations make them."""
    engine = open_workshop(url)
    with engine.begin() as connection:
        METADATA.create_all(connection, checkfirst=False)
        put_up(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:new)"), {"new": newest()})
    engine.dispose()


def _begun(server: Engine) -> str:
    name = f"zhibu_{secrets.token_hex(6)}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    return name


def _dropped(server: Engine, name: str) -> None:
    with server.connect() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))


def _address(name: str) -> str:
    url = make_url(SERVER).update_query_dict({"options": f"-csearch_path={name}"})
    return url.render_as_string(hide_password=False)


def _things(server: Engine, name: str) -> frozenset[tuple[str, str]]:
    """The tables, views, indexes and sequences there, and who may what with them."""
    found = text(
        "SELECT relname, relkind::text || coalesce(relacl::text, '') FROM pg_class "
        "WHERE relnamespace = CAST(:name AS regnamespace)"
    )
    with server.connect() as connection:
        return frozenset((row[0], row[1]) for row in connection.execute(found, {"name": name}))


def _sweeps(server: Engine, name: str) -> bool:
    """Empty what is not, and let all numbers begin anew; False while somebody holds on to it."""
    tables = [f"{name}.{table.name}" for table in reversed(METADATA.sorted_tables)]
    asked = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables
    )
    counted = text(
        "SELECT sequencename FROM pg_sequences WHERE schemaname = :name AND last_value IS NOT NULL"
    )
    try:
        with server.connect() as connection:
            connection.execute(text("SET lock_timeout = '2s'"))
            full = set(connection.execute(text(asked)).scalars())
            for table in filter(full.__contains__, tables):
                connection.execute(text(f"DELETE FROM {table}"))
            for sequence in connection.execute(counted, {"name": name}).scalars().all():
                connection.execute(text(f"ALTER SEQUENCE {name}.{sequence} RESTART"))
    except OperationalError:
        return False
    return True
