"""Moving a meeting, putting it off（改时间、延期待定）: old and new before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.attendance import MarkAnswer
from cards.clashes import clash_lines
from cards.meetings import OpenMeeting, heading, when_and_where
from cards.nudges import near_moment
from chat import Button, Card, Press, line
from domain.attendance import Answer
from domain.clashes import Clash
from domain.meetings import Meeting
from domain.moving import Proposal
from domain.people import Branch, Reader
from locales import Words


@dataclass(frozen=True, slots=True)
class AskMove(Press):
    """Their next line is the new time, or a place（改时间）."""

    tag: ClassVar[str] = "move"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class ConfirmMove(Press):
    """What was proposed last is right; `is_sure` in spite of another meeting at that time."""

    tag: ClassVar[str] = "moveok"

    meeting_id: int
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Postpone(Press):
    """Put it off without a date（延期待定）; `is_sure` is asked first."""

    tag: ClassVar[str] = "postpone"

    meeting_id: int
    is_sure: bool


def proposal_card(
    meeting: Meeting, proposal: Proposal, clashes: Sequence[Clash], zone: ZoneInfo, words: Words, *,
    coming: int, asks_again: bool = False,
) -> Card:  # fmt: skip
    """Old and new; with a clash the second question names it once more."""
    new = replace(
        meeting, starts_at=proposal.starts_at, ends_at=proposal.ends_at, place=proposal.place
    )
    told = words("moving.will_tell", count=coming) if coming else ""
    notes = [clash_lines(clashes, zone, words), told]
    label = words("moving.button.anyway" if asks_again else "moving.button.confirm")
    yes = Button(label, ConfirmMove(meeting.id, asks_again))
    no = Button(words("button.back"), OpenMeeting(meeting.id))
    return Card(
        title=heading(meeting, words),
        lead=words("moving.again") if asks_again else "",
        fields=(
            (words("moving.field.old"), when_and_where(meeting, zone, words)),
            (words("moving.field.new"), when_and_where(new, zone, words)),
        ),
        note="\n".join(filter(None, notes)),
        rows=((yes, no),),
    )


def done_card(meeting: Meeting, said: str, unheard: Sequence[str], words: Words) -> Card:
    """It is done; and who has to be told in person."""
    names = words("remind.separator").join(unheard)
    return Card(
        title=heading(meeting, words),
        lead=said,
        note=words("moving.by_phone", names=names) if unheard else "",
        rows=((Button(words("button.back"), OpenMeeting(meeting.id)),),),
    )


def moved_card(
    meeting: Meeting, was: datetime, branch: Branch, reader: Reader, now: datetime, words: Words
) -> Card:
    """In private, to somebody who said 参加: when it is now; neutral words for readers abroad."""
    when = near_moment(meeting, branch, reader, now, words)
    before = near_moment(replace(meeting, starts_at=was), branch, reader, now, words)
    key = "moving.moved" if was != meeting.starts_at else "moving.is_now"
    place = words("nudge.place", place=meeting.place) if meeting.place else ""
    text = words(key, heading=heading(meeting, words), when=when, was=before, place=place)
    leave = Button(words("nudge.button.change"), MarkAnswer(meeting.id, Answer.LEAVE))
    return Card(lead=text, rows=((leave,),))


def postponed_card(
    meeting: Meeting, branch: Branch, reader: Reader, now: datetime, words: Words
) -> Card:
    """In private, to somebody who said 参加: not then, the time is still open."""
    when = near_moment(meeting, branch, reader, now, words)
    return line(words("moving.postponed", heading=heading(meeting, words), when=when))
