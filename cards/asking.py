"""Attendance as it is asked for（查考勤）: a stretch of months, meeting by meeting."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.paging import in_rows, page_of, page_size, pager
from cards.rolls import Reading, day_of, line_of, period_name
from chat import Abilities, Button, Card, Press, Table
from domain.asking import Roll
from domain.periods import Period

ALOUD = 10
"""How many meetings the group reads at once."""


@dataclass(frozen=True, slots=True)
class ShowPeriod(Press):
    """The meetings from one month to another, such as 2026-10."""

    tag: ClassVar[str] = "askper"

    first: str
    last: str
    page: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class ShowMeeting(Press):
    """One meeting's list."""

    tag: ClassVar[str] = "askmtg"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class ShowMember(Press):
    """One member's meetings."""

    tag: ClassVar[str] = "askmem"

    member_id: int
    first: str
    last: str
    page: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class ExportPeriod(Press):
    """As a file; `member_id` is 0 for everybody."""

    tag: ClassVar[str] = "askxls"

    first: str
    last: str
    member_id: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class ExportMeeting(Press):
    """One meeting as a file."""

    tag: ClassVar[str] = "askxlsm"

    meeting_id: int


def period_card(
    rolls: Sequence[Roll], period: Period, page: int, reading: Reading, abilities: Abilities, *,
    own: str = "", hours: Press | None = None,
) -> Card:  # fmt: skip
    """In private: every meeting's numbers, those absent where the reader may know; `own` line.

    `hours` opens the hours of learning（学时）."""
    words = reading.words
    size = page_size(abilities.max_buttons, 2)
    shown, page, pages = page_of(rolls, page, size)
    first, last, number = str(period.first), str(period.last), reading.branch.id
    buttons = _meeting_buttons([one for one in shown if one.sees_names], period, reading)
    turn = pager(page, pages, lambda to: ShowPeriod(first, last, to, number), words)
    tools = [Button(words("asking.button.export"), ExportPeriod(first, last, 0, number))]
    if hours is not None and len(buttons) + len(turn) + 2 <= abilities.max_buttons:
        tools.append(Button(words("learning.heading"), hours))
    return Card(
        title=_title(period, reading),
        lead="" if rolls else words("asking.none"),
        fields=((words("asking.own"), own),) if own else (),
        table=_table(shown, period, reading, is_private=True) if shown else None,
        note=_note(shown, period, reading),
        rows=(*in_rows(buttons, 4), *turn, *((tuple(tools),) if _sees_any(rolls) else ())),
    )


def aloud_card(rolls: Sequence[Roll], period: Period, reading: Reading) -> Card:
    """In the group: numbers only, nobody's absence; the latest where there are many."""
    words = reading.words
    shown = rolls[-ALOUD:]
    more = len(rolls) - len(shown)
    unclosed = words("asking.note.unclosed") if _any_unclosed(shown) else ""
    rest = words("asking.note.more", count=more) if more else ""
    return Card(
        title=_title(period, reading),
        lead="" if rolls else words("asking.none"),
        table=_table(shown, period, reading, is_private=False) if shown else None,
        note="\n".join(part for part in (unclosed, rest) if part),
    )


def _title(period: Period, reading: Reading) -> str:
    name = period_name(period, reading.words)
    return reading.words("asking.title", branch=reading.branch.name, period=name)


def _table(rolls: Sequence[Roll], period: Period, reading: Reading, *, is_private: bool) -> Table:
    words = reading.words
    has_absent = is_private and _sees_any(rolls)
    columns = ["meeting", "expected", "present", "excused", *(["absent"] if has_absent else [])]
    rows = []
    for roll in rolls:
        counts, is_ahead = roll.counts, reading.now < roll.meeting.starts_at
        cells = [line_of(roll, period, reading), str(counts.expected)]
        cells.append(words("asking.blank") if is_ahead else str(counts.present))
        cells.append(str(counts.excused))
        if has_absent:
            cells.append(str(counts.absent) if roll.sees_names else words("asking.blank"))
        rows.append(tuple(cells))
    return Table(tuple(words(f"asking.heading.{name}") for name in columns), tuple(rows))


def _note(rolls: Sequence[Roll], period: Period, reading: Reading) -> str:
    """What the signs mean, and in which closed meetings somebody is still not accounted for."""
    words = reading.words
    lines = [
        words("asking.note.unconfirmed", count=roll.counts.unconfirmed,
              meeting=line_of(roll, period, reading))
        for roll in rolls
        if roll.sees_names and not roll.meeting.is_open and roll.counts.unconfirmed
    ]  # fmt: skip
    if _any_unclosed(rolls):
        lines.append(words("asking.note.unclosed"))
    if any(roll.sees_names and roll.has_late_records for roll in rolls):
        lines.append(words("asking.note.late"))
    return "\n".join(lines)


def _meeting_buttons(rolls: Sequence[Roll], period: Period, reading: Reading) -> list[Button]:
    """A day each; a second meeting of the same day says so."""
    seen: Counter[str] = Counter()
    buttons = []
    for roll in rolls:
        day = day_of(roll.meeting, period, reading)
        seen[day] += 1
        label = day if seen[day] == 1 else f"{day}-{seen[day]}"
        long = line_of(roll, period, reading)
        buttons.append(Button(label, ShowMeeting(roll.meeting.id), long))
    return buttons


def _sees_any(rolls: Sequence[Roll]) -> bool:
    return any(roll.sees_names for roll in rolls)


def _any_unclosed(rolls: Sequence[Roll]) -> bool:
    return any(roll.meeting.is_open for roll in rolls)
