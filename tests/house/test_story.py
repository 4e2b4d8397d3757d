"""The story of the product points to tests that are there."""

import re

import pytest

from tests.house.plan import HOUSE

PAGES = sorted((HOUSE / "docs").glob("story*.md"))
TEST = re.compile(r"`([^`\s]+\.py|…)::([^`]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_test_the_story_names_exists(page):
    path, missing = "", []
    for file, names in TEST.findall(page.read_text("utf-8")):
        path = path if file == "…" else file.removeprefix("tests/")
        test = HOUSE / "tests" / path
        text = test.read_text("utf-8") if test.exists() else ""
        missing += [
            f"{path}::{name}"
            for name in names.split("::")
            if not re.search(rf"\b(?:def|class) {re.escape(name)}\b", text)
        ]

    assert missing == []


def test_there_is_a_story():
    assert PAGES
