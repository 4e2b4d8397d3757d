"""How long somebody belongs to the branch（在册）, and what holds of them meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.attendance import Leave
from domain.electors import LeftOut
from domain.months import Month
from domain.people import Mark, Member
from domain.probation import Probation
from domain.refusal import Refusal
from domain.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One person of the branch, present or former; `to_on` is the first day no longer.

    `paid_to` is the last month settled before they came here（党费交至）; `back_on` is set while
    they are away between two stays.
    """

    member_id: int
    branch_id: int
    name: str
    from_on: date
    to_on: date | None = None
    paid_to: Month | None = None
    back_on: date | None = None

    def has_left(self, today: date) -> bool:
        return self.to_on is not None and self.to_on <= today

    def is_ahead(self, today: date) -> bool:
        """Whether they come on a later day."""
        return today < self.from_on or self.back_on is not None

    @property
    def comes_on(self) -> date:
        """The first day they are here, or here again."""
        return self.back_on or self.from_on

    def nearest(self, today: date) -> date:
        """Today, or the day of theirs that is nearest to it."""
        if self.back_on is not None:
            return self.back_on
        last = today if self.to_on is None else self.to_on - timedelta(days=1)
        return max(self.from_on, min(today, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLeave:
    """Leave for a stretch of meetings（请长假）; `leave` is its category, never a text."""

    id: int
    member_id: int
    leave: Leave
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What the secretary sees of one person（党员卡片）, as of today or their nearest day.

    `leave` holds now or later. `owed` are the months called and not yet confirmed, `paid_to` the
    last month settled.
    """

    member: Member
    stay: Stay
    today: date
    leave: StandingLeave | None = None
    marks: Mapping[Mark, Span] = field(default_factory=dict)
    probation: Probation | None = None
    left_out: LeftOut | None = None
    owed: tuple[Month, ...] = ()
    paid_to: Month | None = None
    namesakes: tuple[int, ...] = ()

    @property
    def has_left(self) -> bool:
        return self.stay.has_left(self.today)


def same_name(stays: list[Stay]) -> dict[str, list[Stay]]:
    """Those whose name stands on the roster more than once（同名）, the earliest entry first."""
    named: dict[str, list[Stay]] = {}
    for stay in sorted(stays, key=lambda one: one.member_id):
        named.setdefault(stay.name, []).append(stay)
    return {name: found for name, found in named.items() if len(found) > 1}


def check_told_apart(name: str, member_id: int, stays: Iterable[Stay], *, example: str) -> None:
    """Refuse a name somebody else of the branch bears（同名）; `example` tells them apart."""
    if name in {one.name for one in stays if one.member_id != member_id}:
        raise Refusal("joining.refused.known", name=name, example=example)
