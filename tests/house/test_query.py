"""docs/query.md tells of every column of every view, and of none that is not there."""

import re

import pytest
from sqlalchemy import text

from storage import migrate
from storage.cellar import open_workshop
from storage.tables import METADATA
from storage.views import view_names
from tests.house.plan import HOUSE
from tests.templates import copy_records

PAGE = (HOUSE / "docs" / "query.md").read_text("utf-8")
SECRET = ("wage", "income", "base", "pension", "account_id", "chat_id", "platform", "code", "token")


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    path = tmp_path_factory.mktemp("views") / "zhibu.db"
    copy_records(path)
    migrate(f"sqlite:///{path}")
    with open_workshop(f"sqlite:///{path}").connect() as connection:
        yield connection


def columns(connection, view):
    return list(connection.execute(text(f"SELECT * FROM {view}")).keys())


def told(view):
    """The columns in the table of its section, in order."""
    section = re.search(rf"^### {view} .*?(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None, view
    cells = re.findall(r"^\| (`.*?) \|", section[0], re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


@pytest.mark.parametrize("view", view_names())
def test_every_column_is_told_of_in_its_order(connection, view):
    assert told(view) == columns(connection, view)


def test_no_view_is_told_of_that_is_not_there():
    assert set(re.findall(r"^### (v_\w+)", PAGE, re.MULTILINE)) == set(view_names())


@pytest.mark.parametrize("view", view_names())
def test_no_view_shows_what_nobody_is_to_read_there(connection, view):
    assert [name for name in columns(connection, view) if any(one in name for one in SECRET)] == []


def test_the_right_to_read_is_given_for_every_view():
    [grant] = re.findall(r"GRANT SELECT ON (.*?) TO", PAGE, re.DOTALL)
    named = set(re.findall(r"\w+", grant))

    assert named == {"alembic_version", *view_names()}
    assert not named & set(METADATA.tables)


QUESTIONS = re.findall(r"```sql\n(-- Who.*?)```", PAGE, re.DOTALL)[0].strip().split(";")


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.strip()])
def test_the_ready_made_questions_can_be_asked(connection, question):
    connection.execute(text(question)).all()
