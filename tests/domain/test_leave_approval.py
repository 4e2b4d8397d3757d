"""Leave that waits for approval: who is asked, what it begins as, when it is settled."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.attendance import Answer, Approval, Attendance, Presence
from domain.leave_approval import approval_of, check_undecided, is_refused, whom_to_ask
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.people import Group, Member, Office, Trust
from domain.refusal import Refusal
from domain.settings import BranchSettings

START = datetime(2026, 11, 6, 6, 30, tzinfo=UTC)
ALL = Meeting(id=1, branch_id=1, kind=MeetingKind.THEME_DAY, title="x", starts_at=START,
              ends_at=START + timedelta(hours=2), state=MeetingState.PUBLISHED)  # fmt: skip
GROUP = replace(ALL, kind=MeetingKind.GROUP_MEETING, scope=Scope.GROUP, group_id=2)
STRICT = BranchSettings(leave_approval="on")
FIRST, SECOND = Group(id=1, name="一组"), Group(id=2, name="二组")


def person(number, *offices, group=None, entrusted=(), has_account=True):
    return Member(
        id=number, branch_id=1, name=str(number), offices=frozenset(offices), group=group,
        entrusted=frozenset(entrusted), has_account=has_account,
    )  # fmt: skip


SECRETARY = person(1, Office.SECRETARY)
DEPUTY = person(2, Office.DEPUTY_SECRETARY)
ACTING = person(2, Office.DEPUTY_SECRETARY, entrusted=[Trust.ALL])
LEADER = person(3, Office.GROUP_LEADER, group=SECOND)
OTHER_LEADER = person(4, Office.GROUP_LEADER, group=FIRST)
MEMBER = person(5, group=SECOND)
DELEGATE = person(6, entrusted=[Trust.ALL])
MEETINGS = person(7, entrusted=[Trust.MEETINGS])
DUES = person(8, entrusted=[Trust.DUES])
COMMISSIONER = person(9, Office.ORGANIZATION_COMMISSIONER)
USUAL = [SECRETARY, DEPUTY, LEADER, OTHER_LEADER, MEMBER, DUES, COMMISSIONER]


@pytest.mark.parametrize(
    ("meeting", "members", "asker", "asked"),
    [
        (ALL, USUAL, MEMBER, [1]),
        (ALL, [*USUAL, MEETINGS], MEMBER, [1, 7]),
        (ALL, [SECRETARY, ACTING, LEADER, MEMBER], MEMBER, [2]),
        (ALL, [*USUAL, DELEGATE], MEMBER, [6]),
        (ALL, [SECRETARY, ACTING], ACTING, [1]),
        (GROUP, USUAL, MEMBER, [3]),
        (GROUP, [SECRETARY, ACTING, LEADER, MEMBER], MEMBER, [3]),
        (GROUP, [SECRETARY, OTHER_LEADER, MEMBER], MEMBER, [1]),
        (GROUP, USUAL, LEADER, [1]),
        (GROUP, [SECRETARY, replace(LEADER, has_account=False)], MEMBER, [1]),
        (ALL, [SECRETARY], SECRETARY, []),
        (ALL, [replace(SECRETARY, has_account=False), DEPUTY], MEMBER, []),
    ],
)
def test_who_decides_is_asked(meeting, members, asker, asked):
    assert [one.id for one in whom_to_ask(meeting, members, asker.id)] == asked


def on(answer=None, **facts):
    return Attendance(member_id=5, answer=answer, **facts)


@pytest.mark.parametrize(
    ("meeting", "me", "current", "settings", "is_heard", "approval"),
    [
        (ALL, MEMBER, on(), STRICT, True, Approval.WAITING),
        (ALL, MEMBER, None, STRICT, True, Approval.WAITING),
        (ALL, MEMBER, on(Answer.COMING), STRICT, True, Approval.WAITING),
        (ALL, MEMBER, on(), BranchSettings(), True, None),
        (ALL, MEMBER, on(), STRICT, False, None),
        (ALL, SECRETARY, on(), STRICT, True, None),
        (ALL, DEPUTY, on(), STRICT, True, Approval.WAITING),
        (ALL, LEADER, on(), STRICT, True, Approval.WAITING),
        (GROUP, LEADER, on(), STRICT, True, None),
        (ALL, MEMBER, on(Answer.LEAVE, approval=Approval.GRANTED), STRICT, True, Approval.GRANTED),
        (ALL, MEMBER, on(Answer.LEAVE), STRICT, True, None),
        (ALL, MEMBER, on(Answer.LEAVE, approval=Approval.WAITING), STRICT, True, Approval.WAITING),
        (ALL, MEMBER, on(approval=Approval.REFUSED), STRICT, True, Approval.WAITING),
    ],
)
def test_what_a_leave_begins_as(meeting, me, current, settings, is_heard, approval):
    assert approval_of(meeting, me, current, settings, is_heard=is_heard) is approval


def test_only_what_waits_at_an_open_meeting_is_decided():
    waiting = on(Answer.LEAVE, approval=Approval.WAITING)
    check_undecided(ALL, waiting)

    settled = [
        None, on(), on(Answer.LEAVE), on(Answer.LEAVE, approval=Approval.GRANTED),
        on(approval=Approval.REFUSED), replace(waiting, checked_in_at=START),
        replace(waiting, recorded=Presence.PRESENT),
    ]  # fmt: skip
    for current in settled:
        with pytest.raises(Refusal, match="settled"):
            check_undecided(ALL, current)
    with pytest.raises(Refusal, match="closed"):
        check_undecided(replace(ALL, state=MeetingState.CLOSED), waiting)


@pytest.mark.parametrize(
    ("current", "is_so"),
    [
        (None, False),
        (on(approval=Approval.REFUSED), True),
        (on(Answer.COMING, approval=Approval.REFUSED), False),
        (on(approval=Approval.REFUSED, checked_in_at=START), False),
        (on(approval=Approval.REFUSED, recorded=Presence.ABSENT), False),
        (on(Answer.LEAVE, approval=Approval.WAITING), False),
        (on(), False),
    ],
)
def test_a_refusal_stands_until_they_choose_anew_or_something_is_known(current, is_so):
    assert is_refused(current) is is_so
