"""One cell of the roster, typed by itself（单独填写的一项）: the same rules, told without a row."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from domain.refusal import Refusal
from domain.roster_cells import read_date, read_group
from domain.roster_names import read_name

T = TypeVar("T")


def typed_name(text: str) -> str:
    """One person's name; refuses what is none."""
    return _read(lambda: read_name(text), "people.refused.name")


def typed_group(text: str) -> str:
    """The party group（党小组）, or ""."""
    return _read(lambda: read_group(text), "people.refused.group")


def typed_day(text: str, today: date) -> date | None:
    """A day of the past, None for nothing."""
    return _read(lambda: read_date(text, today), "people.refused.day")


def _read(read: Callable[[], T], key: str) -> T:
    try:
        return read()
    except Refusal:
        raise Refusal(key) from None
