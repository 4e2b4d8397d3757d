"""Who has talked with whom in a year（谈心谈话的覆盖）: days and pairs, never a word of it.

《中国共产党支部工作条例（试行）》: committee members with one another, the committee with the
members, members with one another, generally once a year. So every pair within the committee; and
each other member with at least one of the committee and at least one other member. Never everybody
with everybody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

P = TypeVar("P", int, str)


@dataclass(frozen=True, slots=True)
class Coverage(Generic[P]):
    """What is still to come（还差）, each in the roster's order."""

    pairs: tuple[tuple[P, P], ...] = ()
    """Pairs within the committee（支委之间）."""
    without_committee: tuple[P, ...] = ()
    """Members none of the committee has talked with（支委和党员）."""
    without_member: tuple[P, ...] = ()
    """Members no other member has talked with（党员和党员）."""

    @property
    def is_complete(self) -> bool:
        return not (self.pairs or self.without_committee or self.without_member)


def pairs_missing(committee: Sequence[P], talks: Iterable[tuple[P, P]]) -> tuple[tuple[P, P], ...]:
    """The pairs of the committee that have not talked, in its order."""
    had = {frozenset(talk) for talk in talks}
    return tuple(pair for pair in combinations(committee, 2) if frozenset(pair) not in had)


def coverage(
    committee: Sequence[P], members: Sequence[P], talks: Iterable[tuple[P, P]]
) -> Coverage[P]:
    """Of a year's talks. `members` are all or only the others; where there is one of them alone,
    nobody is there to talk with."""
    had = [talk for talk in talks if talk[0] != talk[1]]
    seated = set(committee)
    others = [member for member in members if member not in seated]
    met: dict[P, set[P]] = {member: set() for member in others}
    for one, two in had:
        for member, partner in ((one, two), (two, one)):
            if member in met:
                met[member].add(partner)
    return Coverage(
        pairs=pairs_missing(committee, had),
        without_committee=tuple(one for one in others if seated and not met[one] & seated),
        without_member=tuple(one for one in others if others[1:] and not met[one] - seated),
    )
