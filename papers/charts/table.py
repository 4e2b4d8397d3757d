"""A table as a picture（表格图）, where it is too wide for a phone's letters of fixed width."""

from collections.abc import Sequence

from papers.charts.canvas import MARGIN, ROOM, Canvas, cut, width_of, wrapped
from papers.charts.frame import heading
from papers.charts.themes import LIGHT, Theme

SIZE, LINE, GAP = 12, 17, 10
"""Points: letters, from line to line, between columns."""

SURE = 0.97
"""Of a column, what a line may fill: letters are measured about."""

NARROWEST = 44
"""Points a column keeps."""


def table_picture(
    title: str, below: str, headings: Sequence[str], rows: Sequence[Sequence[str]], *,
    theme: Theme = LIGHT,
) -> str:  # fmt: skip
    """SVG text; every cell is there whole, in as many lines as it needs."""
    canvas = Canvas(theme)
    heading(canvas, title, below)
    widths = column_widths([headings, *rows])
    _row(canvas, headings, widths, part="soft")
    for row in rows:
        canvas.rule(canvas.y)
        _row(canvas, row, widths)
    canvas.y += 8
    return canvas.svg(title, below)


def column_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """As wide as what stands in each; where that is too much, the widest give way first."""
    columns = list(zip(*rows, strict=True))
    wanted = [max(NARROWEST, *(width_of(cell, SIZE) for cell in cells)) for cells in columns]
    room = ROOM - GAP * (len(columns) - 1)
    cap = max(wanted)
    while sum(min(one, cap) for one in wanted) > room and cap > NARROWEST:
        cap -= 1
    return [min(one, cap) for one in wanted]


def _row(canvas: Canvas, cells: Sequence[str], widths: Sequence[float], part: str = "ink") -> None:
    x, lines = float(MARGIN), 1
    for cell, wide in zip(cells, widths, strict=True):
        broken = wrapped(cell, SIZE, wide * SURE)
        for number, text in enumerate(broken):
            y = canvas.y + 15 + number * LINE
            canvas.text(x, y, cut(text, SIZE, wide), size=SIZE, part=part)
        lines = max(lines, len(broken))
        x += wide + GAP
    canvas.y += lines * LINE + 6
