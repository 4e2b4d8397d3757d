"""Ballots, candidates and who is elected（选举）: numbers only, never a name.

《中国共产党基层组织选举工作条例》; what a ballot must be like is also the branch's 选举办法.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SURPLUS = (1, 5)
"""By how much candidates outnumber seats at least（差额不少于应选人数的20%）."""


def is_valid_election(*, issued: int, returned: int) -> bool:
    """Whether the ballots add up: not more came back than were handed out（收回不多于发出）."""
    return returned <= issued


def is_valid_ballot(*, seats: int, marked: int) -> bool:
    """Whether one ballot counts: not more are marked than there are seats（所选不多于应选）."""
    return marked <= seats


def least_candidates(seats: int) -> int:
    """How many must stand for so many seats: a fifth more, rounded up（差额选举）."""
    part, whole = SURPLUS
    return seats - (-seats * part // whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """The totals of an election（选举结果）; `tallies` are votes without names（得票）."""

    seats: int
    issued: int
    returned: int
    candidates: int | None = None
    elected: int | None = None
    tallies: tuple[int, ...] = ()

    @property
    def is_valid(self) -> bool:
        return is_valid_election(issued=self.issued, returned=self.returned)

    @property
    def standing(self) -> int | None:
        """How many stood; None where neither they nor their votes were written down."""
        return self.candidates or len(self.tallies) or None

    @property
    def least_candidates(self) -> int:
        return least_candidates(self.seats)

    @property
    def lacks_candidates(self) -> bool:
        """Whether fewer stood than the surplus asks for（差额不足）."""
        return self.standing is not None and self.standing < self.least_candidates

    @property
    def marks_too_many(self) -> bool:
        """Whether more votes are counted than the ballots could hold（得票多于所选）."""
        return sum(self.tallies) > self.seats * self.returned


@dataclass(frozen=True, slots=True)
class Batch:
    """Several who are to be admitted at one meeting（接收）, voted on together or one by one."""

    candidates: int
    is_together: bool

    @property
    def trouble(self) -> str | None:
        """Why it does not hold: two or more are voted on one by one（细则第二十一条）."""
        return "must_vote_one_by_one" if self.is_together and self.candidates > 1 else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which of the candidates, by their place, are elected; and who must be voted on again."""

    elected: tuple[int, ...]
    again: tuple[int, ...] = ()


def outcome(votes: Sequence[int], *, seats: int, needed: int) -> Outcome:
    """Those with more than half, by votes, as far as the seats go; `needed` is that many.

    Who ties at the last seat is voted on again（票数相等不能确定当选人时，就票数相等的重选）.
    """
    enough = [at for at, count in enumerate(votes) if count >= needed]
    ranked = sorted(enough, key=lambda at: -votes[at])
    if len(ranked) <= seats:
        return Outcome(tuple(ranked))
    last = votes[ranked[seats]]
    above = tuple(at for at in ranked if votes[at] > last)
    tied = tuple(at for at in ranked if votes[at] == last)
    if len(above) == seats:
        return Outcome(above)
    return Outcome(above, tied)


@dataclass(frozen=True, slots=True, kw_only=True)
class Elected:
    """What an election came to（选举结果）: how many are elected, how many are voted on again.

    `is_void` if it holds for nobody: too few were there, or more ballots came back than went out.
    """

    is_void: bool = False
    elected: int | None = None
    again: int = 0
    is_short: bool = False


def elected_of(ballots: Ballots, *, is_valid: bool, needed: int) -> Elected:
    """Judge an election by its totals; `needed` is how many votes elect somebody.

    By the votes where they were written down, else as it was said.
    """
    if not (is_valid and ballots.is_valid):
        return Elected(is_void=True)
    if not ballots.tallies:
        count = ballots.elected
        return Elected(elected=count, is_short=count is not None and count < ballots.seats)
    found = outcome(ballots.tallies, seats=ballots.seats, needed=needed)
    count = len(found.elected)
    return Elected(
        elected=count, again=len(found.again), is_short=count < ballots.seats and not found.again
    )
