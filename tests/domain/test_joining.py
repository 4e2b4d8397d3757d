"""One line says who comes; a year of probation; whom a meeting expects after a change."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.attendance import Answer, Attendance, Leave, Presence
from domain.expecting import refit
from domain.joining import Joining, read_joining
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.months import Month
from domain.people import Group, Member, MemberKind
from domain.refusal import Refusal

TODAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "joining"),
    [
        ("陈晓", Joining(name="陈晓", on=TODAY)),
        (
            "陈晓 预备党员 二组 11月20日起 党费交至10月",
            Joining(name="陈晓", on=date(2026, 11, 20), kind=MemberKind.PROBATIONARY, group="二组",
                    paid_to=Month(2026, 10)),
        ),
        ("陈晓 正式党员", Joining(name="陈晓", on=TODAY, kind=MemberKind.FULL)),
        ("陈晓 Full", Joining(name="陈晓", on=TODAY, kind=MemberKind.FULL)),
        ("陈晓 probationary paid:2026-10",
         Joining(name="陈晓", on=TODAY, kind=MemberKind.PROBATIONARY, paid_to=Month(2026, 10))),
        ("陈晓 Group" + "a" * 27, Joining(name="陈晓", on=TODAY, group="Group" + "a" * 27)),
        ("陈晓 党费交至2025年11月", Joining(name="陈晓", on=TODAY, paid_to=Month(2025, 11))),
        ("陈晓 党费交至2027年5月", Joining(name="陈晓", on=TODAY, paid_to=Month(2027, 5))),
        ("陈晓同志，二组，今天", Joining(name="陈晓", on=TODAY, group="二组")),
        ("艾力·买买提 正式党员 党费缴至2026年9月",
         Joining(name="艾力·买买提", on=TODAY, kind=MemberKind.FULL, paid_to=Month(2026, 9))),
    ],
)  # fmt: skip
def test_a_line_is_read_in_any_order(said, joining):
    assert read_joining(said, TODAY) == joining


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("", "people.refused.name"),
        ("13800138000 二组", "people.refused.name"),
        ("名" * 65, "people.refused.name"),
        ("陈晓 火星人", "joining.refused.word"),
        ("陈晓 Group" + "a" * 28, "joining.refused.word"),
        ("陈晓 党费交至2025年10月", "joining.refused.paid_to"),
        ("陈晓 党费交至2027年6月", "joining.refused.paid_to"),
    ],
)
def test_what_is_no_name_no_word_or_no_likely_month_is_asked_about(said, key):
    with pytest.raises(Refusal) as refused:
        read_joining(said, TODAY)
    assert refused.value.key == key


ONE, TWO = Group(id=1, name="一组"), Group(id=2, name="二组")
MEMBERS = [
    Member(id=number, branch_id=1, name=str(number), group=group)
    for number, group in ((1, ONE), (2, ONE), (3, TWO))
]
MEETING = Meeting(
    id=1, branch_id=1, kind=MeetingKind.THEME_DAY, title="", starts_at=NOON, ends_at=NOON,
    state=MeetingState.PUBLISHED,
)  # fmt: skip
GROUP = replace(MEETING, scope=Scope.GROUP, group_id=1)


def here(*numbers, **facts):
    return [Attendance(member_id=number, **facts) for number in numbers]


def test_who_came_is_expected_and_who_left_is_not():
    done = refit(MEETING, here(1, 2, 9), MEMBERS, {}, was=[3])

    assert (done.added, done.dropped) == ((3,), (9,))


def test_nobody_is_put_on_a_list_whose_place_has_not_changed():
    assert refit(MEETING, here(1), MEMBERS, {}).added == ()
    assert refit(GROUP, here(1, 3), MEMBERS, {}).dropped == ()


def test_who_changes_group_moves():
    assert refit(GROUP, here(1, 2, 3), MEMBERS, {}, was=[3]).dropped == (3,)
    assert refit(GROUP, here(1), MEMBERS, {}, was=[2]).added == (2,)


@pytest.mark.parametrize("fact", [{"recorded": Presence.PRESENT}, {"checked_in_at": NOON}])
def test_who_was_there_stays_on_the_list(fact):
    assert refit(MEETING, here(9, **fact), MEMBERS, {}).dropped == ()


@pytest.mark.parametrize(
    ("facts", "is_filled"),
    [
        ({}, True),
        ({"answer": Answer.COMING, "answered_at": NOON}, False),
        ({"answer": Answer.LEAVE, "answered_at": NOON, "leave": Leave.OFFICIAL}, False),
        ({"answer": Answer.LEAVE, "leave": Leave.OFFICIAL}, True),
        ({"answer": Answer.LEAVE, "leave": Leave.SICK}, False),
        ({"checked_in_at": NOON}, False),
        ({"is_expected": False}, False),
    ],
)
def test_standing_leave_is_filled_in_where_nobody_has_spoken(facts, is_filled):
    done = refit(MEETING, here(1, **facts), MEMBERS, {1: Leave.SICK})

    assert (done.on_leave == {1: Leave.SICK}) == is_filled


def test_leave_that_is_over_is_taken_back_only_where_it_was_filled_in():
    standing = here(1, answer=Answer.LEAVE)
    said = here(2, answer=Answer.LEAVE, answered_at=NOON)

    assert refit(MEETING, [*standing, *said], MEMBERS, {}).back == (1,)


@pytest.mark.parametrize(
    ("facts", "exempted"),
    [
        ({}, (1,)),
        ({"answer": Answer.COMING, "answered_at": NOON}, (1,)),
        ({"is_expected": False, "is_exempt": True}, ()),
        ({"is_expected": False}, ()),
        ({"recorded": Presence.PRESENT}, ()),
        ({"checked_in_at": NOON}, ()),
    ],
)
def test_who_need_not_attend_stays_on_the_list_and_is_not_expected(facts, exempted):
    done = refit(MEETING, here(1, **facts), MEMBERS, {1: Leave.SICK}, exempt={1})

    assert (done.exempted, done.owed, done.dropped) == (exempted, (), ())
    assert done.on_leave == {}


def test_who_comes_onto_the_list_exempt_is_so_at_once():
    done = refit(MEETING, here(1), MEMBERS, {2: Leave.SICK}, was=[2], exempt={2})

    assert (done.added, done.exempted, done.on_leave) == ((2,), (2,), {})


@pytest.mark.parametrize(
    ("facts", "owed"),
    [({}, (1,)), ({"checked_in_at": NOON}, ()), ({"recorded": Presence.PRESENT}, ())],
)
def test_they_are_expected_again_once_it_is_over(facts, owed):
    listed = here(1, is_expected=False, is_exempt=True, **facts)

    assert refit(MEETING, listed, MEMBERS, {}).owed == owed
    assert refit(MEETING, listed, MEMBERS, {}, exempt={1}).owed == ()


def test_who_left_goes_from_the_list_exempt_or_not():
    assert refit(MEETING, here(9, is_expected=False, is_exempt=True), MEMBERS, {}).dropped == (9,)


def test_a_list_of_named_people_loses_nobody_because_their_place_changed():
    named = replace(MEETING, scope=Scope.NAMED)
    done = refit(named, here(1), MEMBERS, {}, was=[1, 2])

    assert (done.added, done.dropped) == ((), ())
