"""When those who come are reminded and those who are silent are asked."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.attendance import Answer, Attendance, Presence
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.nudges import (
    is_about,
    is_coming,
    is_silent,
    meeting_id_of,
    notice_subject,
    nudge_at,
    remind_at,
    reminder_key,
    silent,
    wants_reminding,
)
from domain.settings import BranchSettings

SHANGHAI, LONDON = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/London")
SETTINGS = BranchSettings()


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=zone)


def meeting(starts_at: datetime, published_at: datetime) -> Meeting:
    return Meeting(
        id=7, branch_id=1, kind=MeetingKind.THEME_DAY, title="", starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2), published_at=published_at,
        state=MeetingState.PUBLISHED,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("starts", "zone", "due"),
    [
        (at(27, 14, 30), SHANGHAI, at(26, 14, 30)),
        (at(27, 23), SHANGHAI, at(27, 7)),  # the day before at 23 is night
        (at(27, 5), SHANGHAI, at(26, 7)),
        (at(27, 14, 30), LONDON, at(26, 7, zone=LONDON)),  # 06:30 there
    ],
)
def test_a_reminder_comes_a_day_before_outside_the_readers_night(starts, zone, due):
    assert remind_at(meeting(starts, at(2, 9)), zone, SETTINGS) == due


@pytest.mark.parametrize(
    ("published", "starts", "due"),
    [
        (at(2, 9), at(27, 14, 30), at(25, 14, 30)),
        (at(26, 9), at(27, 14, 30), at(26, 15)),  # six hours after it was announced
        (at(26, 20), at(27, 14, 30), at(27, 7)),
        (at(26, 20), at(27, 9), None),  # seven is too late, the evening too early
        (at(27, 9), at(27, 14, 30), None),
        (at(27, 5, 30), at(27, 14, 30), at(27, 11, 30)),
        (at(27, 5, 31), at(27, 14, 30), None),
        (at(2, 9), at(27, 1), at(25, 7)),
    ],
)
def test_a_nudge_comes_two_days_before_and_never_right_after_the_announcement(
    published, starts, due
):
    assert nudge_at(meeting(starts, published), SHANGHAI, SETTINGS) == due


def test_before_the_night_where_the_morning_would_be_too_late():
    late = BranchSettings(nudge_hours=8)

    assert nudge_at(meeting(at(27, 9), at(2, 9)), SHANGHAI, late) == at(26, 21, 30)


@pytest.mark.parametrize(
    ("attendance", "expected"),
    [
        (Attendance(member_id=1), True),
        (Attendance(member_id=1, answer=Answer.LEAVE), False),
        (Attendance(member_id=1, answer=Answer.COMING), False),
        (Attendance(member_id=1, checked_in_at=at(27, 14)), False),
        (Attendance(member_id=1, recorded=Presence.ABSENT), False),
        (Attendance(member_id=1, is_expected=False), False),
        (None, False),
    ],
)
def test_silent_is_of_whom_nothing_is_known(attendance, expected):
    assert is_silent(attendance) is expected


def test_who_answered_after_the_reminder_was_due_needs_none():
    due = at(26, 14, 30)
    for minutes, wanted in ((-1, True), (0, False)):
        answered = due + timedelta(minutes=minutes)
        coming = Attendance(member_id=1, answer=Answer.COMING, answered_at=answered)
        assert wants_reminding(coming, due) is wanted


def test_what_was_planned_for_another_hour_is_about_something_else():
    planned = notice_subject(meeting(at(27, 14, 30), at(2, 9)))

    assert is_about(planned, meeting(at(27, 14, 30), at(2, 9)))
    assert not is_about(planned, meeting(at(27, 15), at(2, 9)))


def test_a_reminder_too_late_in_the_morning_comes_the_evening_before():
    shortly = BranchSettings(remind_hours=2)

    assert remind_at(meeting(at(27, 8), at(2, 9)), SHANGHAI, shortly) == at(26, 21, 30)


@pytest.mark.parametrize(
    ("facts", "wants"),
    [
        ({"answer": Answer.COMING}, True),
        ({"answer": Answer.LEAVE}, False),
        ({}, False),
        ({"answer": Answer.COMING, "checked_in_at": at(26, 9)}, False),
        ({"answer": Answer.COMING, "is_expected": False}, False),
        ({"answer": Answer.COMING, "answered_at": at(26, 9)}, True),
        ({"answer": Answer.COMING, "answered_at": at(26, 10)}, False),
    ],
)
def test_only_who_said_so_before_and_is_not_here_yet_is_reminded(facts, wants):
    assert wants_reminding(Attendance(member_id=1, **facts), at(26, 10)) is wants


def test_who_still_comes_and_who_has_said_nothing():
    one, two, three = (
        Attendance(member_id=1, answer=Answer.COMING),
        Attendance(member_id=2),
        Attendance(member_id=3),
    )

    assert [is_coming(who) for who in (one, two, None)] == [True, False, False]
    assert silent([three, one, two]) == [3, 2]


def test_a_notice_knows_its_meeting_and_a_moved_one_is_another():
    first, moved = meeting(at(27, 14), at(2, 9)), meeting(at(28, 14), at(2, 9))

    assert meeting_id_of(notice_subject(first)) == 7
    assert reminder_key(first, 3) == f"meeting_reminder:{notice_subject(first)}:3"
    assert reminder_key(first, 3) != reminder_key(moved, 3)


def test_an_older_notice_names_its_meeting_alone():
    assert meeting_id_of("7") == 7
