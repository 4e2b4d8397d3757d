"""`python -m bot browse`: what Datasette is handed, and what is said where there is none."""

from importlib.util import find_spec

import pytest

from bot.__main__ import main
from bot.browse import NAME, command, metadata
from locales import Words, languages
from storage.inquiry.copying import ready_made
from tests.storage.kit import NOON


@pytest.mark.parametrize("language", languages())
def test_every_ready_made_question_has_a_title(language):
    told = metadata(Words(language), NOON)
    queries = told["databases"][NAME]["queries"]

    assert list(queries) == list(ready_made())
    assert all(one["title"] and one["sql"] for one in queries.values())
    assert "2026-03-02 04:00" in told["description"]


def test_nobody_looks_without_the_link_and_nobody_from_elsewhere():
    asked = command("/folder", 8001)

    assert metadata(Words("en"), NOON)["allow"] == {"id": "root"}
    assert asked[asked.index("--host") + 1] == "127.0.0.1"
    assert "--root" in asked
    assert asked[asked.index("--immutable") + 1] == "/folder/ledger.db"


@pytest.mark.skipif(find_spec("datasette") is not None, reason="it would begin to serve")
def test_without_datasette_that_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert main(["browse"]) == 2
    assert capsys.readouterr().err == "`browse` needs Datasette: pip install 'datasette>=0.65,<1'\n"
