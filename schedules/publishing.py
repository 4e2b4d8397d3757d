"""Drafts whose hour has come（定时发布）."""

from datetime import UTC, datetime

from cards.publishing import unpublished_card
from chat import Card
from domain.meetings import MeetingState
from domain.notices import NoticeKind
from domain.people import Branch
from domain.publishing import goes_now
from domain.refusal import Refusal
from schedules.desk import Desk
from storage import Records
from storage.publishing import publish


def publish_due(records: Records, branch: Branch, now: datetime) -> None:
    """They go out, outside the quiet hours; what cannot any more is told to who wrote it."""
    for meeting in records.meetings.to_publish(now, branch.id):
        is_late = meeting.starts_at <= now
        if not (is_late or goes_now(meeting, now, branch.timezone, branch.settings)):
            continue
        try:
            publish(records, branch, meeting, now, said_at=now)
        except Refusal:
            records.meetings.change(meeting.id, publish_at=None)
            if meeting.created_by is not None and meeting.publish_at is not None:
                hour = meeting.publish_at.astimezone(UTC)
                records.notices.plan(
                    branch_id=branch.id, kind=NoticeKind.UNPUBLISHED, subject=str(meeting.id),
                    key=f"unpublished:{meeting.id}:{hour:%Y%m%dT%H%M}", due_at=now,
                    member_id=meeting.created_by,
                )  # fmt: skip


def whose_hour_has_come(records: Records, now: datetime) -> list[int]:
    """The branches with such a draft."""
    return [meeting.branch_id for meeting in records.meetings.to_publish(now)]


def unpublished(desk: Desk) -> Card | None:
    """Nothing if by now it was published, or thrown away."""
    meeting = desk.records.meetings.find(int(desk.subject))
    if meeting is None or meeting.state is not MeetingState.DRAFT:
        return None
    return unpublished_card(meeting, desk.branch.timezone, desk.words)
