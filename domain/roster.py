"""Who belongs to the branch, as a list somebody hands in（名册）."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from domain.people import MemberKind, Office
from domain.refusal import Refusal
from domain.roster_cells import read_date, read_dues, read_group, read_kind, read_office
from domain.roster_headings import Headings, find_headings, is_name_heading
from domain.roster_names import is_example, is_footer, names_of, read_name
from domain.text import clean_line

MAX_MEMBERS = 200
"""A branch has fifty members at most（支部工作条例）; the rest is room for odd lists."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """One member of the list. `office` is a code of `Office` or ""; dues are yuan a month."""

    name: str
    kind: MemberKind = MemberKind.FULL
    group: str = ""
    office: str = ""
    joined_on: date | None = None
    monthly_dues: Decimal | None = None
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterProblem:
    """What to look at again: 1-based `row` (0: the whole list), `column` code, locale `key`.

    `value` is what stood there, 20 characters at most; "" where it may be a private number.
    """

    row: int
    column: str
    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterReading:
    """What was read. A line whose name or kind is in doubt is a problem only, never a line;
    any other doubtful cell is left blank in its line. `ignored` are headings of columns unread.
    """

    lines: tuple[RosterLine, ...]
    ignored: tuple[str, ...]
    problems: tuple[RosterProblem, ...]


def read_roster(rows: Sequence[Sequence[str]], today: date) -> RosterReading:
    """Read a table with headings, or a plain list of names. Never raises."""
    if all(
        sum(bool(cell.strip()) for cell in row) <= 1 for row in rows
    ):  # a message pasted out of a table
        rows = [[part for cell in row for part in cell.split("\t")] for row in rows]
    headings = find_headings(rows)
    found = _Collected(today)
    if headings:
        for number, row in enumerate(rows[headings.row :], start=headings.row + 1):
            found.take_row(number, row, headings)
    else:
        for number, row in enumerate(rows, start=1):
            if not found.take_names(number, [cell for cell in row if cell.strip()]):
                return _refused("roster.problem.no_heading", row=number)
    if len(found.lines) > MAX_MEMBERS:
        return _refused("roster.problem.too_many", value=str(len(found.lines)))
    if not found.lines and not found.problems:
        return _refused("roster.problem.empty")
    return RosterReading(
        lines=tuple(found.lines.values()),
        ignored=headings.ignored if headings else (),
        problems=tuple(found.problems),
    )


class _Collected:
    """The lines by name, as they are found, and what was wrong on the way."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.lines: dict[str, RosterLine] = {}
        self.problems: list[RosterProblem] = []

    def take_row(self, row: int, cells: Sequence[str], headings: Headings) -> None:
        """Read one row below the headings."""
        at = {
            code: cells[column] if column < len(cells) else ""
            for code, column in headings.columns.items()
        }
        name_cell = at["name"]
        first = next((cell for cell in cells if cell.strip()), "")
        if not any(cell.strip() for cell in at.values()) or is_footer(first):
            return
        if is_footer(name_cell) or is_name_heading(name_cell) or is_example(name_cell):
            return
        name = self._read(row, "name", name_cell, read_name)
        kind = self._read(row, "kind", at.get("kind", ""), read_kind)
        group = self._read(row, "group", at.get("group", ""), read_group) or ""
        office = self._read(row, "office", at.get("office", ""), read_office) or ""
        joined_on = self._read(
            row, "joined_on", at.get("joined_on", ""), lambda cell: read_date(cell, self.today)
        )
        dues = self._read(row, "monthly_dues", at.get("monthly_dues", ""), read_dues)
        if office == Office.GROUP_LEADER and not group:
            self._note(row, "group", "roster.problem.leader_without_group", name_cell)
        if name is None or kind is None:
            return
        self._add(
            RosterLine(
                name=name,
                kind=kind,
                group=group,
                office=office,
                joined_on=joined_on,
                monthly_dues=dues,
                row=row,
            )
        )

    def take_names(self, row: int, cells: Sequence[str]) -> bool:
        """Read one row of a list without headings; False for a table that lacks them."""
        names = names_of("\t".join(cells))
        if names is None:
            if len([cell for cell in cells if not cell.strip().isdigit()]) > 1:
                return False
            self._note(row, "name", "roster.problem.bad_name", "")
            return True
        for text in names:
            if name := self._read(row, "name", text, read_name):
                self._add(RosterLine(name=name, row=row))
        return True

    def _add(self, line: RosterLine) -> None:
        key = unicodedata.normalize("NFKC", line.name).casefold().replace(" ", "")
        if key in self.lines:
            self._note(line.row, "name", "roster.problem.duplicate", line.name)
        else:
            self.lines[key] = line

    def _read(self, row: int, column: str, cell: str, read: Callable[[str], Value]) -> Value | None:
        try:
            return read(cell)
        except Refusal as no:
            self._note(row, column, no.key, "" if no.key == "roster.problem.bad_name" else cell)
            return None

    def _note(self, row: int, column: str, key: str, value: str) -> None:
        shown = clean_line(value, limit=20)
        self.problems.append(RosterProblem(row=row, column=column, key=key, value=shown))


def _refused(key: str, *, row: int = 0, value: str = "") -> RosterReading:
    problem = RosterProblem(row=row, column="name", key=key, value=value)
    return RosterReading(lines=(), ignored=(), problems=(problem,))
