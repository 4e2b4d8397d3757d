"""What a meeting may be moved to, and when its people hear of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.attendance import Answer, Attendance, Presence
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.moving import (
    Proposal,
    check_can_be_called_off,
    check_movable,
    check_proposal,
    coming,
    known_hour,
    moved_subject,
    read_back,
    read_moved,
    read_proposal,
    tell_at,
    write_down,
)
from domain.refusal import Refusal
from domain.settings import BranchSettings

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 2, 10, 0, tzinfo=SHANGHAI)
FRIDAY = datetime(2026, 11, 6, 14, 30, tzinfo=SHANGHAI)
HOUR = timedelta(hours=1)
MEETING = Meeting(
    id=7, branch_id=1, kind=MeetingKind.THEME_DAY, title="学习党章", place="三楼会议室",
    starts_at=FRIDAY, ends_at=FRIDAY + 2 * HOUR, state=MeetingState.PUBLISHED,
)  # fmt: skip


def proposal(start=FRIDAY, end=None, place="三楼会议室"):
    return Proposal(starts_at=start, ends_at=end or start + 2 * HOUR, place=place)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("周六9:00", proposal(datetime(2026, 11, 7, 9, tzinfo=SHANGHAI))),
        (
            "周六9:00-12:00 @四楼",
            proposal(datetime(2026, 11, 7, 9, tzinfo=SHANGHAI),
                     datetime(2026, 11, 7, 12, tzinfo=SHANGHAI), "四楼"),
        ),
        ("@四楼", proposal(place="四楼")),
        ("＠ 四楼 ", proposal(place="四楼")),
    ],
)  # fmt: skip
def test_what_is_not_said_stays(typed, meant):
    assert read_proposal(typed, MEETING, NOW) == meant


@pytest.mark.parametrize("typed", ["", "@", "四楼会议室", "周六", "每周六9:00", "周六9:00 四楼"])
def test_half_a_proposal_is_not_guessed(typed):
    with pytest.raises(Refusal):
        read_proposal(typed, MEETING, NOW)


@pytest.mark.parametrize("place", ["", "三楼:东", "四楼 会议室"])
def test_a_proposal_is_read_back_as_it_was_written(place):
    written = write_down(MEETING, proposal(place=place))

    assert read_back(written, MEETING) == proposal(place=place)
    assert len(written) <= 200


def test_a_question_without_a_proposal_is_none():
    with pytest.raises(ValueError, match="unpack"):
        read_back("7", MEETING)


def test_a_proposal_for_another_meeting_is_none():
    with pytest.raises(ValueError, match="meeting 7"):
        read_back(write_down(MEETING, proposal()), replace(MEETING, id=8))


@pytest.mark.parametrize(
    "change",
    [{"starts_at": FRIDAY - HOUR}, {"ends_at": FRIDAY + HOUR}, {"place": "四楼"},
     {"state": MeetingState.POSTPONED}],
)  # fmt: skip
def test_a_proposal_holds_only_for_the_meeting_as_it_was_shown(change):
    with pytest.raises(Refusal, match="overtaken"):
        read_back(write_down(MEETING, proposal()), replace(MEETING, **change))


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (proposal(NOW), "meeting.refused.past"),
        (proposal(NOW - HOUR), "meeting.refused.past"),
        (proposal(FRIDAY, FRIDAY), "meeting.refused.too_long"),
        (proposal(FRIDAY, FRIDAY + 25 * HOUR), "meeting.refused.too_long"),
        (proposal(), "moving.refused.same"),
    ],
)
def test_what_cannot_be_is_refused(wanted, why):
    with pytest.raises(Refusal) as refused:
        check_proposal(MEETING, wanted, NOW)
    assert refused.value.key == why


def test_what_was_put_off_may_be_held_at_its_old_hour_after_all():
    check_proposal(replace(MEETING, state=MeetingState.POSTPONED), proposal(), NOW)


@pytest.mark.parametrize("state", list(MeetingState))
def test_only_what_is_announced_or_put_off_is_moved_or_called_off(state):
    meeting = replace(MEETING, state=state)
    if state in (MeetingState.PUBLISHED, MeetingState.POSTPONED):
        check_movable(meeting, [Attendance(member_id=1, answer=Answer.COMING)])
        check_can_be_called_off(meeting)
        return
    with pytest.raises(Refusal):
        check_movable(meeting, [])
    with pytest.raises(Refusal):
        check_can_be_called_off(meeting)


@pytest.mark.parametrize(
    "one",
    [
        Attendance(member_id=1, checked_in_at=FRIDAY),
        Attendance(member_id=1, recorded=Presence.ABSENT),
    ],
)
def test_where_somebody_was_recorded_it_has_begun(one):
    with pytest.raises(Refusal) as refused:
        check_movable(MEETING, [one])
    assert refused.value.key == "moving.refused.begun"


def test_those_who_come_are_told_and_nobody_else():
    people = [
        Attendance(member_id=1, answer=Answer.COMING),
        Attendance(member_id=2, answer=Answer.LEAVE),
        Attendance(member_id=3),
    ]

    assert coming(people) == [1]


@pytest.mark.parametrize(
    ("now", "first", "told"),
    [
        (NOW, FRIDAY, NOW),
        (NOW.replace(hour=23), FRIDAY, NOW.replace(day=3, hour=7)),
        (NOW.replace(hour=23), NOW.replace(day=3, hour=10), NOW.replace(day=3, hour=7)),
        (NOW.replace(hour=23), NOW.replace(day=3, hour=9, minute=59), NOW.replace(hour=23)),
    ],
)
def test_nobody_is_woken_for_what_can_wait(now, first, told):
    assert tell_at(now, first, SHANGHAI, BranchSettings()) == told


def test_a_notice_of_a_move_knows_both_hours():
    subject = moved_subject(MEETING, NOW)

    assert read_moved(subject) == (7, FRIDAY, NOW)


def test_a_meeting_of_a_day_and_a_night_is_not_too_long():
    check_proposal(MEETING, proposal(FRIDAY, FRIDAY + 24 * HOUR), NOW)


def test_whatever_is_told_of_a_change_knows_the_hour_its_people_know():
    moved = replace(MEETING, starts_at=FRIDAY + HOUR)

    assert known_hour(moved_subject(moved, FRIDAY)) == (7, FRIDAY)
    assert known_hour("7:20261106T0630") == (7, FRIDAY)
