"""A fresh database for each test, of both kinds, with a branch and a few members in it."""

import os
import secrets
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from storage import Writer, file_of, migrate, open_cellar
from storage.cellar import open_workshop
from storage.migrate import newest
from storage.tables import METADATA
from tests.storage.kit import Branch, seed
from tests.templates import copy_records

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


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest) -> str:
    """A database without tables."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("schema"))
    return f"sqlite:///{request.getfixturevalue('tmp_path') / 'zhibu.db'}"


@pytest.fixture
def migrated(empty: str) -> str:
    """As the migrations make it, one after the other."""
    migrate(empty)
    return empty


@pytest.fixture
def database(empty: str) -> str:
    """The same tables sooner: `test_cellar` compares them with what the migrations make."""
    if (path := file_of(empty)) is not None:
        copy_records(path)
        return empty
    with open_workshop(empty).begin() as connection:
        METADATA.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:new)"), {"new": newest()})
    return empty


@pytest.fixture
def cellar(database: str) -> Engine:
    return open_cellar(database)


@pytest.fixture
def writer(cellar: Engine) -> Iterator[Writer]:
    writer = Writer(cellar)
    yield writer
    writer.close()


@pytest.fixture
def branch(writer: Writer) -> Branch:
    branch: Branch = writer.submit(seed).result()
    branch.writer = writer
    return branch
