"""A fresh database for each test, of both kinds, with a branch and a few members in it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from storage import Writer, file_of, migrate, open_cellar
from tests.postgresql import make_tables
from tests.storage.kit import Branch, seed
from tests.templates import copy_records


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
    make_tables(empty)
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
