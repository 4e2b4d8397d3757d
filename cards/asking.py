"""Attendance as it is asked for（查考勤）: a stretch of months, meeting by meeting."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press, Table
from domain.asking import Roll
from domain.meetings import Meeting
from domain.periods import Period
from locales import Words

ALOUD = 10
"""How many meetings the group reads at once."""


@dataclass(frozen=True, slots=True)
class ShowPeriod(Press):
    """The meetings from one month to another, such as 2026-10."""

    tag: ClassVar[str] = "askper"

    first: str
    last: str
    page: int


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


@dataclass(frozen=True, slots=True)
class ExportPeriod(Press):
    """As a file; `member_id` is 0 for everybody."""

    tag: ClassVar[str] = "askxls"

    first: str
    last: str
    member_id: int


@dataclass(frozen=True, slots=True)
class ExportMeeting(Press):
    """One meeting as a file."""

    tag: ClassVar[str] = "askxlsm"

    meeting_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """With whose eyes a card is read: the branch's clock, the reader's language."""

    now: datetime
    zone: ZoneInfo
    words: Words


def period_card(
    rolls: Sequence[Roll], period: Period, page: int, reading: Reading, abilities: Abilities, *,
    own: str = "",
) -> Card:  # fmt: skip
    """In private: every meeting's numbers, those absent where the reader may know; `own` line."""
    words = reading.words
    size = page_size(abilities.max_buttons, 2)
    shown, page, pages = page_of(rolls, page, size)
    first, last = str(period.first), str(period.last)
    buttons = _meeting_buttons([one for one in shown if one.sees_names], period, reading)
    turn = pager(page, pages, lambda to: ShowPeriod(first, last, to), words)
    export = (Button(words("asking.button.export"), ExportPeriod(first, last, 0)),)
    return Card(
        title=words("asking.title", period=period_name(period, words)),
        lead="" if rolls else words("asking.none"),
        fields=((words("asking.own"), own),) if own else (),
        table=_table(shown, period, reading, is_private=True) if shown else None,
        note=_note(shown, period, reading),
        rows=(*in_rows(buttons, 4), *turn, *((export,) if _sees_any(rolls) else ())),
    )


def aloud_card(rolls: Sequence[Roll], period: Period, reading: Reading) -> Card:
    """In the group: numbers only, nobody's absence; the latest where there are many."""
    words = reading.words
    shown = rolls[-ALOUD:]
    more = len(rolls) - len(shown)
    unclosed = words("asking.note.unclosed") if _any_unclosed(shown) else ""
    rest = words("asking.note.more", count=more) if more else ""
    return Card(
        title=words("asking.title", period=period_name(period, words)),
        lead="" if rolls else words("asking.none"),
        table=_table(shown, period, reading, is_private=False) if shown else None,
        note="\n".join(part for part in (unclosed, rest) if part),
    )


def period_name(period: Period, words: Words) -> str:
    """Such as 2026年10月, 2026年10—12月 or 2026年."""
    first, last = period.first, period.last
    key = "month" if period.is_month else "year" if period.is_year else "months"
    return words(
        f"asking.period.{key}", year=first.year, first=first.number, last=last.number,
        first_name=words(f"moment.month_name.{first.number}"),
        last_name=words(f"moment.month_name.{last.number}"),
    )  # fmt: skip


def day_of(meeting: Meeting, period: Period, reading: Reading) -> str:
    """Such as 27日 within a month, else 10-27."""
    day = meeting.starts_at.astimezone(reading.zone).date()
    key = "day" if period.is_month else "month_day"
    return reading.words(f"asking.{key}", month=day.month, day=day.day)


def line_of(roll: Roll, period: Period, reading: Reading) -> str:
    """Such as 27日 主题党日, with a star while it is not closed and a mark for late entries."""
    name = reading.words(f"meeting.short.{roll.meeting.kind}")
    star = "*" if roll.meeting.is_open else ""
    has_late = roll.has_late_records and roll.sees_names
    late = reading.words("asking.remarks", remarks=reading.words("asking.late")) if has_late else ""
    return f"{day_of(roll.meeting, period, reading)} {name}{late}{star}"


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
