"""What those who said 参加 are told of a change（改时间、延期待定、取消）."""

from dataclasses import replace

from cards.moving import moved_card, postponed_card
from cards.nudges import called_off_card
from chat import Card
from domain.meetings import MeetingState
from domain.moving import known_hour, read_moved
from domain.nudges import meeting_id_of
from schedules.desk import Desk


def moved(desk: Desk) -> Card | None:
    """When, or where, it is now; nothing if it has changed again, or begun."""
    meeting_id, starts_at, was = read_moved(desk.subject)
    meeting = desk.records.meetings.find(meeting_id)
    if meeting is None or not meeting.is_open or meeting.starts_at != starts_at:
        return None
    if desk.reader is None or desk.now >= starts_at:
        return None
    return moved_card(meeting, was, desk.branch, desk.reader, desk.now, desk.words)


def postponed(desk: Desk) -> Card | None:
    """Not at the hour they know; nothing if it has a new one by now."""
    meeting_id, was = known_hour(desk.subject)
    meeting = desk.records.meetings.find(meeting_id)
    if meeting is None or meeting.state is not MeetingState.POSTPONED or desk.reader is None:
        return None
    known = replace(meeting, starts_at=was)
    return postponed_card(known, desk.branch, desk.reader, desk.now, desk.words)


def called_off(desk: Desk) -> Card | None:
    """It does not take place at the hour they know."""
    meeting = desk.records.meetings.find(meeting_id_of(desk.subject))
    if meeting is None or meeting.state is not MeetingState.CANCELLED or desk.reader is None:
        return None
    if ":" in desk.subject:  # older ones name no hour
        meeting = replace(meeting, starts_at=known_hour(desk.subject)[1])
    return called_off_card(meeting, desk.branch, desk.reader, desk.now, desk.words)
