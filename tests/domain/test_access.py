"""Who may what: every right of every capacity, and how somebody comes by it."""

import pytest

from domain.access import ACCESS, OPEN_TO_ALL, OPEN_TO_MEMBERS, Right, Role, may, roles_of
from domain.people import Member, MemberKind, Office, Trust
from locales import Words, languages

RUN, CALL, RECORD, NAMES = "run_branch", "call_meetings", "record", "see_names"
COLLECT, LEAD, APPOINT, DELEGATE = "collect_dues", "lead_speakers", "appoint", "delegate"
KEEP, DEVELOP, APPROVE, OPEN = "keep_minutes", "develop", "approve_leave", "open_ledger"
MEETINGS = {CALL, RECORD, NAMES, KEEP, APPROVE}

TABLE = {
    Role.SECRETARY: {RUN, *MEETINGS, COLLECT, LEAD, APPOINT, DELEGATE, DEVELOP, OPEN},
    Role.ACTING: {RUN, *MEETINGS, COLLECT, APPOINT, DEVELOP, OPEN},
    Role.DELEGATE: {RUN, *MEETINGS, COLLECT, OPEN},
    Role.DEPUTY: {*MEETINGS, LEAD, OPEN} - {APPROVE},
    Role.MEETINGS_DELEGATE: {*MEETINGS, OPEN},
    Role.ORGANIZATION_COMMISSIONER: {RECORD, NAMES, COLLECT, DELEGATE, OPEN},
    Role.DUES_DELEGATE: {COLLECT, OPEN},
    Role.GROUP_LEADER: MEETINGS,
    Role.RECORDER: {RECORD, NAMES, KEEP},
    Role.MEMBER: set(),
    Role.PROBATIONARY_MEMBER: set(),
    Role.OPERATOR: set(),
    Role.PENDING: set(),
    Role.STRANGER: set(),
}
"""Beyond what everybody and every member may."""

OUTSIDE = {Role.OPERATOR, Role.PENDING, Role.STRANGER}


def member(*offices, entrusted=(), kind=MemberKind.FULL):
    return Member(
        id=1, branch_id=1, name="赵敏", kind=kind,
        offices=frozenset(offices), entrusted=frozenset(entrusted),
    )  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_each_capacity_has_its_rights_and_no_others(role):
    common = set(OPEN_TO_ALL) | (set() if role in OUTSIDE else set(OPEN_TO_MEMBERS))

    assert {right for right in Right if may(right, frozenset({role}))} == common | TABLE[role]


def test_a_deputy_who_acts_has_all_but_the_passing_on():
    acting = roles_of(member(Office.DEPUTY_SECRETARY, entrusted=[Trust.ALL]))

    assert {right for right in Right if not may(right, acting)} == {Right.DELEGATE}


def test_every_right_is_decided():
    assert set(ACCESS) == set(Right)
    assert set(TABLE) == set(Role)


@pytest.mark.parametrize(
    ("who", "roles"),
    [
        (member(), {Role.MEMBER}),
        (member(kind=MemberKind.PROBATIONARY), {Role.PROBATIONARY_MEMBER}),
        (member(Office.DEPUTY_SECRETARY), {Role.MEMBER, Role.DEPUTY}),
        (member(Office.PUBLICITY_COMMISSIONER), {Role.MEMBER}),
        (member(entrusted=[Trust.DUES]), {Role.MEMBER, Role.DUES_DELEGATE}),
        (member(entrusted=[Trust.MEETINGS]), {Role.MEMBER, Role.MEETINGS_DELEGATE}),
        (member(entrusted=[Trust.ALL]), {Role.MEMBER, Role.DELEGATE}),
        (
            member(Office.DEPUTY_SECRETARY, entrusted=[Trust.ALL]),
            {Role.MEMBER, Role.DEPUTY, Role.DELEGATE, Role.ACTING},
        ),
    ],
)
def test_offices_and_what_is_entrusted_make_the_capacities(who, roles):
    assert roles_of(who) == roles


@pytest.mark.parametrize("language", languages())
def test_whoever_is_refused_reads_who_may(language):
    closed = set(Right) - OPEN_TO_ALL - OPEN_TO_MEMBERS

    assert [right for right in closed if not Words(language).has(f"refused.only.{right}")] == []
