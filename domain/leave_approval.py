"""Leave that waits for somebody's approval（请假须批准）, where the branch wants it（本支部约定）.

No national procedure for leave was found; without the switch a leave counts as it is asked for.
"""

from collections.abc import Iterable

from domain.access import Right, Role, may, roles_of
from domain.attendance import Answer, Approval, Attendance
from domain.meetings import Meeting, check_open
from domain.people import Member
from domain.refusal import Refusal
from domain.settings import BranchSettings

FIRST_ASKED = (frozenset({Role.GROUP_LEADER}), frozenset({Role.ACTING, Role.DELEGATE}))
"""The leader of the group that meets; then whoever stands in for the secretary（代行）."""


def whom_to_ask(meeting: Meeting, members: Iterable[Member], asker_id: int) -> list[Member]:
    """Who decides on a leave, within reach: 组长 for the own group's meeting, else the secretary,
    or the deputy while the secretary is away. Nobody decides on their own."""
    able = {
        one: roles_of(one, meeting=meeting) for one in members
        if one.id != asker_id and one.has_account
    }  # fmt: skip
    able = {one: roles for one, roles in able.items() if may(Right.APPROVE_LEAVE, roles)}
    for wanted in FIRST_ASKED:
        if found := [one for one, roles in able.items() if not roles.isdisjoint(wanted)]:
            return found
    return list(able)


def approval_of(
    meeting: Meeting, me: Member, current: Attendance | None, settings: BranchSettings, *,
    is_heard: bool,
) -> Approval | None:  # fmt: skip
    """What a leave asked for now begins as; None where it needs nobody.

    `is_heard` if there is somebody to ask. Who approves others' leave asks nobody; a leave that
    was approved stays so.
    """
    is_wanted = settings.leave_approval == "on" and is_heard
    if not is_wanted or may(Right.APPROVE_LEAVE, roles_of(me, meeting=meeting)):
        return None
    if current is not None and current.is_on_leave:
        return current.approval
    return Approval.WAITING


def check_undecided(meeting: Meeting, current: Attendance | None) -> None:
    """Refuse to decide on a leave that was taken back, overtaken or decided already."""
    check_open(meeting)
    if current is None or not current.is_waiting:
        raise Refusal("approval.refused.settled")


def is_refused(current: Attendance | None) -> bool:
    """Whether it was not approved, and they have not chosen anew."""
    if current is None or current.answer is Answer.COMING:
        return False
    return current.approval is Approval.REFUSED and current.presence is None
