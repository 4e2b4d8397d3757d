"""What a chart shows（图）: small values, the very numbers of the tables and lines beside it.

Of people it shows how many, never a rate, and nobody's name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.attendance import Attendance, Tally, tally
from domain.cadence import Standing, Status
from domain.digest import Held
from domain.dues import Due, DuesTally, DueState, tally_dues
from domain.meetings import Meeting, MeetingKind
from domain.months import Month
from domain.obligations import Duty, Obligation
from domain.periods import Period
from domain.year_end import Completion, Year

SHOWN = frozenset(Status) - {Status.NOT_APPLICABLE, Status.NOT_TRACKED}
"""What this branch does not have, or did not follow here, is left out."""


@dataclass(frozen=True, slots=True)
class DuesMonth:
    """How far one month's dues are（一月收缴进度）."""

    month: Month
    counts: DuesTally


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """One obligation with a light for each of its stretches; `group` where each group owes it.

    `share` stands with the first line of a duty only: all groups together.
    """

    duty: Duty
    group: str
    share: Completion | None
    lights: tuple[Status, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchChart:
    """A branch's month, quarter or year: meetings, dues, obligations（支部的图）."""

    branch: str
    zone: ZoneInfo
    period: Period
    as_of: date
    held: tuple[Held, ...]
    dues: tuple[DuesMonth, ...]
    duties: tuple[DutyLine, ...] = ()

    @property
    def counts(self) -> Tally:
        """Of the closed meetings together（合计）: times, not people."""
        return total(one.counts for one in self.closed)

    @property
    def closed(self) -> tuple[Held, ...]:
        return tuple(one for one in self.held if not one.meeting.is_open)

    @property
    def is_empty(self) -> bool:
        return not (self.held or self.dues or self.duties)

    def aloud(self) -> "BranchChart":
        """What the group may see: not what single groups or the branch as a whole still owe."""
        told = tuple(one for one in self.held if one.meeting.kind is not MeetingKind.GROUP_MEETING)
        return replace(self, held=told, duties=())


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChart:
    """A member's own year（我的一年）: for nobody else's eyes, and without their name.

    `hours` of learning; None where the branch does not count them.
    """

    branch: str
    zone: ZoneInfo
    year: int
    as_of: date
    meetings: tuple[tuple[Meeting, Attendance], ...]
    dues: tuple[Due, ...]
    hours: Decimal | None = None
    wanted: int = 0

    @property
    def counts(self) -> Tally:
        return tally(one for _, one in self.meetings)

    def due_in(self, month: Month) -> DueState | None:
        return next((due.state for due in self.dues if due.month == month), None)


def total(counts: Iterable[Tally]) -> Tally:
    """Several meetings together."""
    many = list(counts)
    names = Tally.__dataclass_fields__
    return Tally(**{name: sum(getattr(one, name) for one in many) for name in names})


def dues_months(dues: Mapping[Month, Iterable[Due]]) -> tuple[DuesMonth, ...]:
    """In order; a month in which nobody owes anything is left out."""
    counted = [DuesMonth(month, tally_dues(dues[month])) for month in sorted(dues)]
    return tuple(one for one in counted if one.counts.expected)


def duty_lines(year: Year, groups: Mapping[str, str]) -> tuple[DutyLine, ...]:
    """A year's obligations in their order; `groups` are the names of the groups by their id."""
    mine: dict[Obligation, list[Standing]] = {}
    for one in year.standings:
        if one.status in SHOWN:
            mine.setdefault(one.obligation, []).append(one)
    return tuple(
        DutyLine(
            duty=obligation.duty,
            group=groups.get(obligation.group or "", ""),
            share=year.completion.get(obligation.duty) if _is_first(obligation, mine) else None,
            lights=tuple(one.status for one in standings),
        )
        for obligation, standings in mine.items()
    )


def _is_first(obligation: Obligation, among: Iterable[Obligation]) -> bool:
    return next(one for one in among if one.duty is obligation.duty) is obligation


def by_month(held: Sequence[Held], zone: ZoneInfo) -> dict[Month, list[Held]]:
    """The meetings by the month in which they began."""
    months: dict[Month, list[Held]] = {}
    for one in held:
        months.setdefault(Month.of(one.meeting.starts_at.astimezone(zone).date()), []).append(one)
    return months
