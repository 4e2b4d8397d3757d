"""No room without a place in the house, and no library upstairs that lives downstairs."""

import ast
import sys
from statistics import median

import pytest

from tests.house.plan import HOUSE, ROOMS, RULES, name_of, product, tree

PURE = ("domain", "chat", "locales", "cards")
LONGEST = 200


def lines(path):
    return len(path.read_text("utf-8").splitlines())


def imports(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports by dots"
            yield str(node.module).partition(".")[0]


def test_every_room_stands_on_a_floor():
    rooms = {path.parent.name for path in HOUSE.glob("*/__init__.py")} - {"tests"}
    floors = next(rule["layers"] for rule in RULES["contracts"] if rule["id"] == "floors")

    assert rooms == set(ROOMS)
    assert rooms == {room.strip() for floor in floors for room in floor.split("|")}


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_knows_the_standard_library_and_the_rooms_only(room):
    known = set(sys.stdlib_module_names) | set(ROOMS)

    strangers = {
        name_of(path): sorted(set(imports(path)) - known)
        for path in product()
        if path.relative_to(HOUSE).parts[0] == room and set(imports(path)) - known
    }
    assert strangers == {}


def test_no_file_is_longer_than_two_hundred_lines():
    too_long = {name_of(path): lines(path) for path in product() if lines(path) > LONGEST}

    assert too_long == {}


def test_most_files_fit_on_a_screen():
    sizes = sorted(((lines(path), name_of(path)) for path in product()), reverse=True)
    print("\n".join(f"{size:4} {name}" for size, name in sizes))

    assert median(size for size, _ in sizes) <= 100


def test_no_file_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "helper", "manager", "service", "base", "core", "common"}

    assert [name_of(path) for path in product() if path.stem in drawers] == []


def test_every_file_says_what_it_is():
    silent = [name_of(path) for path in product() if not ast.get_docstring(tree(path))]

    assert silent == []
