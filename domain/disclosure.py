"""The year's dues made public to the members（党费收支公布）: counts and totals, never a name.

“每年应当向党员公布1次党费收缴、使用情况” (旗帜网 2021). No month stands there with its total: two
of them side by side would give away what a single member pays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.dues import Due, DueState
from domain.handovers import Handover, total_of
from domain.months import Month

FEWEST = 3
"""Of fewer payers a total would be somebody's own amount（本支部约定）; then it is not shown, nor
what it could be reckoned from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What of the year's dues was handed up on one day."""

    on: date
    total: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """A year in numbers. Payments are members by months（人次）; a total is None where too few pay.

    `months` are the year's months with anything owed or paid, none if nothing was.
    """

    year: int
    months: tuple[Month, ...]
    payers: int
    expected: int
    paid: int
    assessed: Decimal | None
    received: Decimal | None
    handed_up: Decimal | None
    held: Decimal | None
    shares: tuple[Share, ...]

    @property
    def totals(self) -> tuple[tuple[str, Decimal], ...]:
        """By name, those that may be shown."""
        named = (("assessed", self.assessed), ("received", self.received),
                 ("handed_up", self.handed_up), ("held", self.held))  # fmt: skip
        return tuple((name, total) for name, total in named if total is not None)

    @property
    def is_whole(self) -> bool:
        """Whether no total had to be left out."""
        return len(self.totals) == 4


def disclose(year: int, dues: Iterable[Due], handovers: Iterable[Handover]) -> Disclosure:
    """Sum up the dues of a year's months, whenever they came."""
    rows = [due for due in dues if due.month.year == year]
    paid = [due for due in rows if due.state is DueState.CONFIRMED]
    unpaid = [due for due in rows if due.state is not DueState.CONFIRMED]
    days = {one.id: one.on for one in handovers}
    given = [due for due in paid if due.handover_id in days]
    held = [due for due in paid if due.handover_id not in days]
    is_split = _hides(given) and _hides(held)
    return Disclosure(
        year=year,
        months=tuple(sorted({due.month for due in rows})),
        payers=len({due.member_id for due in rows}),
        expected=len(rows),
        paid=len(paid),
        assessed=_assessed(rows) if _hides(rows) and _hides(unpaid) else None,
        received=total_of(paid) if _hides(paid) else None,
        handed_up=total_of(given) if is_split else None,
        held=total_of(held) if is_split else None,
        shares=_shares(given, days) if is_split else (),
    )


def _assessed(dues: Iterable[Due]) -> Decimal:
    return sum((due.amount for due in dues), Decimal(0))


def _hides(dues: Iterable[Due]) -> bool:
    """Whether their total is nobody's own: of nobody at all, or of enough."""
    payers = len({due.member_id for due in dues})
    return payers == 0 or payers >= FEWEST


def _shares(given: Iterable[Due], days: Mapping[int, date]) -> tuple[Share, ...]:
    """By day; one of too few payers is told with the next, the last one with that before it."""
    by_day: dict[date, list[Due]] = {}
    for due in given:
        assert due.handover_id is not None
        by_day.setdefault(days[due.handover_id], []).append(due)
    told: list[tuple[date, list[Due]]] = []
    waiting: list[Due] = []
    for day in sorted(by_day):
        waiting += by_day[day]
        if _hides(waiting):
            told.append((day, waiting))
            waiting = []
    if waiting:
        _, before = told.pop()
        told.append((max(by_day), before + waiting))
    return tuple(Share(on=day, total=total_of(dues)) for day, dues in told)
