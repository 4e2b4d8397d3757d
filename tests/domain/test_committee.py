"""The whole new committee as it is typed, and what stands in its way."""

from datetime import date

import pytest

from domain.committee import (
    Seat,
    check_first,
    check_seats,
    read_committee,
    seated,
    secretary_of,
    warnings_of,
)
from domain.people import Group, Member, MemberKind, Office
from domain.refusal import Refusal

TODAY = date(2026, 11, 2)
FIRST, SECOND = Group(id=1, name="一组"), Group(id=2, name="第二党小组")
S, D, OC, P, C, L = (
    Office.SECRETARY, Office.DEPUTY_SECRETARY, Office.ORGANIZATION_COMMISSIONER,
    Office.PUBLICITY_COMMISSIONER, Office.DISCIPLINE_COMMISSIONER, Office.GROUP_LEADER,
)  # fmt: skip


def member(number, name, group=FIRST, kind=MemberKind.FULL):
    return Member(id=number, branch_id=1, name=name, group=group, kind=kind)


ROSTER = [
    member(1, "王建国"),
    member(2, "李敏", SECOND),
    member(3, "赵敏"),
    member(4, "张伟"),
    member(5, "艾力·买买提", SECOND),
    member(6, "陈静", None),
    member(7, "杨帆"),
    member(8, "周倩", kind=MemberKind.PROBATIONARY),
    member(9, "刘洋"),
    member(10, "刘洋", SECOND),
]


def seats(*offices):
    return [Seat(office, number) for number, office in enumerate(offices, start=1)]


@pytest.mark.parametrize(
    ("text", "read", "first_on"),
    [
        ("书记 王建国", [Seat(S, 1)], None),
        ("书记：王建国\n组织委员：李敏", [Seat(S, 1), Seat(OC, 2)], None),
        ("王建国 支部书记", [Seat(S, 1)], None),
        ("副书记 李敏、赵敏", [Seat(D, 2), Seat(D, 3)], None),
        ("纪检委员 艾力•买买提", [Seat(C, 5)], None),
        ("书记 王建国\n组织委员 王建国", [Seat(S, 1), Seat(OC, 1)], None),
        ("书记 王建国\n书记 王建国", [Seat(S, 1)], None),
        ("一组组长 张伟", [Seat(L, 4)], None),
        ("第二组组长 李敏", [Seat(L, 2)], None),
        ("第二党小组组长 李敏", [Seat(L, 2)], None),
        ("组长 张伟", [Seat(L, 4)], None),
        ("小组长 张伟", [Seat(L, 4)], None),
        ("党小组长 张伟", [Seat(L, 4)], None),
        ("第一小组组长 张伟", [Seat(L, 4)], None),
        ("\n".join(["书记 王建国"] * 20), [Seat(S, 1)], None),
        ("书记 王建国\n首日 12月1日", [Seat(S, 1)], date(2026, 12, 1)),
        ("自2026年10月9日起\n书记 王建国", [Seat(S, 1)], date(2026, 10, 9)),
        ("2026-12-01\nsecretary 王建国", [Seat(S, 1)], date(2026, 12, 1)),
    ],
)
def test_an_office_and_its_names_stand_on_a_line(text, read, first_on):
    reading = read_committee(text, ROSTER, TODAY)

    assert list(reading.seats) == read
    assert reading.first_on == first_on


@pytest.mark.parametrize(
    ("text", "key", "named"),
    [
        (" \n ", "empty", ""),
        ("书记", "no_office", ""),
        ("王建国 李敏", "no_office", "王建国 李敏"),
        ("书记 王建囯\n组织委员 李明", "unknown", "王建囯、李明"),
        ("组织委员 王建囯、李明", "unknown", "王建囯、李明"),
        ("组织委员 刘洋", "same_name", "刘洋"),
        ("二组组长 张伟", "other_group", "张伟"),
        ("\n".join(["书记 王建国"] * 21), "too_long", ""),
        ("首日 2月30日", "period.refused.no_day", ""),
    ],
)
def test_what_cannot_be_read_is_named_back(text, key, named):
    with pytest.raises(Refusal, match=key) as refused:
        read_committee(text, ROSTER, TODAY)

    assert named in " ".join(map(str, refused.value.params.values()))


@pytest.mark.parametrize(
    ("chosen", "key"),
    [
        ([], "no_secretary"),
        (seats(D, OC), "no_secretary"),
        ([Seat(L, 4)], "no_secretary"),
        (seats(S, S), "two_secretaries"),
        ([*seats(S), Seat(OC, 8)], "probationary"),
        ([*seats(S), Seat(L, 8)], "probationary"),
        ([*seats(S), Seat(OC, 99)], "gone"),
        ([*seats(S), Seat(L, 6)], "no_group"),
    ],
)
def test_no_branch_is_without_a_secretary_and_nobody_sits_who_cannot_be_elected(chosen, key):
    with pytest.raises(Refusal, match=key):
        check_seats(chosen, ROSTER)


def test_who_may_not_vote_cannot_be_elected():
    check_seats(seats(S, OC), ROSTER, barred={3})
    with pytest.raises(Refusal, match="barred") as refused:
        check_seats(seats(S, OC), ROSTER, barred={2})
    assert refused.value.params == {"name": "李敏"}


@pytest.mark.parametrize(
    ("chosen", "roster", "keys"),
    [
        (seats(S, OC, P), ROSTER, []),
        (seats(S, D, OC, P, C), ROSTER, []),
        (seats(S, OC), ROSTER, ["committee.warning.size"]),
        ([*seats(S, OC), Seat(P, 1), Seat(L, 4)], ROSTER, ["committee.warning.size"]),
        (seats(S, D, OC, P, C, C), ROSTER, ["committee.warning.size"]),
        (seats(S, OC, P), ROSTER[:7], []),
        (seats(S), ROSTER[:6], []),
        (seats(S, D), ROSTER[:6], []),
        (seats(S, OC, P), ROSTER[:6], ["committee.warning.small_branch"]),
        (seats(S, OC, P), [*ROSTER[:6], ROSTER[7]], ["committee.warning.small_branch"]),
    ],
)
def test_a_committee_of_an_odd_size_is_pointed_out_and_not_stopped(chosen, roster, keys):
    check_seats(chosen, roster)

    assert list(warnings_of(chosen, roster)) == keys


@pytest.mark.parametrize(
    ("first_on", "is_fine"),
    [
        (date(2025, 11, 2), True),
        (date(2025, 11, 1), False),
        (date(2027, 11, 2), True),
        (date(2027, 11, 3), False),
    ],
)
def test_its_first_day_lies_within_a_year(first_on, is_fine):
    if is_fine:
        check_first(first_on, TODAY)
    else:
        with pytest.raises(Refusal, match="first_day"):
            check_first(first_on, TODAY)


def test_an_office_is_given_to_one_member_alone_or_to_nobody():
    before = seats(S, D, D)

    assert seated(before, D, 5) == [Seat(S, 1), Seat(D, 5)]
    assert seated(before, D, 0) == [Seat(S, 1)]
    assert seated(before, C, 4) == [*before, Seat(C, 4)]
    assert secretary_of([Seat(D, 2), Seat(S, 7)]) == 7
