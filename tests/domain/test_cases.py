"""The acceptance cases of branch life, each by its name（规则用例）.

`ZHIBU_CASES` names another folder of the same shapes. `expect` pins only the keys it names.
`more_cases` are ours: the boundaries between those of `cases`.
"""

import json
import os
from importlib import import_module
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OTHER = os.environ.get("ZHIBU_CASES")
FOLDERS = [Path(OTHER)] if OTHER else [HERE / "cases", HERE / "more_cases"]


def cases():
    for path in sorted(path for folder in FOLDERS for path in folder.glob("*.json")):
        book = json.loads(path.read_text("utf-8"))
        for case in book["cases"]:
            yield pytest.param(path.stem, case, id=f"{path.stem}-{case['id']}")


def pinned(answer, expected):
    """The part of an answer that a case speaks of."""
    if not (isinstance(expected, dict) and isinstance(answer, dict)):
        return answer
    return {key: pinned(answer.get(key, "(says nothing)"), expected[key]) for key in expected}


@pytest.mark.parametrize(("group", "case"), list(cases()))
def test_the_rules_of_branch_life_say_so(group, case):
    answer = import_module(f"tests.domain.adapter.{group}").answer(case["input"])

    assert pinned(answer, case["expect"]) == case["expect"], case.get("note")


def test_there_are_cases_at_all():
    assert len(list(cases())) >= 1
