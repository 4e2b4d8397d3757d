"""Meetings that come back（重复的会）: each occurrence is written down in time to be announced."""

from datetime import datetime

from cards.series import coming_card
from chat import Card
from domain.meetings import MeetingState
from domain.people import Branch
from domain.series import turn_to_write
from schedules.desk import Desk
from storage import Records
from storage.clashes import clashes_of
from storage.meeting_cards import expected_of
from storage.occurrences import write_occurrence


def plan_series(records: Records, branch: Branch, now: datetime) -> None:
    """The next occurrence of each; after a long sleep only that, never one that is past."""
    for series in records.series.of(branch.id):
        turn = turn_to_write(series, now, branch.timezone, branch.settings)
        if turn is not None:
            write_occurrence(records, branch, series, turn, now)


def coming(desk: Desk) -> Card | None:
    """When it goes out; nothing once it has, or is not to any more."""
    meeting = desk.records.meetings.find(int(desk.subject))
    if meeting is None or meeting.state is not MeetingState.DRAFT or desk.reader is None:
        return None
    if meeting.publish_at is None or meeting.publish_at <= desk.now:
        return None
    people = expected_of(desk.records, desk.branch, meeting, desk.now)
    clashes = clashes_of(
        desk.records, desk.branch, meeting, people,
        starts_at=meeting.starts_at, ends_at=meeting.ends_at,
    )  # fmt: skip
    return coming_card(meeting, clashes, desk.branch, desk.reader, desk.now, desk.words)
