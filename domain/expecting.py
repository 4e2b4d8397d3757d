"""Who a published meeting expects, after the roster has changed（应到的变动）."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from domain.attendance import Answer, Attendance, Leave
from domain.meetings import Meeting, Scope, expected
from domain.people import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Refit:
    """Who comes onto the list, who goes, who is put on leave and whose leave is over.

    `exempted` need not attend from now on（免考勤）, `owed` are expected again.
    """

    added: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()
    on_leave: Mapping[int, Leave]
    back: tuple[int, ...] = ()
    exempted: tuple[int, ...] = ()
    owed: tuple[int, ...] = ()


def refit(
    meeting: Meeting, listed: Iterable[Attendance], members: Iterable[Member],
    leaves: Mapping[int, Leave], *, was: Iterable[int] = (), exempt: Collection[int] = (),
) -> Refit:  # fmt: skip
    """What changes on the list of a meeting that has not begun; `members` are those of its day.

    Whoever was recorded or has checked in stays, and so does a list of chosen people but for
    those who have left. `was` are members whose place has just changed: only they move between
    groups, so that nobody put on a list by hand is taken off it. The `exempt` stay on it, yet
    are not expected.
    """
    here = {member.id: member for member in members}
    rows = {one.member_id: one for one in listed}
    moved = set(was)
    wanted = expected(meeting, here.values(), rows if meeting.scope is Scope.NAMED else ())
    added = [one for one in wanted if one not in rows and one in moved]
    dropped = [
        number for number, one in rows.items()
        if not _is_settled(one) and one.is_listed
        and (number not in here or (number in moved and number not in wanted))
    ]  # fmt: skip
    stays = {number: one for number, one in rows.items() if number not in dropped}
    on_leave = {
        number: leave for number, leave in leaves.items()
        if number not in exempt
        and (number in added or (number in stays and _takes(stays[number], leave)))
    }  # fmt: skip
    back = [
        number for number, one in stays.items() if one.is_standing_leave and number not in leaves
    ]
    free = [number for number, one in stays.items() if not _is_settled(one)]
    return Refit(
        added=tuple(added), dropped=tuple(dropped), on_leave=on_leave, back=tuple(back),
        exempted=tuple(
            number for number in [*added, *free]
            if number in exempt and (number in added or stays[number].is_expected)
        ),
        owed=tuple(one for one in free if stays[one].is_exempt and one not in exempt),
    )  # fmt: skip


def _is_settled(one: Attendance) -> bool:
    return one.recorded is not None or one.checked_in_at is not None


def _takes(one: Attendance, leave: Leave) -> bool:
    """Whether a standing leave is filled in: never over what somebody said themselves."""
    if not one.is_expected or _is_settled(one):
        return False
    is_unsaid = one.answer is None or (one.answer is Answer.LEAVE and one.answered_at is None)
    return is_unsaid and (one.answer, one.leave) != (Answer.LEAVE, leave)
