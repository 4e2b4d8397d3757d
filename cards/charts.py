"""Asking for a chart（看图）, and a picture's way onto a card."""

from dataclasses import dataclass
from typing import ClassVar

from chat import Button, Card, Press
from locales import Words


@dataclass(frozen=True, slots=True)
class DrawMyYear(Press):
    """One's own year as a picture（我的一年）."""

    tag: ClassVar[str] = "myyear"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class DrawPeriod(Press):
    """The branch's month, quarter or year as a picture, written 2026-11, 2026Q4, 2026."""

    tag: ClassVar[str] = "draw"

    period: str
    branch_id: int


def my_year_button(branch_id: int, year: int, words: Words) -> Button:
    return Button(words("charts.button.my_year"), DrawMyYear(branch_id, year))


def draw_button(period: str, branch_id: int, words: Words) -> Button:
    """The period as a picture."""
    return Button(words("charts.button.draw"), DrawPeriod(period, branch_id))


def picture_card(title: str, svg: str, alt: str) -> Card:
    """A picture, and its numbers in words below it: they stay where no picture comes through."""
    return Card(title=title, lead=alt).with_picture(svg, alt)


def own_picture_card(
    title: str, svg: str, alt: str, *, branch_id: int, before: int | None, words: Words
) -> Card:
    """The same of one's own year; `before` is an earlier one that is kept here."""
    rows: tuple[tuple[Button, ...], ...] = ()
    if before is not None:
        rows = ((Button(words("charts.button.before"), DrawMyYear(branch_id, before)),),)
    card = Card(title=title, lead=alt, note=words("charts.own.note"), rows=rows)
    return card.with_picture(svg, alt)
