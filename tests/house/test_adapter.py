"""The adapter of the acceptance cases only renames: what is right is computed in the domain."""

import ast

import pytest

from tests.house.plan import HOUSE, tree

ADAPTER = sorted((HOUSE / "tests" / "domain" / "adapter").glob("*.py"))
MOST_LINES = 250

COMPUTES = (ast.BinOp, ast.AugAssign, ast.Compare, ast.USub, ast.Lambda)
COUNTS = {
    "abs", "divmod", "len", "max", "min", "pow", "range", "reduce", "round", "sorted", "sum",
    "any", "all", "filter", "calendar", "operator", "timedelta", "relativedelta", "replace",
    "toordinal", "fromordinal", "quantize", "count", "index", "startswith", "endswith",
}  # fmt: skip


def names(node):
    if isinstance(node, ast.Name):
        return {node.id}
    if isinstance(node, ast.Attribute):
        return {node.attr}
    if isinstance(node, ast.ImportFrom | ast.Import):
        return {alias.name for alias in node.names} | {getattr(node, "module", "")}
    return set()


def test_the_adapter_is_small():
    lines = {path.name: len(path.read_text("utf-8").splitlines()) for path in ADAPTER}

    assert sum(lines.values()) <= MOST_LINES, lines


@pytest.mark.parametrize("path", ADAPTER, ids=lambda path: path.stem)
def test_the_adapter_neither_computes_nor_compares(path):
    found = [
        f"line {node.lineno}: {type(node).__name__}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.expr | ast.stmt)
        and (isinstance(node, COMPUTES) or names(node) & COUNTS)
    ]
    assert found == []
