"""What somebody who asks for attendance means."""

from datetime import UTC, date, datetime

import pytest

from domain.asking import (
    AboutMeeting,
    AboutMember,
    Roll,
    read_asking,
    reads_every_list,
    sees_counts,
    sees_names,
)
from domain.attendance import Attendance
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.months import Month
from domain.people import Group, Member, Office
from domain.periods import Period
from domain.refusal import Refusal

TODAY = date(2026, 11, 2)
NAMES = {"李敏", "赵敏", "艾力·买买提", "Anna Lee"}
YEAR = Period(Month(2026, 1), Month(2026, 12))
OCTOBER = Period(Month(2026, 10), Month(2026, 10))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", Period(Month(2026, 11), Month(2026, 11))),
        ("2026-10", OCTOBER),
        ("12", Period(Month(2025, 12), Month(2025, 12))),
        ("本季度", Period(Month(2026, 10), Month(2026, 12))),
        ("#12", AboutMeeting(12)),
        ("#123456789", AboutMeeting(123456789)),
        ("# 12", AboutMeeting(12)),
        ("\uff0312", AboutMeeting(12)),
        ("李敏", AboutMember("李敏", YEAR)),
        ("李 敏", AboutMember("李敏", YEAR)),
        ("李敏 10月", AboutMember("李敏", OCTOBER)),
        (
            "艾力•买买提 本季度",
            AboutMember("艾力·买买提", Period(Month(2026, 10), Month(2026, 12))),
        ),
        ("Anna Lee last month", AboutMember("Anna Lee", OCTOBER)),
    ],
)
def test_a_stretch_a_number_or_a_name_is_understood(text, meant):
    assert read_asking(text, NAMES, TODAY) == meant


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("#", "asking.refused.no_meeting"),
        ("#²", "asking.refused.no_meeting"),
        ("#1234567890", "asking.refused.no_meeting"),
        ("#12345678901", "asking.refused.no_meeting"),
        ("#-1", "asking.refused.no_meeting"),
        ("不知道", "asking.refused.unknown"),
        ("13月", "asking.refused.unknown"),
        ("长" * 10_000, "asking.refused.unknown"),
        ("李明", "asking.refused.not_quite"),
        ("李敏 不知道", "period.refused.unreadable"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(text, key):
    with pytest.raises(Refusal) as refused:
        read_asking(text, NAMES, TODAY)

    assert refused.value.key == key


def test_the_nearest_names_are_offered_but_only_those_one_may_ask_for():
    with pytest.raises(Refusal) as refused:
        read_asking("李明", NAMES, TODAY)
    assert refused.value.params["names"] == "李敏"

    with pytest.raises(Refusal) as refused:
        read_asking("李明", {"陈静"}, TODAY)
    assert "names" not in refused.value.params


def test_the_last_year_there_is_has_an_end():
    assert read_asking("9998", NAMES, TODAY).until == date(9999, 1, 1)


def test_a_name_half_right_is_still_recognised_and_what_was_said_is_shortened():
    names = ["李敏华", "李敏英", "李敏芳", "李敏", "陈静"]
    with pytest.raises(Refusal) as refused:
        read_asking("李明华", [*names], TODAY)
    assert refused.value.params == {"said": "李明华", "names": "李敏华 / 李敏"}

    with pytest.raises(Refusal) as refused:
        read_asking("李敏敏" * 10, ["陈静"], TODAY)
    assert refused.value.params == {"said": "李敏敏李敏敏李敏敏李敏敏李敏敏李敏敏李敏"}


ONE, TWO = Group(id=1, name="一组"), Group(id=2, name="二组")
NOON = datetime(2026, 11, 6, 4, tzinfo=UTC)


def member(number, *offices, group=ONE):
    return Member(id=number, branch_id=1, name="", offices=frozenset(offices), group=group)


def meeting(scope=Scope.ALL, state=MeetingState.PUBLISHED, recorder=None):
    return Meeting(
        id=1, branch_id=1, kind=MeetingKind.STUDY, title="", starts_at=NOON, ends_at=NOON,
        scope=scope, group_id=1 if scope is Scope.GROUP else None, state=state,
        recorder_id=recorder,
    )  # fmt: skip


SECRETARY = member(1, Office.SECRETARY)
LEADER = member(2, Office.GROUP_LEADER)
PLAIN = member(3)


@pytest.mark.parametrize(
    ("who", "of", "sees", "every"),
    [
        (SECRETARY, meeting(), True, True),
        (LEADER, meeting(), False, False),
        (LEADER, meeting(Scope.GROUP), True, False),
        (member(2, Office.GROUP_LEADER, group=TWO), meeting(Scope.GROUP), False, False),
        (PLAIN, meeting(), False, False),
        (PLAIN, meeting(recorder=3), True, False),
        (member(4, Office.GROUP_LEADER, Office.SECRETARY), meeting(), True, True),
    ],
)
def test_the_heads_read_every_list_and_a_leader_or_recorder_theirs(who, of, sees, every):
    assert sees_names(who, of) is sees
    assert reads_every_list(who) is every


@pytest.mark.parametrize(
    ("of", "listed", "names", "is_open"),
    [
        (meeting(), [], False, True),
        (meeting(state=MeetingState.CLOSED), [], False, True),
        (meeting(state=MeetingState.DRAFT), [3], True, False),
        (meeting(state=MeetingState.CANCELLED), [3], True, False),
        (meeting(Scope.GROUP), [], False, True),
        (meeting(Scope.NAMED), [1], False, False),
        (meeting(Scope.NAMED), [1], True, True),
        (meeting(Scope.NAMED), [1, 3], False, True),
    ],
)
def test_numbers_are_open_but_for_a_meeting_of_a_few_named(of, listed, names, is_open):
    there = tuple(Attendance(member_id=number) for number in listed)

    assert sees_counts(PLAIN, Roll(meeting=of, attendances=there, sees_names=names)) is is_open


def test_a_roll_knows_who_is_on_it_and_what_was_written_late():
    there = (Attendance(member_id=1), Attendance(member_id=3, is_late_record=True))
    roll = Roll(meeting=meeting(), attendances=there, sees_names=True)

    assert (roll.of(3), roll.of(2)) == (there[1], None)
    assert (roll.counts.expected, roll.has_late_records) == (2, True)
