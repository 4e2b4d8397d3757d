"""Meetings as people read them（会议）, and the list of what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.choices import NewMeeting
from cards.moments import moment_name, span_name
from cards.observers import AddPeople
from cards.recording import CloseMeeting, OpenRecord, Reopen
from chat import Button, Card, Press
from domain.attendance import Tally
from domain.meetings import Meeting, MeetingState
from locales import Words


@dataclass(frozen=True, slots=True)
class OpenMeeting(Press):
    """What the one who runs it can do with it."""

    tag: ClassVar[str] = "meeting"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class CancelMeeting(Press):
    """Call it off; `is_sure` is asked first."""

    tag: ClassVar[str] = "calloff"

    meeting_id: int
    is_sure: bool


def heading(meeting: Meeting, words: Words) -> str:
    """Such as 【主题党日】学习党章（含党课）."""
    parts = words("meeting.separator").join(words(f"meeting.kind.{part}") for part in meeting.parts)
    held = words("meeting.with_parts", parts=parts) if parts else ""
    kind = words(f"meeting.kind.{meeting.kind}")
    return words("meeting.heading", kind=kind, title=f"{meeting.title}{held}").strip()


def when_and_where(meeting: Meeting, zone: ZoneInfo, words: Words) -> str:
    """Such as 11月27日 周五 14:30–16:30 三楼会议室."""
    return f"{span_name(meeting.starts_at, meeting.ends_at, zone, words)} {meeting.place}".strip()


def scope_name(meeting: Meeting, expected: int, group: str, words: Words) -> str:
    """Such as 全体 12人."""
    name = words(f"meeting.scope.{meeting.scope}", group=group)
    return words("meeting.people", name=name, count=expected)


def meetings_card(meetings: Sequence[Meeting], zone: ZoneInfo, words: Words) -> Card:
    """What is open or drafted, and a new one."""
    rows = [
        (Button(_in_the_list(meeting, zone, words), OpenMeeting(meeting.id)),)
        for meeting in meetings
    ]
    new = Button(words("meeting.button.new"), NewMeeting("", "", ""), words("meeting.button.new"))
    return Card(
        title=words("meeting.list.title"),
        lead=words("meeting.list.lead" if meetings else "meeting.list.none"),
        note=words("meeting.list.example"),
        rows=(*rows, (new,)),
    )


def desk_card(meeting: Meeting, tally: Tally, zone: ZoneInfo, words: Words) -> Card:
    """A published meeting on the secretary's desk, in private."""
    number = meeting.id
    counts = words(
        "meeting.desk.counts",
        expected=tally.expected,
        coming=tally.coming,
        on_leave=tally.on_leave,
        checked_in=tally.checked_in,
        silent=tally.silent,
    )
    buttons = [Button(words("meeting.button.record"), OpenRecord(number, 0))]
    if meeting.state is MeetingState.PUBLISHED:
        buttons.append(Button(words("meeting.button.close"), CloseMeeting(number, "")))
        buttons.append(Button(words("meeting.button.call_off"), CancelMeeting(number, False)))
    if meeting.state is MeetingState.CLOSED:
        buttons.append(Button(words("meeting.button.reopen"), Reopen(number)))
    add = Button(
        words("meeting.button.add"), AddPeople(number, 0), words("meeting.button.add_long")
    )
    return Card(
        title=heading(meeting, words),
        lead=f"{when_and_where(meeting, zone, words)}\n{counts}",
        note=words(f"meeting.state.{meeting.state}"),
        rows=(tuple(buttons), (add,)) if meeting.state is not MeetingState.CANCELLED else (),
    )


def sure_card(meeting: Meeting, words: Words) -> Card:
    """Really call it off?"""
    yes = Button(words("meeting.button.call_off"), CancelMeeting(meeting.id, True))
    no = Button(words("button.back"), OpenMeeting(meeting.id))
    return Card(title=heading(meeting, words), lead=words("meeting.sure"), rows=((yes, no),))


def _in_the_list(meeting: Meeting, zone: ZoneInfo, words: Words) -> str:
    when = moment_name(meeting.starts_at, zone, words)
    state = "" if meeting.is_open else words(f"meeting.list.{meeting.state}")
    return f"{state}{when} {words(f'meeting.short.{meeting.kind}')}"
