"""Meetings as people read them（会议）, and the list of what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.choices import NewMeeting, Preview
from cards.moments import moment_name, span_name
from chat import Button, Card, Press
from domain.meetings import Meeting, MeetingKind, MeetingState
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
    kind = words(f"meeting.kind.{meeting.kind}")
    title = f"{meeting.title}{parts_name(meeting.parts, words)}"
    return words("meeting.heading", kind=kind, title=title).strip()


def kind_name(kind: MeetingKind, parts: Sequence[MeetingKind], words: Words) -> str:
    """Such as 主题党日（含党课）; never the title, which may say too much."""
    return f"{words(f'meeting.kind.{kind}')}{parts_name(parts, words)}"


def parts_name(parts: Sequence[MeetingKind], words: Words) -> str:
    """Such as （含党课）, or nothing."""
    named = words("meeting.separator").join(words(f"meeting.kind.{part}") for part in parts)
    return words("meeting.with_parts", parts=named) if named else ""


def when_and_where(meeting: Meeting, zone: ZoneInfo, words: Words) -> str:
    """Such as 11月27日 周五 14:30–16:30 三楼会议室."""
    return f"{span_name(meeting.starts_at, meeting.ends_at, zone, words)} {meeting.place}".strip()


def scope_name(meeting: Meeting, expected: int, group: str, words: Words) -> str:
    """Such as 全体 12人."""
    name = words(f"meeting.scope.{meeting.scope}", group=group)
    return words("meeting.people", name=name, count=expected)


def meetings_card(
    meetings: Sequence[Meeting], series: Sequence[Button], zone: ZoneInfo, words: Words
) -> Card:
    """What is open or drafted, what comes back, and a new one."""
    rows = [(Button(_in_the_list(meeting, zone, words), _opens(meeting)),) for meeting in meetings]
    new = Button(words("meeting.button.new"), NewMeeting("", "", ""), words("meeting.button.new"))
    return Card(
        title=words("meeting.list.title"),
        lead=words("meeting.list.lead" if meetings or series else "meeting.list.none"),
        note=words("meeting.list.example"),
        rows=(*rows, *((one,) for one in series), (new,)),
    )


def _opens(meeting: Meeting) -> Press:
    is_draft = meeting.state is MeetingState.DRAFT
    return Preview(meeting.id) if is_draft else OpenMeeting(meeting.id)


def _in_the_list(meeting: Meeting, zone: ZoneInfo, words: Words) -> str:
    when = moment_name(meeting.starts_at, zone, words)
    state = "" if meeting.is_open else words(f"meeting.list.{meeting.state}")
    return f"{state}{when} {words(f'meeting.short.{meeting.kind}')}"
