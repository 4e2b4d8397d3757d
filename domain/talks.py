"""谈心谈话: a day and two people, nothing else. What is said is nobody's business here.

《中国共产党支部工作条例（试行）》: committee members with one another, the committee with the
members, members with one another, generally at least once a year each. Who has still to talk is
`domain.talk_coverage`; here is what may be written down, and whom to propose.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.people import Member
from domain.refusal import Refusal
from domain.talk_coverage import Coverage, coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One talk of two people, as either of them sees it: `member_id` is theirs."""

    id: int
    on: date
    member_id: int
    other_id: int

    @property
    def pair(self) -> tuple[int, int]:
        """The same whoever looks: the smaller id first."""
        return min(self.member_id, self.other_id), max(self.member_id, self.other_id)


@dataclass(frozen=True, slots=True)
class TalkYear:
    """The days on which a talk counts for a year's 组织生活会, both included."""

    first: date
    last: date

    def __contains__(self, on: date) -> bool:
        return self.first <= on <= self.last


def talk_year(year: int, met_on: date | None, end: date | None) -> TalkYear:
    """From 1 January until the meeting, or the end of its window where that is later than the
    year; a calendar year at least."""
    last = date(year, 12, 31)
    return TalkYear(date(year, 1, 1), max(last, met_on or end or last))


def check_talk(on: date, pair: tuple[int, int], known: Iterable[Talk], *, today: date) -> None:
    """Refuse a talk with oneself, one of the future or of long ago, and one written down before."""
    one, two = pair
    if one == two:
        raise Refusal("talk.refused.oneself")
    if on > today:
        raise Refusal("talk.refused.future")
    if on < date(today.year - 1, 1, 1):
        raise Refusal("talk.refused.long_ago")
    wanted = (min(pair), max(pair))
    if any(talk.on == on and talk.pair == wanted for talk in known):
        raise Refusal("talk.refused.known")


def missing_talks(members: Sequence[Member], talks: Iterable[Talk]) -> Coverage[int]:
    """Which talks the year still asks for, by the ids of members, in roster order."""
    committee = [one.id for one in members if one.sits_on_committee]
    return coverage(committee, [one.id for one in members], [talk.pair for talk in talks])


def proposed_talks(members: Sequence[Member], talks: Sequence[Talk]) -> list[tuple[int, int]]:
    """A few talks after which nothing is missing（建议名单）: never everybody with everybody.

    The pairs of the committee; each member without one of the committee with whoever of them has
    the fewest talks; members without another member with one another, and the last of an odd
    number with whoever has the fewest.
    """
    missing = missing_talks(members, talks)
    order = {one.id: place for place, one in enumerate(members)}
    busy = Counter(number for talk in talks for number in set(talk.pair))
    committee = [one.id for one in members if one.sits_on_committee]
    others = [one.id for one in members if not one.sits_on_committee]
    found: list[tuple[int, int]] = []

    def propose(one: int, two: int) -> None:
        found.append((one, two))
        busy.update((one, two))

    for one, two in missing.pairs:
        propose(one, two)
    for member in missing.without_committee:
        propose(min(committee, key=lambda one: (busy[one], order[one])), member)
    alone = list(missing.without_member)
    while len(alone) > 1:
        propose(alone.pop(0), alone.pop(0))
    for member in alone:
        partners = [one for one in others if one != member]
        propose(member, min(partners, key=lambda one: (busy[one], order[one])))
    return found


def without_any(members: Sequence[Member], talks: Iterable[Talk]) -> list[int]:
    """Who has had no talk at all yet, in roster order."""
    had = {number for talk in talks if talk.pair[0] != talk.pair[1] for number in talk.pair}
    return [one.id for one in members if one.id not in had]
