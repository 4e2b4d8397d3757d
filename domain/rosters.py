"""The roster through the years（历年名册）: who belonged, and with what vote, on any day.

Read once for many days. Only what a vote is counted by: neither groups nor accounts nor what was
entrusted to somebody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from domain.electors import LeftOut
from domain.people import Member, MemberKind, Office
from domain.spans import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rosters:
    """Everybody who ever belonged, in roster order, with the stretches in which something held."""

    people: Sequence[tuple[Member, Span]]
    gaps: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    kinds: Mapping[int, Sequence[tuple[MemberKind, Span]]] = field(default_factory=dict)
    offices: Mapping[int, Sequence[tuple[Office, Span]]] = field(default_factory=dict)
    bars: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    leave_outs: Mapping[int, Sequence[LeftOut]] = field(default_factory=dict)

    def on(self, day: date) -> list[Member]:
        """Who belonged to the branch that day, in roster order."""
        return [
            self._as_of(member, day)
            for member, span in self.people
            if span.holds(day) and not _any_holds(self.gaps.get(member.id, ()), day)
        ]

    def barred(self, day: date) -> set[int]:
        """Whose vote was suspended that day."""
        return {one for one, spans in self.bars.items() if _any_holds(spans, day)}

    def left_out(self, day: date) -> dict[int, LeftOut]:
        """By member, what was written down for that day, in effect or not."""
        return {
            member_id: one
            for member_id, them in self.leave_outs.items()
            for one in them
            if one.span.holds(day)
        }

    def _as_of(self, member: Member, day: date) -> Member:
        kinds = _holding(self.kinds.get(member.id, ()), day)
        offices = _holding(self.offices.get(member.id, ()), day)
        kind = kinds[-1] if kinds else MemberKind.FULL
        if kind is member.kind and not offices:
            return member
        return replace(member, kind=kind, offices=frozenset(offices))


def _any_holds(spans: Iterable[Span], day: date) -> bool:
    return any(span.holds(day) for span in spans)


def _holding(stretches: Iterable[tuple[T, Span]], day: date) -> list[T]:
    return [value for value, span in stretches if span.holds(day)]
