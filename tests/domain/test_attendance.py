"""Answers, check-ins and the secretary's word, counted; and what comes too early or too late."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.attendance import (
    Answer,
    Approval,
    Attendance,
    Presence,
    Tally,
    check_answer,
    check_check_in,
    check_is_expected,
    is_or_will_be_here,
    tally,
)
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.refusal import Refusal
from domain.settings import BranchSettings

START = datetime(2026, 11, 6, 15, tzinfo=ZoneInfo("Asia/Shanghai"))
MINUTE = timedelta(minutes=1)
MEETING = Meeting(
    id=1, branch_id=1, kind=MeetingKind.STUDY, title="学习党章", starts_at=START,
    ends_at=START + timedelta(hours=2), state=MeetingState.PUBLISHED,
)  # fmt: skip
HERE = Attendance(member_id=1)
COMING = replace(HERE, answer=Answer.COMING, answered_at=START - 60 * MINUTE)
LEAVE = replace(HERE, answer=Answer.LEAVE, answered_at=START - 60 * MINUTE)
WAITING = replace(LEAVE, approval=Approval.WAITING)
CAME = replace(COMING, checked_in_at=START)


def recorded(presence: Presence) -> Attendance:
    return replace(HERE, recorded=presence)


def test_everybody_is_counted_once():
    people = [
        HERE, COMING, LEAVE, WAITING, CAME, replace(LEAVE, checked_in_at=START),
        recorded(Presence.PRESENT), recorded(Presence.EXCUSED), recorded(Presence.ABSENT),
        recorded(Presence.OBSERVER), recorded(Presence.ELSEWHERE),
        replace(COMING, is_expected=False),
    ]  # fmt: skip

    assert tally(people) == Tally(
        expected=9, coming=2, on_leave=1, checked_in=3, present=3, excused=2, absent=1, observers=1,
        elsewhere=1, unconfirmed=3, silent=1,
    )  # fmt: skip
    assert tally([]) == Tally()


@pytest.mark.parametrize(
    ("one", "presence"),
    [
        (HERE, None), (COMING, None), (LEAVE, Presence.EXCUSED), (WAITING, None), (CAME, Presence.PRESENT),
        (replace(LEAVE, checked_in_at=START), Presence.PRESENT),
        (replace(CAME, recorded=Presence.ABSENT), Presence.ABSENT),
    ],
)  # fmt: skip
def test_the_secretarys_word_beats_a_check_in_and_that_beats_leave(one, presence):
    assert one.presence is presence


def test_leave_waits_until_it_is_decided_or_overtaken():
    assert WAITING.is_waiting
    assert not replace(WAITING, checked_in_at=START).is_waiting
    assert not LEAVE.is_waiting
    assert not replace(COMING, approval=Approval.WAITING).is_waiting


def test_a_standing_leave_is_nobodys_answer():
    assert replace(LEAVE, answered_at=None).is_standing_leave
    assert not LEAVE.is_standing_leave
    assert not HERE.is_standing_leave


def test_who_need_not_attend_still_belongs_there():
    assert HERE.is_listed
    assert replace(HERE, is_expected=False, is_exempt=True).is_listed
    assert not replace(HERE, is_expected=False).is_listed


@pytest.mark.parametrize(
    ("one", "before", "during"),
    [(HERE, False, False), (COMING, True, False), (LEAVE, False, False), (CAME, True, True),
     (replace(COMING, recorded=Presence.ABSENT), False, False)],
)  # fmt: skip
def test_before_the_start_those_who_said_so_will_be_here(one, before, during):
    assert is_or_will_be_here(one, has_begun=False) is before
    assert is_or_will_be_here(one, has_begun=True) is during


@pytest.mark.parametrize(
    ("meeting", "one", "answer", "now", "key"),
    [
        (MEETING, HERE, Answer.COMING, START, "attendance.refused.begun"),
        (MEETING, CAME, Answer.LEAVE, START, "attendance.refused.already_here"),
        (MEETING, None, Answer.LEAVE, START - MINUTE, "attendance.refused.not_expected"),
        (replace(MEETING, state=MeetingState.CLOSED), HERE, Answer.LEAVE, START,
         "meeting.refused.closed"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_count_is_refused(meeting, one, answer, now, key):
    check_answer(MEETING, HERE, Answer.COMING, START - MINUTE)
    check_answer(MEETING, HERE, Answer.LEAVE, START + MINUTE)
    with pytest.raises(Refusal) as caught:
        check_answer(meeting, one, answer, now)
    assert caught.value.key == key


SETTINGS = BranchSettings(doors_open_minutes=30, doors_close_minutes=120)
OPEN, CLOSED = START - 30 * MINUTE, START + 240 * MINUTE


def test_the_doors_are_open_from_half_an_hour_before_until_two_hours_after():
    check_check_in(MEETING, HERE, SETTINGS, OPEN)
    check_check_in(MEETING, HERE, SETTINGS, CLOSED)
    with pytest.raises(Refusal) as caught:
        check_check_in(MEETING, HERE, SETTINGS, OPEN - MINUTE)
    assert (caught.value.key, caught.value.params) == (
        "attendance.refused.too_early", {"minutes": 30}
    )  # fmt: skip
    with pytest.raises(Refusal) as caught:
        check_check_in(MEETING, HERE, SETTINGS, CLOSED + MINUTE)
    assert caught.value.key == "attendance.refused.too_late"


@pytest.mark.parametrize("one", [None, replace(HERE, is_expected=False)])
def test_who_is_not_on_the_list_is_told_so(one):
    for check in (
        lambda: check_is_expected(one),
        lambda: check_check_in(MEETING, one, SETTINGS, START),
    ):
        with pytest.raises(Refusal) as caught:
            check()
        assert caught.value.key == "attendance.refused.not_expected"
    check_is_expected(HERE)
