"""Announcing a meeting（发布会议）: now, or when its hour has come."""

from datetime import datetime

from domain.meetings import Meeting, MeetingState, check_publishable
from domain.notices import NoticeKind
from domain.people import Branch
from domain.refusal import Refusal
from storage.expecting import follow_in
from storage.meeting_cards import audience_of, check_in_at, expected_of, plan_card
from storage.occurrences import begin_series
from storage.records import Records


def publish(
    records: Records, branch: Branch, meeting: Meeting, now: datetime, *, said_at: datetime
) -> None:
    """Write down who is expected; the card at `said_at`, and the check-in card before the start."""
    people = expected_of(records, branch, meeting, now)
    check_publishable(meeting, people, now)
    audience = audience_of(records, branch, meeting, people)
    if not audience:
        raise Refusal("claims.refused.no_group")
    begin_series(records, branch, meeting)
    records.meetings.expect(meeting.id, people)
    records.meetings.change(
        meeting.id, state=MeetingState.PUBLISHED.value, published_at=now, publish_at=None
    )
    if meeting.recorder_id not in (None, meeting.created_by):
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.RECORDER, subject=str(meeting.id),
            key=f"recorder:{meeting.id}:{meeting.recorder_id}", due_at=said_at,
            member_id=meeting.recorder_id,
        )  # fmt: skip
    follow_in(records, branch, meeting, now)
    said_at = min(said_at, meeting.starts_at)
    for chat_id, member_id in audience:
        posted_at = check_in_at(records, branch, meeting, member_id)
        for kind, due_at in (("attendance", said_at), ("check_in", max(posted_at, now))):
            if kind == "attendance" and due_at >= posted_at:
                continue
            plan_card(records, meeting, kind, due_at, chat_id=chat_id, member_id=member_id)
