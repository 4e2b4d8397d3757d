"""The attendance card and the check-in card（考勤卡与签到卡）."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.agenda import agenda_text, details_row
from cards.meetings import heading, when_and_where
from cards.moments import clock_of, moment_name, short_day
from chat import Button, Card, Press
from domain.agenda import AgendaLine
from domain.attendance import Answer, Leave, Tally
from domain.meetings import Meeting, MeetingState
from locales import Words


@dataclass(frozen=True, slots=True)
class MarkAnswer(Press):
    """I am coming, or I ask for leave（参加、请假）."""

    tag: ClassVar[str] = "att"

    meeting_id: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class CheckIn(Press):
    """I am here（签到）."""

    tag: ClassVar[str] = "checkin"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class ExplainLeave(Press):
    """Why I am on leave: a category, in private."""

    tag: ClassVar[str] = "leave"

    meeting_id: int
    leave: Leave


def attendance_card(
    meeting: Meeting, tally: Tally, zone: ZoneInfo, words: Words, agenda: Sequence[AgendaLine] = ()
) -> Card:
    """Before the meeting: who means to come, as numbers（应到 参加 请假）; how it begins."""
    if meeting.state is not MeetingState.PUBLISHED:
        return ended_card(meeting, tally, zone, words)
    counts = words(
        "attendance.counts",
        expected=tally.expected,
        coming=tally.coming,
        on_leave=tally.on_leave,
    )
    items = agenda_text(agenda, words, is_aloud=True)
    return Card(
        title=heading(meeting, words),
        lead="\n".join(filter(None, [when_and_where(meeting, zone, words), counts, items])),
        note=words("attendance.note"),
        rows=((*answer_buttons(meeting, words), *details_row(meeting, agenda, words)),),
    )


def check_in_card(meeting: Meeting, tally: Tally, zone: ZoneInfo, words: Words) -> Card:
    """From an hour before the start: who is here, as a number."""
    if meeting.state is not MeetingState.PUBLISHED:
        return ended_card(meeting, tally, zone, words)
    counts = words(
        "attendance.check_in.counts", expected=tally.expected, checked_in=tally.checked_in
    )
    here = Button(words("attendance.button.check_in"), CheckIn(meeting.id))
    leave = Button(words("attendance.button.leave"), MarkAnswer(meeting.id, Answer.LEAVE))
    return Card(
        title=words(
            "attendance.check_in.title",
            kind=words(f"meeting.kind.{meeting.kind}"),
            clock=clock_of(meeting.starts_at, zone),
            place=meeting.place,
        ).strip(),
        lead=counts,
        note=words("attendance.check_in.note"),
        rows=((here, leave),),
    )


def ended_card(meeting: Meeting, tally: Tally, zone: ZoneInfo, words: Words) -> Card:
    """When it is over, or called off: the numbers, no buttons, nobody's absence."""
    line = words(
        f"attendance.{outcome(meeting)}",
        expected=tally.expected,
        present=tally.present,
        excused=tally.excused,
    )
    return Card(
        title=heading(meeting, words), lead=f"{when_and_where(meeting, zone, words)}\n{line}"
    )


def outcome(meeting: Meeting) -> str:
    """What has become of it, where nothing can be answered any more."""
    is_off = meeting.state in (MeetingState.CANCELLED, MeetingState.POSTPONED)
    return str(meeting.state) if is_off else "closed"


def leave_card(meeting: Meeting, words: Words) -> Card:
    """In private, after a leave: which category. No text is ever asked for."""
    buttons = [Button(words(f"leave.{leave}"), ExplainLeave(meeting.id, leave)) for leave in Leave]
    return Card(
        lead=words("attendance.why_leave", title=heading(meeting, words)),
        note=words("attendance.why_leave_note"),
        rows=(tuple(buttons[:3]), tuple(buttons[3:])),
    )


def answer_buttons(meeting: Meeting, words: Words) -> tuple[Button, ...]:
    return (
        Button(words("attendance.button.coming"), MarkAnswer(meeting.id, Answer.COMING)),
        Button(words("attendance.button.leave"), MarkAnswer(meeting.id, Answer.LEAVE)),
    )


def which_card(meetings: Sequence[tuple[Meeting, Press]], zone: ZoneInfo, words: Words) -> Card:
    """Several meetings are open; each with the answer that was typed."""
    rows = []
    for meeting, press in meetings:
        brief = short_day(meeting.starts_at.astimezone(zone).date(), words)
        when = moment_name(meeting.starts_at, zone, words)
        whole = f"{when} {words(f'meeting.short.{meeting.kind}')}"
        rows.append((Button(brief, press, whole),))
    return Card(lead=words("attendance.which"), rows=tuple(rows))
