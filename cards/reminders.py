"""Plain reminders（定时提醒）: the preview, and what the group reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.guarding import doubt_line
from cards.holidays import guess_note
from cards.moments import clock_of, from_now, moment_name
from cards.repeats import repeat_name
from chat import Button, Card, Press
from domain.guard import Finding
from domain.holidays import WorkCalendar
from domain.people import Branch
from domain.quiet import is_quiet
from domain.reminders import LATE, Reminder
from locales import Words


@dataclass(frozen=True, slots=True)
class KeepReminder(Press):
    """The preview is right（确定）."""

    tag: ClassVar[str] = "remkeep"

    reminder_id: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class RewriteReminder(Press):
    """Not like this: their next line takes its place（修改）."""

    tag: ClassVar[str] = "remnew"

    reminder_id: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class DropReminder(Press):
    """It was not meant（取消）."""

    tag: ClassVar[str] = "remdrop"

    reminder_id: int
    branch_id: int


def reminder_preview(
    reminder: Reminder, finding: Finding, branch: Branch, calendar: WorkCalendar, now: datetime,
    words: Words, *, has_time: bool = True,
) -> Card:  # fmt: skip
    """What was understood, before it is written down for good; what is doubtful stands first."""
    assert reminder.next_at is not None
    day, doubt = reminder.next_at.astimezone(branch.timezone).date(), doubt_line(finding, words)
    notes = [doubt, words("remind.preview.note"), guess_note(reminder.rule, day, calendar, words)]
    if not has_time:
        notes.append(words("remind.preview.no_hour"))
    if is_quiet(reminder.next_at, branch.timezone, branch.settings):
        notes.append(words("remind.preview.night"))
    yes = KeepReminder(reminder.id, reminder.branch_id)
    no = Button(words("button.no"), DropReminder(reminder.id, reminder.branch_id))
    change = RewriteReminder(reminder.id, reminder.branch_id)
    ways = (
        (
            Button(words("guard.button.anyway"), yes),
            Button(words("guard.button.change"), change),
            no,
        )
        if doubt
        else (Button(words("button.yes"), yes), no)
    )
    return Card(
        title=words("remind.preview.title"),
        lead=f"{turn_name(reminder, now, branch.timezone, words)}\n{reminder.text}",
        note="\n".join(filter(None, notes)),
        rows=(ways,),
    )


def kept_card(reminder: Reminder, now: datetime, zone: ZoneInfo, words: Words) -> Card:
    """It is written down."""
    when = turn_name(reminder, now, zone, words)
    return Card(title=words("remind.kept"), lead=f"{when}\n{reminder.text}",
                note=words("remind.kept_note"))  # fmt: skip


def turn_name(reminder: Reminder, now: datetime, zone: ZoneInfo, words: Words) -> str:
    """Such as 11月25日 周三 19:00（还有3天）, or the repetition with its next date."""
    assert reminder.next_at is not None
    when = moment_name(reminder.next_at, zone, words)
    days = from_now(reminder.next_at, now, zone, words)
    if reminder.rule is None:
        return words("remind.once", when=when, days=days)
    return words("remind.again", repeat=repeat_name(reminder.rule, words), when=when, days=days)


def said_card(text: str, turn: datetime, now: datetime, zone: ZoneInfo, words: Words) -> Card:
    """What the group reads; a late one says for when it was meant."""
    if now - turn < LATE:
        return Card(lead=words("remind.said", text=text))
    is_today = turn.astimezone(zone).date() == now.astimezone(zone).date()
    meant = clock_of(turn, zone) if is_today else moment_name(turn, zone, words)
    return Card(lead=words("remind.said_late", text=text, meant=meant))
