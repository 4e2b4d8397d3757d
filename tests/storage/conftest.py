"""A fresh database for each test, of both kinds, with a branch and a few members in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage import Writer, migrate, open_cellar
from tests.storage.kit import Branch, seed
from tests.templates import copy_records


@pytest.fixture(params=["sqlite", "postgresql"])
def which(request: pytest.FixtureRequest) -> str:
    """Which of the two it is."""
    return str(request.param)


@pytest.fixture
def empty(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables."""
    if which == "postgresql":
        return str(request.getfixturevalue("schema"))
    return f"sqlite:///{tmp_path / 'zhibu.db'}"


@pytest.fixture
def migrated(empty: str) -> str:
    """As the migrations make it, one after the other."""
    migrate(empty)
    return empty


@pytest.fixture
def database(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The same tables sooner: `test_cellar` compares them with what the migrations make."""
    if which == "postgresql":
        return str(request.getfixturevalue("tables"))
    copy_records(tmp_path / "zhibu.db")
    return f"sqlite:///{tmp_path / 'zhibu.db'}"


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
