"""What every chart has（图框）: its title, its day, panels with a line of numbers, legends."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from papers.charts.canvas import MARGIN, ROOM, WIDTH, Canvas, cut, width_of, wrapped

Sign: TypeAlias = Callable[[Canvas, float, float], None]
"""Draws a small sign around a point."""

SMALL = 12


def heading(canvas: Canvas, title: str, below: str) -> None:
    canvas.text(MARGIN, 33, cut(title, 18, ROOM), size=18, is_bold=True)
    canvas.text(MARGIN, 53, cut(below, SMALL, ROOM), size=SMALL, part="soft")
    canvas.y = 66


def panel(canvas: Canvas, name: str, numbers: str) -> None:
    """A rule, what comes, and its numbers: beside the name, or below where they are long."""
    canvas.rule(canvas.y)
    canvas.y += 24
    canvas.text(MARGIN, canvas.y, name, size=15, is_bold=True)
    if width_of(name, 15) + width_of(numbers, 13) + 12 <= ROOM:
        canvas.text(WIDTH - MARGIN, canvas.y, numbers, anchor="end")
    else:
        for line in wrapped(numbers, 13, ROOM):
            canvas.y += 20
            canvas.text(MARGIN, canvas.y, line)
    canvas.y += 10


def legend(canvas: Canvas, signs: Sequence[tuple[Sign, str]]) -> None:
    """The signs with their meanings, as many lines as it takes."""
    x, canvas.y = float(MARGIN), canvas.y + 16
    for sign, meaning in signs:
        wide = 20 + width_of(meaning, SMALL)
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, canvas.y = float(MARGIN), canvas.y + 19
        sign(canvas, x + 7, canvas.y - 4)
        canvas.text(x + 18, canvas.y, meaning, size=SMALL, part="soft")
        x += wide + 12
    canvas.y += 14
