"""Publishing at a set hour（定时发布）, and a meeting like last time's（照上次）."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.meetings import Meeting, MeetingState
from domain.quiet import after_the_night, is_quiet
from domain.refusal import Refusal
from domain.settings import BranchSettings

WEEK = timedelta(days=7)


def publishing_hour(
    meeting: Meeting, at: datetime, now: datetime, zone: ZoneInfo, settings: BranchSettings
) -> datetime:
    """That hour, or the end of the quiet hours it falls into. Refused if over, or too late."""
    if meeting.state is not MeetingState.DRAFT:
        raise Refusal("meeting.refused.not_a_draft")
    if at <= now:
        raise Refusal("publishing.refused.past")
    hour = after_the_night(at, zone, settings)
    if hour >= meeting.starts_at:
        raise Refusal("publishing.refused.after_the_start")
    return hour


def goes_now(meeting: Meeting, now: datetime, zone: ZoneInfo, settings: BranchSettings) -> bool:
    """Whether a draft's hour has come; after a long sleep it still waits for the morning."""
    if meeting.publish_at is None or meeting.state is not MeetingState.DRAFT:
        return False
    return meeting.publish_at <= now and not is_quiet(now, zone, settings)


def next_like(last: Meeting, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Start and end at the next same weekday and hour by the branch's clock（照上次）."""
    start = last.starts_at.astimezone(zone)
    weeks = max(1, (now - start) // WEEK)
    while (again := start + weeks * WEEK) <= now:
        weeks += 1
    return again, again + (last.ends_at - last.starts_at)
