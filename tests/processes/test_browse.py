"""`python -m bot browse`: what Datasette is handed, and what is said where there is none."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib.util import find_spec

import httpx
import pytest

from bot.browse import NAME, command, metadata
from bot.command import main
from locales import Words, languages
from storage.inquiry.copying import ready_made
from storage.views import view_names
from tests.conftest import require
from tests.faults.cluster import free_ports
from tests.pages.conftest import plant
from tests.platforms.test_process import ROOT
from tests.storage.kit import NOON
from tests.templates import copy_records


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


def test_datasette_shows_the_views_and_answers_every_ready_made_question(tmp_path):
    require(find_spec("datasette") is not None, "datasette")
    copy_records(tmp_path / "zhibu.db", name="ledger-year", plant=plant)
    with browsing(tmp_path) as link, httpx.Client(follow_redirects=True, timeout=20) as reader:
        address = link.partition("/-/")[0]
        assert httpx.get(f"{address}/{NAME}").status_code == 403
        assert reader.get(link).status_code == 200

        shown = reader.get(f"{address}/{NAME}.json").json()
        answers = {name: reader.get(f"{address}/{NAME}/{name}.json") for name in ready_made()}
        records = reader.get(f"{address}/{NAME}.json", params={"sql": "SELECT * FROM members"})

    assert {table["name"] for table in shown["tables"]} == set(view_names())
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(
        ready_made(), 200
    )
    assert any(answer.json()["rows"] for answer in answers.values())
    assert records.status_code == 400
    assert "no such table" in records.text


@contextmanager
def browsing(folder):
    """`python -m bot browse`, running; the link it says."""
    [port] = free_ports(1)
    log = folder / "browse.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "browse", "--port", str(port)],
            cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT), "ZHIBU_DATA_DIR": str(folder)},
            stdout=out, stderr=out,
        )  # fmt: skip
    try:
        deadline = time.monotonic() + 30
        while "Uvicorn running" not in log.read_text():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield re.findall(r"http://\S+token=\w+", log.read_text())[0]
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 0


def test_without_datasette_that_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "datasette", None)

    assert main(["browse"]) == 2
    assert capsys.readouterr().err == "`browse` needs Datasette: pip install 'datasette>=0.65,<1'\n"
