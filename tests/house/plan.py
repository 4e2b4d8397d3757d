"""Where everything stands: the rooms, their files, and what Python reads in them."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parents[2]
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
RULES = PROJECT["tool"]["importlinter"]
ROOMS = tuple(RULES["root_packages"])


def product() -> list[Path]:
    """Every file of the product, migrations aside."""
    files = [path for room in ROOMS for path in sorted((HOUSE / room).rglob("*.py"))]
    return [path for path in files if "versions" not in path.parts]


def name_of(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def literals(path: Path) -> Iterator[ast.Constant]:
    """The strings a file works with; docstrings and the notes under a name are none."""
    told = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node
