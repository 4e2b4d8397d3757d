"""How much room a text takes in a sheet（列宽与行高）, a Chinese character counting two."""

import unicodedata
from collections.abc import Iterator, Sequence

NARROWEST, WIDEST = 6, 40
PAGE_WIDTH, SCALE = 118, 70
"""Half-width characters across A4 lengthwise, and the per cent a wide sheet is printed at."""


def width_of(text: str) -> int:
    """How wide the longest line is."""
    return max(
        sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)
        for line in text.split("\n")
    )


def widths_of(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[int]:
    """A column each, as wide as its contents."""
    for column, heading in enumerate(headings):
        cells = [row[column] for row in rows if column < len(row)]
        widest = max(width_of("" if cell is None else str(cell)) for cell in (heading, *cells))
        yield min(max(widest + 2, NARROWEST), WIDEST)


def lines_of(cell: object, width: int) -> int:
    """How many lines a cell takes in a column of that width."""
    if not isinstance(cell, str):
        return 1
    return sum(max(1, -(-width_of(line) // max(width - 1, 1))) for line in cell.split("\n"))


def page_end(widths: Sequence[int]) -> int:
    """The last column of the first page of a wide sheet."""
    total = 0
    for column, width in enumerate(widths):
        total += width
        if total > PAGE_WIDTH * 100 // SCALE:
            return max(column - 1, 0)
    return len(widths) - 1
