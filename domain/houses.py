"""A meeting as a body that votes（到会与表决权）: who is counted in it, for each kind of vote."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.electors import LeftOut, electors, turnout
from domain.meetings import MeetingKind
from domain.people import Member
from domain.quorum import Ruling, Turnout, VoteKind, weigh

VOTES_IN: Mapping[MeetingKind, tuple[VoteKind, ...]] = {
    MeetingKind.GENERAL_MEETING: (
        VoteKind.GENERAL, VoteKind.ADMISSION, VoteKind.CONVERSION, VoteKind.ELECTION,
    ),
    MeetingKind.COMMITTEE_MEETING: (VoteKind.COMMITTEE, VoteKind.ELECTION),
}  # fmt: skip
"""What may be voted on where, the usual first; elsewhere totals are kept and not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Who may vote at a meeting of this kind, for each kind of vote（到会与表决权）.

    `is_strict` is the branch's own decision about half（“半数以上”不含本数，本支部约定）.
    """

    record: MeetingKind
    turnouts: Mapping[VoteKind, Turnout]
    is_strict: bool = False

    @property
    def votes(self) -> tuple[VoteKind, ...]:
        return VOTES_IN.get(self.record, ())

    @property
    def usual(self) -> VoteKind | None:
        """What an ordinary motion is here; None where nothing is judged."""
        return self.votes[0] if self.votes else None

    @property
    def is_empty(self) -> bool:
        """Whether nobody may vote here, such as in a committee that is not there."""
        return self.turnout(None).expected == 0

    def turnout(self, kind: VoteKind | None) -> Turnout:
        return self.turnouts[kind or self.usual or VoteKind.GENERAL]

    def weigh(self, kind: VoteKind, *, yes: int | None = None, written: int = 0) -> Ruling:
        return weigh(
            kind, self.turnouts[kind], yes=yes, written_yes=written, is_strict=self.is_strict
        )


def house(
    record: MeetingKind, body: Collection[Member], *, present: Collection[int],
    barred: Collection[int], left_out: Mapping[int, LeftOut], day: date, is_strict: bool,
) -> House:  # fmt: skip
    """Count the body of a meeting of this kind, once for each kind of vote."""
    turnouts = {}
    for kind in VoteKind:
        counted = electors(
            body, barred=barred, left_out=left_out, kind=kind, day=day, present=present
        )
        turnouts[kind] = turnout(counted, present)
    return House(record=record, turnouts=turnouts, is_strict=is_strict)


def body_of(
    record: MeetingKind, members: Iterable[Member], listed: Collection[int]
) -> list[Member]:
    """Who belongs to it: the whole roster, the committee, or elsewhere those on the list.

    A general meeting（党员大会）is counted by the roster, whoever was put on the list.
    """
    match record:
        case MeetingKind.GENERAL_MEETING:
            return list(members)
        case MeetingKind.COMMITTEE_MEETING:
            return [member for member in members if member.sits_on_committee]
        case _:
            return [member for member in members if member.id in listed]
