"""Rows somebody asked for in SQL（查询结果）: as a table on a screen, as .csv or as JSON."""

import csv
import json
import unicodedata
from collections.abc import Sequence
from io import StringIO
from itertools import zip_longest
from typing import Any

WIDEST = 60
"""Columns of the screen for one cell; a longer one is cut there, and only there."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for a formula（OWASP ASVS 1.2.10, CWE-1236）."""

BOM = "\ufeff"
"""Without it a spreadsheet on Windows takes Chinese for something else."""


def as_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Aligned by what a cell takes on the screen; numbers stand on the right."""
    cells = [[_shown(value) for value in row] for row in rows]
    heads = [_shown(name) for name in columns]
    widths = [max(map(width, column)) for column in zip_longest(heads, *cells, fillvalue="")]
    numbers = [
        any(column) and all(value is None or _is_number(value) for value in column)
        for column in zip(*rows, strict=True)
    ] or [False] * len(heads)
    lines = [heads, ["-" * wide for wide in widths], *cells]
    return "\n".join(
        "  ".join(
            _padded(cell, wide, is_right=is_number)
            for cell, wide, is_number in zip(line, widths, numbers, strict=True)
        ).rstrip()
        for line in lines
    )


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """No text in it can become a formula; empty where nothing stands."""
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow(map(_harmless, columns))
    writer.writerows(map(_harmless, row) for row in rows)
    return BOM + target.getvalue()


def as_json(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A list of objects; of two columns of one name the last one stands."""
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(found, ensure_ascii=False, indent=2)


def width(text: str) -> int:
    """How many columns of a screen it takes: a Chinese character takes two."""
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _shown(value: Any) -> str:
    """On one line, without what could steer a terminal."""
    text = "" if value is None else str(value)
    plain = "".join(
        " " if sign.isspace() else "?" if unicodedata.category(sign)[0] == "C" else sign
        for sign in text[: WIDEST + 1]
    )
    while width(plain) > WIDEST:
        plain = plain[:-2] + "\u2026"
    return plain


def _padded(cell: str, wide: int, *, is_right: bool) -> str:
    space = " " * (wide - width(cell))
    return space + cell if is_right else cell + space


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)
