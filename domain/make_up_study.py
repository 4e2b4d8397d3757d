"""Studying afterwards what was missed（补学）: noted with its day, it never changes the fact."""

from datetime import date
from zoneinfo import ZoneInfo

from domain.attendance import Attendance, Presence
from domain.meetings import Meeting, MeetingState
from domain.refusal import Refusal

MISSED = (Presence.ABSENT, Presence.EXCUSED)


def is_missed(meeting: Meeting, one: Attendance) -> bool:
    """Whether somebody expected was not at a meeting that is closed."""
    return meeting.state is MeetingState.CLOSED and one.is_expected and one.presence in MISSED


def check_studied(
    meeting: Meeting, one: Attendance | None, on: date, today: date, zone: ZoneInfo
) -> None:
    """Refuse a make-up study of what was not missed, on a day to come, or before the meeting."""
    if one is None or not is_missed(meeting, one):
        raise Refusal("make_up.refused.not_missed")
    if on > today:
        raise Refusal("make_up.refused.ahead")
    if on < meeting.starts_at.astimezone(zone).date():
        raise Refusal("make_up.refused.before")
