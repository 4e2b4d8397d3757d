"""What the bot is going to say（要来的提醒）: the list, each with a button that stops it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.moments import moment_name
from cards.nudges import NudgeMeeting, kind_name
from cards.paging import page_of, pager
from cards.repeats import repeat_name
from chat import Button, Card, Door, Press
from domain.meetings import Meeting
from domain.people import Branch
from domain.reminders import Reminder
from locales import Words

SHOWN = 5
"""How many of those to come stand on one card."""

SUBJECT_SHOWN = 30


@dataclass(frozen=True, slots=True)
class EndReminder(Press):
    """Nobody wants it any more."""

    tag: ClassVar[str] = "remend"

    reminder_id: int
    branch_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ListReminders(Press):
    """What is to come."""

    tag: ClassVar[str] = "remlist"

    page: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class QuietMeeting(Press):
    """The bot says nothing of it on its own accord（不提醒）, or does again."""

    tag: ClassVar[str] = "quiet"

    meeting_id: int
    is_quiet: bool
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingMeeting:
    """What the bot is going to say of a meeting; None where that hour has passed or never comes.

    `silent` counts those who have not answered; `may_nudge` whether this reader may ask them.
    """

    meeting: Meeting
    remind_at: datetime | None
    nudge_at: datetime | None
    silent: int
    may_nudge: bool


def list_card(
    reminders: Sequence[Reminder], meetings: Sequence[ComingMeeting], page: int, *,
    branch: Branch, now: datetime, words: Words, max_buttons: int, dues: Button | None = None,
) -> Card:  # fmt: skip
    """What the bot is going to say, the next first, each with a button that stops it."""
    coming: list[Reminder | ComingMeeting] = [*reminders, *meetings]
    coming.sort(key=_comes_at)
    size = max(1, min(SHOWN, (max_buttons - 2) // 2))
    shown, page, pages = page_of(coming, page, size)
    lines: list[str] = []
    rows: list[tuple[Button | Door, ...]] = []
    for number, one in enumerate(shown, page * size + 1):
        if isinstance(one, Reminder):
            lines.append(f"{number}. {_reminder_line(one, branch.timezone, words)}")
            rows.append((_end_button(one, number, page, words),))
        else:
            lines.append(f"{number}. {_meeting_line(one, branch.timezone, words, now)}")
            rows.append(_meeting_row(one, page, words, now))
    turn = pager(page, pages, lambda to: ListReminders(to, branch.id), words)
    last: tuple[tuple[Button | Door, ...], ...] = ((dues,),) if dues else ()
    return Card(
        title=words("remind.list.title"),
        lead="\n".join(lines) or words("remind.list.none"),
        note=words("remind.list.example"),
        rows=(*filter(None, rows), *turn, *last),
    )


def _comes_at(one: Reminder | ComingMeeting) -> datetime:
    at = one.next_at if isinstance(one, Reminder) else one.meeting.starts_at
    assert at is not None
    return at


def _reminder_line(reminder: Reminder, zone: ZoneInfo, words: Words) -> str:
    assert reminder.next_at is not None
    line = f"{moment_name(reminder.next_at, zone, words)} {_subject(reminder)}"
    if reminder.rule is None:
        return line
    return words("remind.list.repeated", line=line, repeat=repeat_name(reminder.rule, words))


def _end_button(reminder: Reminder, number: int, page: int, words: Words) -> Button:
    return Button(
        words("remind.button.end", number=number),
        EndReminder(reminder.id, reminder.branch_id, page),
        words("remind.button.end_long", text=_subject(reminder)),
    )


def _subject(reminder: Reminder) -> str:
    first, *more = reminder.text.splitlines()
    is_whole = not more and len(first) <= SUBJECT_SHOWN
    return first if is_whole else f"{first[:SUBJECT_SHOWN]}…"


def _meeting_line(coming: ComingMeeting, zone: ZoneInfo, words: Words, now: datetime) -> str:
    """In the list: the meeting, and what will be said of it when."""
    meeting = coming.meeting
    lines = [f"{moment_name(meeting.starts_at, zone, words)} {kind_name(meeting, words)}"]
    if meeting.is_quiet:
        lines.append(words("nudge.list.quiet"))
    else:
        if coming.nudge_at is not None and coming.nudge_at > now:
            when = moment_name(coming.nudge_at, zone, words)
            lines.append(words("nudge.list.nudge", when=when))
        if coming.remind_at is not None and coming.remind_at > now:
            when = moment_name(coming.remind_at, zone, words)
            lines.append(words("nudge.list.reminder", when=when))
    lines.append(words("nudge.list.silent", count=coming.silent))
    return "\n　".join(lines)


def _meeting_row(
    coming: ComingMeeting, page: int, words: Words, now: datetime
) -> tuple[Button, ...]:
    """Stop, or go on, saying things of this meeting; ask the silent now."""
    meeting = coming.meeting
    if not coming.may_nudge or meeting.starts_at <= now:
        return ()
    kind, verb = kind_name(meeting, words), "resume" if meeting.is_quiet else "quiet"
    quiet = Button(
        words(f"nudge.button.{verb}"),
        QuietMeeting(meeting.id, not meeting.is_quiet, page),
        words(f"nudge.button.{verb}_long", kind=kind),
    )
    if not coming.silent or meeting.is_quiet:
        return (quiet,)
    long = words("nudge.button.nudge_long", kind=kind)
    return quiet, Button(words("nudge.button.nudge"), NudgeMeeting(meeting.id), long)
