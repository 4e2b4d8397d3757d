"""What is written about the house is true: settings, commands, and nothing private."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from bot.command import main
from bot.settings import Settings
from tests.house.plan import HOUSE, ROOMS

PAGES = sorted([*HOUSE.glob("*.md"), *HOUSE.glob("docs/**/*.md")])
SVG = "www.w3.org"
"""Stands in the name of SVG, which is written like an address and never visited."""
PRIVATE = {
    "a path of one machine": re.compile(r"(?<![\w.$}])/(?:wo" + r"rk|root)/\w"),
    "an address to install from": re.compile(r"(?:index-url|find-links)[= ]+[\w/]|/simp" + r"le/"),
}


def tracked():
    """What is in the repository; in an unpacked archive, all there is."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=HOUSE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    names = listed.stdout.splitlines()
    return [HOUSE / name for name in names if (HOUSE / name).is_file()]


def text_of(path: Path):
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def example():
    lines = (HOUSE / ".env.example").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_example_names_every_setting_and_no_other():
    assert set(example()) == {f"ZHIBU_{name.upper()}" for name in Settings.model_fields}


def test_the_example_shows_the_defaults(monkeypatch):
    for name in [name for name in os.environ if name.startswith("ZHIBU_")]:
        monkeypatch.delenv(name)

    assert Settings(_env_file=HOUSE / ".env.example") == Settings(_env_file=None)


def test_every_setting_is_explained():
    lines = (HOUSE / ".env.example").read_text("utf-8").splitlines()
    settings = [number for number, line in enumerate(lines) if line.startswith("ZHIBU_")]

    assert [lines[number] for number in settings if not lines[number - 1].startswith("# ")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_in_the_pages_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (HOUSE / "Makefile").read_text("utf-8"), re.M))
    code = " ".join(re.findall(r"```.*?```|`[^`]+`", text_of(page), re.S))

    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= targets
    for command in set(re.findall(r"python -m bot ([a-z]+)", code)):
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_that_is_pointed_to_exists(page):
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text_of(page))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_only_address_outside_is_the_chats():
    """Nothing here could move money, or tell anybody else anything."""
    found = {
        match.group(1)
        for room in ROOMS
        for path in (HOUSE / room).rglob("*.py")
        for match in re.finditer(r"https?://([\w.-]+\.[a-z]+)", text_of(path))
    }

    assert found - {SVG} == {"api.telegram.org", "t.me"}


@pytest.mark.parametrize("what", PRIVATE)
def test_nothing_of_one_machine_is_in_the_repository(what):
    found = {
        path.relative_to(HOUSE).as_posix(): match.group()
        for path in tracked()
        if (match := PRIVATE[what].search(text_of(path)))
    }

    assert found == {}
