"""The roster as a form to fill in（名册模板）."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from papers.sheets import Cell, Sheet, write_workbook

Words: TypeAlias = Callable[..., str]
"""Looks up a sentence: `words("roster.sheet.title")`."""

COLUMNS = ("name", "kind", "group", "office", "joined_on", "monthly_dues")
WIDTHS = (18, 22, 16, 22, 18, 22)


def roster_template(words: Words) -> bytes:
    """An .xlsx with headings and two examples; `read_roster` skips examples that are left in."""
    return write_workbook(
        [
            Sheet(
                name=words("roster.sheet.name"),
                title=words("roster.sheet.title"),
                note=words("roster.sheet.note"),
                headings=tuple(words(f"roster.heading.{column}") for column in COLUMNS),
                rows=_examples(words),
                widths=WIDTHS,
            )
        ]
    )


def _examples(words: Words) -> tuple[tuple[Cell, ...], ...]:
    def said(which: str) -> tuple[str, ...]:
        return tuple(
            words(f"roster.example.{which}.{column}") for column in ("name", "kind", "group")
        )

    office = words("roster.example.first.office")
    return (
        (*said("first"), office, date(2011, 7, 1), Decimal("35.00")),
        (*said("second"), None, date(2026, 6, 26), None),
    )
