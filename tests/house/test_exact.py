"""Money, votes and rates are counted exactly: the rules know no float."""

import ast

from tests.house.plan import HOUSE, name_of, tree

LIKENESS = HOUSE / "domain" / "asking.py"
"""How alike two names are is guessed, not counted."""


def floats(path):
    for node in ast.walk(tree(path)):
        is_one = isinstance(node, ast.Constant) and isinstance(node.value, float)
        if is_one or (isinstance(node, ast.Name) and node.id == "float"):
            yield f"{name_of(path)}:{node.lineno}"


def test_no_rule_knows_a_float():
    domain = sorted({*(HOUSE / "domain").rglob("*.py")} - {LIKENESS})

    assert [found for path in domain for found in floats(path)] == []
