"""A meeting on the desk of whoever runs it（会议卡）, in private, and what can be changed of it."""

from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.agenda import AskAgenda
from cards.choices import Preview
from cards.meeting_papers import papers_button
from cards.meetings import CancelMeeting, OpenMeeting, heading, when_and_where
from cards.minutes import ShowMinutes
from cards.moving import AskMove, Postpone
from cards.observers import AddPeople
from cards.recorders import PickRecorder
from cards.recording import CloseMeeting, OpenRecord, Reopen
from cards.series import whole_button
from chat import Button, Card, Press
from domain.attendance import Tally
from domain.meetings import Meeting, MeetingState
from locales import Words

ROOM = 10
"""With so many buttons a card holds the changes too; else they open on one of their own."""


@dataclass(frozen=True, slots=True)
class ChangeMeeting(Press):
    """What can be changed（改动）, where one card cannot hold it all."""

    tag: ClassVar[str] = "changes"

    meeting_id: int


def desk_card(
    meeting: Meeting, tally: Tally, zone: ZoneInfo, words: Words, *, may_call: bool,
    max_buttons: int, voting: str = "",
) -> Card:  # fmt: skip
    """Numbers, the record, and, for who called it, what can be changed.

    `voting` says whether there will be, or were, enough to vote.
    """
    number, state = meeting.id, meeting.state
    counts = words(
        "meeting.desk.counts",
        expected=tally.expected,
        coming=tally.coming,
        on_leave=tally.on_leave,
        checked_in=tally.checked_in,
        silent=tally.silent,
    )
    rows: list[tuple[Button, ...]] = []
    if state in (MeetingState.PUBLISHED, MeetingState.CLOSED):
        buttons = [Button(words("meeting.button.record"), OpenRecord(number, 0))]
        if state is MeetingState.PUBLISHED:
            buttons.append(Button(words("meeting.button.close"), CloseMeeting(number, "")))
        else:
            buttons.append(Button(words("meeting.button.reopen"), Reopen(number)))
        long = words("meeting.button.add_long")
        rows.append((*buttons, Button(words("meeting.button.add"), AddPeople(number, 0), long)))
    if state is MeetingState.CLOSED:
        record = Button(words("minutes.button.minutes"), ShowMinutes(number, meeting.kind))
        rows.append((record, papers_button(meeting, words)))
    if state is MeetingState.PUBLISHED:
        rows.append((papers_button(meeting, words),))
    if state is MeetingState.DRAFT and may_call:
        rows.append((Button(words("meeting.button.preview"), Preview(number)),))
    if state in (MeetingState.PUBLISHED, MeetingState.POSTPONED) and may_call:
        if max_buttons >= ROOM:
            rows += change_rows(meeting, words)
        else:
            rows.append((Button(words("meeting.button.change"), ChangeMeeting(number)),))
    if may_call and state is not MeetingState.DRAFT:
        rows.append(whole_button(meeting, words))
    return Card(
        title=heading(meeting, words),
        lead="\n".join(filter(None, (when_and_where(meeting, zone, words), counts, voting))),
        note=words(f"meeting.state.{state}"),
        rows=tuple(filter(None, rows)),
    )


def change_rows(meeting: Meeting, words: Words) -> tuple[tuple[Button, ...], ...]:
    """Move it, put it off, call it off; its agenda."""
    number = meeting.id
    later = Button(words("moving.button.postpone"), Postpone(number, False),
                   words("moving.button.postpone_long"))  # fmt: skip
    return (
        (
            Button(words("meeting.button.time"), AskMove(number)),
            *(() if meeting.state is MeetingState.POSTPONED else (later,)),
            Button(words("meeting.button.call_off"), CancelMeeting(number, False)),
        ),
        (
            Button(words("agenda.button.agenda"), AskAgenda(number)),
            Button(words("minutes.button.recorder"), PickRecorder(number, 0)),
        ),
    )


def changes_card(meeting: Meeting, words: Words) -> Card:
    """The same on a card of its own."""
    back = Button(words("button.back"), OpenMeeting(meeting.id))
    return Card(title=heading(meeting, words), rows=(*change_rows(meeting, words), (back,)))


def sure_card(meeting: Meeting, yes: CancelMeeting | Postpone, coming: int, words: Words) -> Card:
    """Really call it off, or put it off? And who will be told."""
    is_later = isinstance(yes, Postpone)
    label = words("moving.button.postpone" if is_later else "meeting.button.call_off")
    back = Button(words("button.back"), OpenMeeting(meeting.id))
    return Card(
        title=heading(meeting, words),
        lead=words("moving.sure_later" if is_later else "meeting.sure"),
        note=words("moving.will_tell", count=coming) if coming else "",
        rows=((Button(label, yes), back),),
    )
