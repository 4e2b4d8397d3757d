"""Rows asked for in SQL, on a screen and in a file."""

import csv
import json
from io import StringIO

import pytest

from papers.answers import WIDEST, as_csv, as_json, as_table, width

ROWS = (("王书记", 1, None), ("Li", 12, "2026-03-02"))
COLUMNS = ("name", "n", "day")


def test_a_table_is_aligned_as_the_screen_shows_it():
    assert as_table(COLUMNS, ROWS).split("\n") == [
        "name     n  day",
        "------  --  ----------",
        "王书记   1",
        "Li      12  2026-03-02",
    ]


def test_without_rows_the_columns_are_named():
    assert as_table(COLUMNS, ()).split("\n")[0] == "name  n  day"
    assert json.loads(as_json(COLUMNS, ())) == []


def test_a_long_cell_is_cut_on_the_screen_alone():
    long = "长" * 100
    shown = as_table(("a",), ((long,),)).split("\n")[-1]

    assert width(shown) <= WIDEST
    assert shown.endswith("…")
    assert long in as_csv(("a",), ((long,),))


@pytest.mark.parametrize("text", ["\x1b[2J", "a\nb", "\u202eabc", "\x00", "\x9b31m", "\ud800"])
def test_no_text_steers_the_terminal(text):
    lines = as_table(("a",), ((text,),)).split("\n")

    assert len(lines) == 3
    assert lines[-1].isprintable()


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "＝1", "＋1", "－1", "＠a"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(text):
    [_, [cell]] = csv.reader(
        StringIO(as_csv(("a",), ((text,),)).removeprefix("\ufeff"), newline="")
    )

    assert cell == f"'{text}"


def test_numbers_stay_numbers_and_nothing_stays_empty():
    assert as_csv(COLUMNS, (("a", -5, None),)) == "\ufeffname,n,day\r\na,-5,\r\n"


def test_json_keeps_what_there_is():
    assert json.loads(as_json(COLUMNS, ROWS)) == [
        {"name": "王书记", "n": 1, "day": None},
        {"name": "Li", "n": 12, "day": "2026-03-02"},
    ]
    assert "王书记" in as_json(COLUMNS, ROWS)
