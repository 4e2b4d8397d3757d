"""Who is expected, and what can be done with a meeting in which state."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.access import Role, leads, roles_of
from domain.meetings import (
    Meeting,
    MeetingKind,
    MeetingState,
    Scope,
    check_in_hour,
    check_open,
    check_publishable,
    expected,
)
from domain.people import Group, Member, MemberKind, Office
from domain.refusal import Refusal
from domain.settings import BranchSettings

SHANGHAI, TOKYO = ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Tokyo")
START = datetime(2026, 11, 6, 15, tzinfo=SHANGHAI)
MEETING = Meeting(
    id=1, branch_id=1, kind=MeetingKind.STUDY, title="学习党章", starts_at=START,
    ends_at=START + timedelta(hours=2), group_id=7,
)  # fmt: skip
MINUTE = timedelta(minutes=1)

WANG = Member(id=1, branch_id=1, name="王建国", offices=frozenset({Office.SECRETARY}))
LI = Member(id=2, branch_id=1, name="李明", group=Group(id=7, name="一组"),
            offices=frozenset({Office.GROUP_LEADER}))  # fmt: skip
ZHAO = Member(id=3, branch_id=1, name="赵敏", group=Group(id=8, name="二组"))
EVERYBODY = [WANG, LI, ZHAO]


@pytest.mark.parametrize(
    ("scope", "named", "ids"),
    [
        (Scope.ALL, (), [1, 2, 3]),
        (Scope.COMMITTEE, (), [1]),
        (Scope.GROUP, (), [2]),
        (Scope.NAMED, (3, 1, 9), [1, 3]),
        (Scope.NAMED, (), []),
    ],
)
def test_those_expected_stand_in_roster_order(scope, named, ids):
    meeting = replace(MEETING, scope=scope)

    assert expected(meeting, EVERYBODY, named) == ids
    assert meeting.is_private is (scope is not Scope.ALL)


@pytest.mark.parametrize(
    ("state", "key"),
    [
        (MeetingState.CLOSED, "closed"),
        (MeetingState.CANCELLED, "cancelled"),
        (MeetingState.POSTPONED, "postponed"),
        (MeetingState.DRAFT, "draft"),
    ],
)
def test_only_a_published_meeting_is_open(state, key):
    check_open(replace(MEETING, state=MeetingState.PUBLISHED))
    assert replace(MEETING, state=MeetingState.PUBLISHED).is_open
    assert not replace(MEETING, state=state).is_open
    with pytest.raises(Refusal) as caught:
        check_open(replace(MEETING, state=state))
    assert (caught.value.key, caught.value.params) == (
        f"meeting.refused.{key}", {"title": "学习党章"}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("meeting", "ids", "now", "key"),
    [
        (replace(MEETING, state=MeetingState.PUBLISHED), [1], START - MINUTE, "not_a_draft"),
        (MEETING, [1], START, "past"),
        (MEETING, [], START - MINUTE, "nobody_expected"),
    ],
)
def test_what_cannot_take_place_is_not_published(meeting, ids, now, key):
    check_publishable(MEETING, [1], START - MINUTE)
    with pytest.raises(Refusal) as caught:
        check_publishable(meeting, ids, now)
    assert caught.value.key == f"meeting.refused.{key}"


@pytest.mark.parametrize(
    ("start", "zone", "card"),
    [
        ("2026-11-06 15:00", SHANGHAI, "2026-11-06 14:00"),
        ("2026-11-06 08:00", SHANGHAI, "2026-11-06 07:00"),
        ("2026-11-06 07:50", SHANGHAI, "2026-11-06 07:00"),
        ("2026-11-06 07:30", SHANGHAI, "2026-11-06 07:00"),
        ("2026-11-06 07:29", SHANGHAI, "2026-11-05 21:30"),
        ("2026-11-06 23:30", TOKYO, "2026-11-06 20:30"),
    ],
)
def test_the_check_in_card_comes_an_hour_before_the_start_but_not_at_night(start, zone, card):
    at = datetime.fromisoformat(start).replace(tzinfo=SHANGHAI)
    hour = check_in_hour(replace(MEETING, starts_at=at), zone, BranchSettings())

    assert f"{hour.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" == card


def test_a_theme_day_leaves_a_record_for_each_of_its_parts():
    olm = MeetingKind.ORGANIZATIONAL_LIFE_MEETING
    day = replace(MEETING, kind=MeetingKind.THEME_DAY, parts=(MeetingKind.PARTY_LECTURE, olm))

    assert day.records == (MeetingKind.THEME_DAY, MeetingKind.PARTY_LECTURE, olm)
    assert day.has_speakers
    assert not MEETING.has_speakers


@pytest.mark.parametrize(
    ("who", "meeting", "does"),
    [
        (LI, replace(MEETING, scope=Scope.GROUP), True),
        (LI, MEETING, False),
        (LI, replace(MEETING, scope=Scope.GROUP, group_id=8), False),
        (ZHAO, replace(MEETING, scope=Scope.GROUP, group_id=8), False),
        (replace(LI, group=None), replace(MEETING, scope=Scope.GROUP, group_id=None), False),
    ],
)
def test_a_leader_leads_the_own_group_and_no_other(who, meeting, does):
    assert leads(who, meeting) is does
    assert (Role.GROUP_LEADER in roles_of(who, meeting=meeting)) is does


def test_where_no_meeting_is_named_a_leader_is_one():
    assert Role.GROUP_LEADER in roles_of(LI)
    assert Role.GROUP_LEADER not in roles_of(ZHAO)


def test_a_recorder_is_one_for_the_meeting_that_names_them():
    assert roles_of(ZHAO, meeting=replace(MEETING, recorder_id=3)) == {Role.MEMBER, Role.RECORDER}
    assert roles_of(ZHAO, meeting=replace(MEETING, recorder_id=2)) == {Role.MEMBER}
    new = replace(ZHAO, kind=MemberKind.PROBATIONARY)
    assert roles_of(new) == {Role.PROBATIONARY_MEMBER}


def test_whoever_is_no_member_is_a_stranger_or_waits():
    assert roles_of(None) == {Role.STRANGER}
    assert roles_of(None, is_pending=True) == {Role.PENDING}
