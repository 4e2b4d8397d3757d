"""How many were to come and came（应到、实到）, and how many of them vote."""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from domain.attendance import Attendance, Presence, is_or_will_be_here, tally
from domain.electors import has_vote, turnout
from domain.people import Member, MemberKind

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """The numbers of one meeting; observers（列席）are in none of the others.

    Probationary members（预备党员）are expected and counted, but never vote（党章第七条）.
    """

    expected: int = 0
    present: int = 0
    excused: int = 0
    absent: int = 0
    observers: int = 0
    expected_voting: int = 0
    present_voting: int = 0

    @property
    def rate(self) -> str:
        """Present of those expected, such as 85.0%; empty where nobody is expected."""
        if not self.expected:
            return ""
        share = Decimal(self.present) * 100 / self.expected
        return f"{share.quantize(TENTH, ROUND_HALF_UP)}%"


def of_everybody(
    *, full: int, probationary: int = 0, present_full: int = 0, present_probationary: int = 0,
    excused: int = 0, absent: int = 0, observers: int = 0,
) -> Headcount:  # fmt: skip
    """A meeting of all members: full and probationary ones are expected, full ones vote."""
    came = [*range(present_full), *range(full, full + present_probationary)]
    rows = _list(full + probationary, came, excused=excused, absent=absent, observers=observers)
    return headcount(rows, _body(full, probationary))


def of_body(
    *, size: int, present: int = 0, excused: int = 0, absent: int = 0, observers: int = 0
) -> Headcount:
    """A meeting of the committee or of a party group: its members are expected, all of them."""
    rows = _list(size, range(present), excused=excused, absent=absent, observers=observers)
    return headcount(rows, _body(size))


def headcount(attendances: Iterable[Attendance], body: Collection[Member]) -> Headcount:
    """From the list of a meeting and the body that votes in it, as the product counts both.

    Those exempt（经支部同意免考勤）are not expected, yet stay among those who vote.
    """
    everyone = list(attendances)
    counts = tally(everyone)
    present = {one.member_id for one in everyone if is_or_will_be_here(one, has_begun=True)}
    voting = turnout([one.id for one in body if has_vote(one)], present)
    return Headcount(
        expected=counts.expected, present=counts.present, excused=counts.excused,
        absent=counts.absent, observers=counts.observers, expected_voting=voting.expected,
        present_voting=voting.present,
    )  # fmt: skip


def _body(full: int, probationary: int = 0) -> list[Member]:
    """So many members of each kind; the full ones come first."""
    kinds = [MemberKind.FULL] * full + [MemberKind.PROBATIONARY] * probationary
    return [Member(id=at, branch_id=0, name="", kind=kind) for at, kind in enumerate(kinds)]


def _list(
    size: int, came: Container[int], *, excused: int, absent: int, observers: int
) -> list[Attendance]:  # fmt: skip
    """The list of a meeting of which the numbers are known; those expected come first."""
    others = [Presence.EXCUSED] * excused + [Presence.ABSENT] * absent
    rest = iter(others)
    presences = [Presence.PRESENT if one in came else next(rest, None) for one in range(size)]
    presences += [Presence.OBSERVER] * observers
    return [
        Attendance(member_id=number, recorded=presence) for number, presence in enumerate(presences)
    ]
