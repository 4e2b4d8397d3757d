"""`python -m bot query` as somebody types it."""

import json
import os
import subprocess
import sys

import pytest

from bot.command import main
from tests.house.plan import HOUSE
from tests.storage.kit import seed
from tests.templates import copy_records

MANY = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 20000) "
    "SELECT 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' AS x FROM n"
)
NAMES = "SELECT name FROM v_members ORDER BY roster_position"


@pytest.fixture
def at_home(tmp_path, monkeypatch):
    """A folder with records of 第三支部."""
    (tmp_path / "data").mkdir()
    copy_records(tmp_path / "data" / "zhibu.db", name="asked", plant=seed)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZHIBU_DATA_DIR", "data")
    return tmp_path


def test_the_answer_is_a_table_and_how_many_rows_is_said_aside(at_home, capsys):
    assert main(["query", NAMES]) == 0
    said = capsys.readouterr()

    assert said.out.split("\n") == ["name", "------", "王书记", "李明", ""]
    assert said.err == "2 rows\n"


def test_the_answer_can_be_json_or_csv(at_home, capsys):
    assert main(["query", NAMES, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"name": "王书记"}, {"name": "李明"}]
    assert main(["query", NAMES, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["\ufeffname", "王书记", "李明"]


def test_rows_are_left_off_and_that_is_said(at_home, capsys):
    assert main(["query", NAMES, "--rows", "1"]) == 0
    assert capsys.readouterr().err == "1 row, and there are more: --rows\n"


@pytest.mark.parametrize("rows", ["0", "-1", "100001"])
def test_a_number_of_rows_that_makes_no_sense_is_refused(at_home, capsys, rows):
    assert main(["query", NAMES, "--rows", rows]) == 2
    assert capsys.readouterr().err == "--rows: between 1 and 100000\n"


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELEC 1", 'this cannot be answered; docs/query.md tells what there is (near "SELEC"'),
        ("SELECT x FROM v_dues", "this cannot be answered; docs/query.md tells what there is (no"),
        ("DELETE FROM dues", "only the views can be read, and nothing can be changed; docs/query"),
        ("", "there is no SELECT in it"),
        ("SELECT 1; SELECT 2", "one statement at a time, please"),
        (
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n",
            "this takes longer than 500 ms; ask for less at a time",
        ),
        ("SELECT replace(hex(max(hash)), '0', 'x') || char(0) FROM v_audit", ""),
    ],
)
def test_a_mistake_is_told_in_one_line(at_home, capsys, sql, said):
    code = main(["query", sql])
    told = capsys.readouterr().err

    assert code == (1 if said else 0)
    assert told.startswith(said)
    assert told.count("\n") == 1


def test_a_question_may_come_through_a_pipe(at_home):
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "query", "-"], input=NAMES, capture_output=True,
        encoding="utf-8", cwd=at_home, env={**os.environ, "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"},
    )  # fmt: skip

    assert (ended.returncode, ended.stderr) == (0, "2 rows\n")
    assert "王书记" in ended.stdout


def test_whoever_has_seen_enough_stops_reading(at_home):
    command = f'{sys.executable} -m bot query --rows 9999 "{MANY}" | head -n 1'
    ended = subprocess.run(
        command, shell=True, capture_output=True, encoding="utf-8", cwd=at_home,
        env={**os.environ, "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"},
    )  # fmt: skip

    assert (ended.stdout.strip(), ended.stderr) == ("x", "9999 rows, and there are more: --rows\n")


def test_before_there_are_records_that_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["query", NAMES]) == 2
    assert "there is no database yet" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
