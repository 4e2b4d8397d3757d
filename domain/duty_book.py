"""What a branch owes and has done, as it is opened and looked into（职责台账）."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.cadence import Standing, Status, current, standings
from domain.due_soon import due_soon
from domain.fulfilment import Entry
from domain.months import Month
from domain.obligations import Duty, MakeUp
from domain.periods import Period
from domain.refusal import Refusal
from domain.year_end import Year

BY_HAND = (Duty.SECRETARY_REPORT,)
"""Yearly, and kept nowhere else here: the secretary says when it is done（手工登记）."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyBook:
    """As of a day; `groups` are the names of the groups by their id."""

    make_up: MakeUp
    entries: Sequence[Entry]
    as_of: date
    groups: Mapping[str, str]

    def year(self, number: int) -> Year:
        return Year(standings(self.make_up, self.entries, number, self.as_of))

    def within(self, period: Period) -> list[Standing]:
        """Every stretch that touches the period, and what is left of the year before it."""
        found = [
            one
            for one in self.year(period.first.year).standings
            if one.turn.since < period.until and one.turn.until >= period.since
        ]
        return [*self._left_of(period.first.year - 1), *found]

    def due_soon(self, since: date, until: date) -> list[Standing]:
        """What is to be pointed out between two days（提前提示）."""
        return due_soon(self._current(), since, until)

    def due_in(self, month: Month) -> list[Standing]:
        """What has to be done by the end of that month（下月到期）, and is not arranged yet."""
        around = [*self._left_of(month.year - 1), *self.year(month.year).standings]
        return [
            one for one in around
            if one.is_pending and not one.is_arranged and one.deadline in month
        ]  # fmt: skip

    def missing_in(self, month: Month) -> list[Standing]:
        """What ended with that month without a record（期满没有记录）."""
        around = [*self.year(month.year - 1).standings, *self.year(month.year).standings]
        return [one for one in around if one.status is Status.MISSING and one.deadline in month]

    def _left_of(self, year: int) -> list[Standing]:
        """What may still be done of a year that is over, while its window is open."""
        if self.as_of > self.make_up.windows.get(year, date.min):
            return []
        left = self.year(year).standings
        return [one for one in left if one.status is Status.PENDING_SUPERIOR_WINDOW]

    def _current(self) -> Iterable[Standing]:
        yield from self._left_of(self.as_of.year - 1)
        yield from current(self.make_up, self.entries, self.as_of)


def blank(make_up: MakeUp, as_of: date) -> DutyBook:
    """The book as if nothing were done or arranged: all that could be pointed out stands in it."""
    return DutyBook(make_up=make_up, entries=(), as_of=as_of, groups={})


def check_period(period: Period, today: date) -> None:
    """Refuse what is further away than a year."""
    if period.first > Month.of(today).plus(12):
        raise Refusal("obligations.refused.far")


def noticed_from(last: date | None, make_up: MakeUp, today: date) -> date:
    """Since which day something may have to be pointed out: after what was said last, and never
    of the time before the branch kept its records here."""
    return make_up.tracked_from or today if last is None else last + timedelta(days=1)
