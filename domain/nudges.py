"""Reminding those who come, asking those who said nothing（会前提醒与催答复）."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.attendance import Answer, Attendance
from domain.meetings import Meeting
from domain.quiet import outside_the_night
from domain.settings import BranchSettings

LATEST = timedelta(hours=3)
"""Closer to the start than this nobody is nudged any more（本支部约定）."""

BREATH = timedelta(hours=6)
"""How long after publication everybody is left alone（本支部约定）."""


GROUP_BUDGET = 8
"""Messages of the bot's own a month in the group; for more, the nudge gives way（本支部约定）."""

GROUP_AHEAD = timedelta(days=1)
"""The line for the group is planned late, when the month's other messages are known."""


def remind_at(meeting: Meeting, zone: ZoneInfo, settings: BranchSettings) -> datetime:
    """When somebody whose clock shows `zone` is reminded（会前提醒）, outside their night."""
    wanted = meeting.starts_at - timedelta(hours=settings.remind_hours)
    latest = meeting.starts_at - LATEST
    return outside_the_night(wanted, latest=latest, zone=zone, settings=settings)


def nudge_at(meeting: Meeting, zone: ZoneInfo, settings: BranchSettings) -> datetime | None:
    """When somebody silent is asked（催答复）, outside their night; None if it is too short."""
    earliest = (meeting.published_at or meeting.starts_at) + BREATH
    latest = meeting.starts_at - LATEST
    wanted = meeting.starts_at - timedelta(hours=settings.nudge_hours)
    wanted = max(wanted, earliest)
    due = outside_the_night(wanted, latest=latest, zone=zone, settings=settings)
    return due if earliest <= due <= latest else None


def wants_reminding(attendance: Attendance, due: datetime) -> bool:
    """Whether they said 参加, and before the reminder was due: who just answered, knows."""
    answered = attendance.answered_at
    is_coming = attendance.answer is Answer.COMING and attendance.checked_in_at is None
    return attendance.is_expected and is_coming and (answered is None or answered < due)


def is_coming(attendance: Attendance | None) -> bool:
    """Whether they still say 参加."""
    return attendance is not None and attendance.answer is Answer.COMING


def is_silent(attendance: Attendance | None) -> bool:
    """Whether they are expected and nothing is known of them yet（未答复）."""
    if attendance is None or not attendance.is_expected:
        return False
    return attendance.answer is None and attendance.presence is None


def silent(attendances: Iterable[Attendance]) -> list[int]:
    """The ids of those who have not answered, in roster order. Never shown to a group."""
    return [one.member_id for one in attendances if is_silent(one)]


def notice_subject(meeting: Meeting) -> str:
    """The meeting and its hour: what was planned for another hour is about something else."""
    return f"{meeting.id}:{meeting.starts_at.astimezone(UTC):%Y%m%dT%H%M}"


def is_about(subject: str, meeting: Meeting) -> bool:
    """Whether a notice planned earlier still fits the meeting（未改期、未取消）."""
    return meeting.is_open and subject == notice_subject(meeting)


def meeting_id_of(subject: str) -> int:
    return int(subject.partition(":")[0])


def reminder_key(meeting: Meeting, member_id: int) -> str:
    """A moved meeting is reminded of anew."""
    return f"meeting_reminder:{notice_subject(meeting)}:{member_id}"


def nudge_key(meeting: Meeting, member_id: int) -> str:
    """Once per meeting, whatever becomes of its hour."""
    return f"nudge:{meeting.id}:{member_id}"


def group_nudge_key(meeting: Meeting) -> str:
    """At most one line per meeting."""
    return f"group_nudge:{meeting.id}"
