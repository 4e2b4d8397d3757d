"""Taking the ledger away（导出台账）: what it still lacks, then the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.gap_lines import gap_line, mend
from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press
from domain.gaps import Gap
from domain.people import Branch
from domain.periods import Period
from locales import Words

OTHERS = 4
"""Buttons beside those of the gaps: the files, and the pager."""


@dataclass(frozen=True, slots=True)
class ShowGaps(Press):
    """What the ledger of these months still lacks（台账还缺）."""

    tag: ClassVar[str] = "ldgaps"

    branch_id: int
    first: str
    last: str
    page: int


@dataclass(frozen=True, slots=True)
class ExportLedger(Press):
    """As a workbook（就这样导出）."""

    tag: ClassVar[str] = "ldxlsx"

    branch_id: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ExportRecords(Press):
    """The record book's pages（会议记录）."""

    tag: ClassVar[str] = "lddocx"

    branch_id: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ExportHandover(Press):
    """Everything a new secretary needs（交接包）."""

    tag: ClassVar[str] = "ldhand"

    branch_id: int


@dataclass(frozen=True, slots=True)
class PickForm(Press):
    """The superior's form（上级的表）: about which of these meetings, or about all of it."""

    tag: ClassVar[str] = "ldform"

    branch_id: int
    first: str
    last: str
    page: int


def gaps_card(
    gaps: Sequence[Gap], branch: Branch, period: Period, name: str, page: int, words: Words,
    abilities: Abilities,
) -> Card:  # fmt: skip
    """In private: what is missing, a button for each that leads to its mending, and the files."""
    first, last = str(period.first), str(period.last)
    shown, page, pages = page_of(gaps, page, page_size(abilities.max_buttons, OTHERS, most=8))
    start = gaps.index(shown[0]) + 1 if shown else 1
    lines, buttons = [], []
    for number, gap in enumerate(shown, start=start):
        line = gap_line(gap, branch, words)
        lines.append(words("taking.line", number=number, line=line))
        label = words("taking.button.mend", number=number)
        buttons.append(Button(label, mend(gap, branch.id)))
    said = words("taking.lacks", count=len(gaps)) if gaps else words("taking.complete")
    turn = pager(page, pages, lambda to: ShowGaps(branch.id, first, last, to), words)
    export = "as_is" if gaps else "export"
    return Card(
        title=words("taking.title", period=name),
        lead="\n".join((said, *lines)),
        note=words("taking.note"),
        rows=(
            *in_rows(buttons, 4),
            *turn,
            (
                Button(words(f"taking.button.{export}"), ExportLedger(branch.id, first, last),
                       words(f"taking.long.{export}")),
                Button(words("taking.button.records"), ExportRecords(branch.id, first, last),
                       words("taking.long.records")),
                Button(words("taking.button.form"), PickForm(branch.id, first, last, 0),
                       words("taking.long.form")),
            ),
        ),
    )  # fmt: skip
