"""What those who said 参加 are told of a change（改时间、延期待定）."""

from cards.moving import moved_card, postponed_card
from chat import Card
from domain.meetings import MeetingState
from domain.moving import read_moved
from domain.nudges import meeting_id_of, notice_subject
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
    """Not at that hour; nothing if it has a new one by now."""
    meeting = desk.records.meetings.find(meeting_id_of(desk.subject))
    if meeting is None or meeting.state is not MeetingState.POSTPONED or desk.reader is None:
        return None
    if desk.subject != notice_subject(meeting):
        return None
    return postponed_card(meeting, desk.branch, desk.reader, desk.now, desk.words)
