"""A leave that waits for approval（请假待批）: the card of whoever decides, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.attendance import answer_buttons
from cards.meetings import heading, when_and_where
from chat import Button, Card, Press, line
from domain.attendance import Approval, Attendance
from domain.meetings import Meeting
from domain.outcome import outcome_at
from locales import Words


@dataclass(frozen=True, slots=True)
class DecideLeave(Press):
    """Approved（批准）, or not."""

    tag: ClassVar[str] = "leaveok"

    meeting_id: int
    member_id: int
    is_granted: bool


@dataclass(frozen=True, slots=True)
class NextLeave(Press):
    """The next leave of this meeting that waits（待批）."""

    tag: ClassVar[str] = "leavenext"

    meeting_id: int


def asked_card(
    meeting: Meeting, one: Attendance, name: str, zone: ZoneInfo, words: Words, *, said: str = ""
) -> Card:
    """In private: who asks for leave from what, and of which category; never why.

    `said` is what has just been decided of another.
    """
    leave = words(f"leave.{one.leave}") if one.leave is not None else words("approval.unsaid")
    fields = [(words("approval.category"), leave)]
    if outcome_at(meeting, one).is_late_leave:
        fields.append((words("approval.asked_at"), words("presence.mark.late_leave")))
    buttons = tuple(
        Button(words(f"approval.button.{key}"), DecideLeave(meeting.id, one.member_id, is_granted))
        for key, is_granted in (("grant", True), ("refuse", False))
    )
    lead = words("approval.asks", name=name, title=heading(meeting, words))
    return Card(
        lead="\n".join(filter(None, [said, lead, when_and_where(meeting, zone, words)])),
        fields=tuple(fields),
        note=words("approval.note"), rows=(buttons,),
    )  # fmt: skip


def decided_card(
    meeting: Meeting, approval: Approval, zone: ZoneInfo, now: datetime, words: Words
) -> Card:
    """To the member: approved; or not, and they may choose anew while there is time."""
    about = f"{heading(meeting, words)}\n{when_and_where(meeting, zone, words)}"
    if approval is Approval.GRANTED:
        return line(words("approval.granted", about=about))
    may_choose = meeting.is_open and now < meeting.starts_at
    rows = (answer_buttons(meeting, words),) if may_choose else ()
    return Card(lead=words("approval.refused_kindly", about=about), rows=rows)
