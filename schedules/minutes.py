"""What whoever keeps a record is told（会议记录）."""

from cards.meetings import OpenMeeting, heading, when_and_where
from cards.minutes import ShowMinutes, minutes_card
from chat import Button, Card
from domain.meetings import MeetingState
from schedules.desk import Desk
from storage.minute_taking import sheet_of


def named(desk: Desk) -> Card | None:
    """You keep the record of this one; nothing if it is somebody else by now, or over."""
    meeting = desk.records.meetings.find(int(desk.subject))
    if meeting is None or not meeting.is_open or desk.reader is None:
        return None
    lead = when_and_where(meeting, desk.branch.timezone, desk.words)
    button = Button(desk.words("minutes.button.meeting"), OpenMeeting(meeting.id))
    return Card(title=heading(meeting, desk.words), lead=lead,
                note=desk.words("minutes.you_record"), rows=((button,),))  # fmt: skip


def handed(desk: Desk) -> Card | None:
    """The meeting was closed: here is its record, to be filled in."""
    meeting = desk.records.meetings.find(int(desk.subject))
    if meeting is None or meeting.state is not MeetingState.CLOSED:
        return None
    return minutes_card(
        sheet_of(desk.records, desk.branch, meeting), desk.branch.timezone, desk.words
    )


def still_open(desk: Desk) -> Card | None:
    """Asked about once, if not all of it is confirmed by then（本支部约定）."""
    meeting = desk.records.meetings.find(int(desk.subject))
    if meeting is None or meeting.state is not MeetingState.CLOSED:
        return None
    waiting = [one for one in desk.records.minutes.of(meeting.id) if not one.is_locked]
    if not waiting:
        return None
    button = Button(desk.words("minutes.button.open"), ShowMinutes(meeting.id, waiting[0].kind))
    lead = desk.words("minutes.still_open", days=desk.branch.settings.minutes_days)
    return Card(title=heading(meeting, desk.words), lead=lead, rows=((button,),))
