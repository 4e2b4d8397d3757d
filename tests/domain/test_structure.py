"""What a branch of this make-up may or must have."""

import pytest

from domain.people import Group, Member, MemberKind, Office
from domain.settings import BranchSettings
from domain.structure import (
    BranchKind,
    MakeUp,
    kind_of,
    make_up_of,
    structure_of,
    warnings_of,
)

JOINT, COMMITTEE, ONE_SECRETARY = "joint_branch", (3, 5), {"secretary": 1, "deputy": "optional"}


@pytest.mark.parametrize(
    ("full", "is_own", "suggest", "has_committee", "size", "most"),
    [
        (0, False, JOINT, False, None, None),
        (2, False, JOINT, False, None, None),
        (3, True, None, False, None, None),
        (6, True, None, False, None, None),
        (7, True, None, True, COMMITTEE, 7),
        (30, True, None, True, COMMITTEE, 7),
    ],
)
def test_full_members_decide_what_a_branch_has(full, is_own, suggest, has_committee, size, most):
    found = structure_of(MakeUp(full=full, probationary=40))

    assert (found.own_branch, found.suggest) == (is_own, suggest)
    assert (found.committee, found.committee_size, found.committee_max) == (
        has_committee,
        size,
        most,
    )
    assert found.leaders == ONE_SECRETARY
    assert found.leaders_elected
    assert found.leaders_appointed_by is None


def test_a_temporary_branch_has_leaders_named_by_the_superior_and_no_committee():
    found = structure_of(MakeUp(kind=BranchKind.TEMPORARY, full=20))

    assert not found.leaders_elected
    assert found.leaders_appointed_by == "superior"
    assert (found.committee, found.warnings) == (False, ())
    assert not BranchKind.TEMPORARY.is_lasting
    assert all(kind.is_lasting for kind in BranchKind if kind is not BranchKind.TEMPORARY)


def made(**known):
    return MakeUp(**known)


@pytest.mark.parametrize(
    ("make_up", "warnings"),
    [
        (made(), []),
        (made(full=2), ["fewer_than_3_full_members"]),
        (made(full=0, committee_size=0), ["fewer_than_3_full_members"]),
        (made(full=3), []),
        (made(full=50), []),
        (made(full=49, probationary=1), []),
        (made(full=50, probationary=1), ["branch_over_50_members"]),
        (made(joint_units=5), []),
        (made(joint_units=6), ["joint_branch_over_5_units"]),
        (made(committee_size=7), []),
        (made(committee_size=8), ["committee_over_7"]),
        (made(is_committee_in_groups=True), []),
        (made(is_committee_in_groups=False), ["committee_member_without_group"]),
        (made(full=7, committee_size=0), ["committee_missing"]),
        (made(full=7, committee_size=1), ["committee_under_3"]),
        (made(full=7, committee_size=2), ["committee_under_3"]),
        (made(full=7, committee_size=3), []),
        (made(full=6, committee_size=2), []),
        (made(full=6, committee_size=3), ["committee_under_7_members"]),
        (made(full=6, committee_size=0), []),
        (made(full=1, committee_size=3),
         ["fewer_than_3_full_members", "committee_under_7_members"]),
        (made(full=9, joint_units=6, committee_size=8, is_committee_in_groups=False),
         ["joint_branch_over_5_units", "committee_over_7", "committee_member_without_group"]),
    ],
)  # fmt: skip
def test_it_is_warned_of_by_name(make_up, warnings):
    assert warnings_of(make_up) == warnings


def test_an_unknown_kind_is_a_branch_of_a_unit():
    assert kind_of("village_or_community") is BranchKind.VILLAGE_OR_COMMUNITY
    assert kind_of("club") is BranchKind.UNIT


def member(number, *offices, kind=MemberKind.FULL, group=None):
    return Member(
        id=number, branch_id=1, name=f"同志{number}", kind=kind, offices=frozenset(offices),
        group=group,
    )  # fmt: skip


FIRST = Group(id=1, name="一组")


def test_the_roster_makes_the_make_up():
    roster = [
        member(1, Office.SECRETARY, group=FIRST),
        member(2, Office.GROUP_LEADER, group=FIRST),
        member(3, kind=MemberKind.PROBATIONARY),
    ]

    found = make_up_of(roster, BranchSettings(branch_kind="joint", joint_units=6))

    assert found == MakeUp(
        kind=BranchKind.JOINT, full=2, probationary=1, joint_units=6, committee_size=1,
        is_committee_in_groups=True,
    )  # fmt: skip


def test_without_groups_nobody_is_missing_from_one():
    alone = member(1, Office.SECRETARY)

    assert make_up_of([alone], BranchSettings()).is_committee_in_groups is None
    grouped = make_up_of([alone, member(2, group=FIRST)], BranchSettings())
    assert grouped.is_committee_in_groups is False
    assert grouped.joint_units is None
