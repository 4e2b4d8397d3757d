"""When the monthly digest is due（月报的日子）: the 1st, or the next working day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.holidays import LONGEST, IsWorkday
from domain.months import Month
from domain.people import Branch
from domain.quiet import after_the_night


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestDates:
    """When the secretary reads the draft（草稿）of a month, and when the group reads it（月报）."""

    month: Month
    draft_at: datetime
    goes_at: datetime


def dates_of(branch: Branch, month: Month, is_workday: IsWorkday) -> DigestDates:
    """A month's digest goes out on the first working day after it, the draft one day of work
    earlier; both at the branch's hour（本支部约定）."""
    goes_on = _nearest(month.plus(1).first, timedelta(days=1), is_workday)
    draft_on = _nearest(goes_on - timedelta(days=1), timedelta(days=-1), is_workday)
    clock, zone = branch.settings.digest_at, branch.timezone
    return DigestDates(
        month=month,
        draft_at=datetime.combine(draft_on, clock, zone),
        goes_at=datetime.combine(goes_on, clock, zone),
    )


def latest_digest(branch: Branch, now: datetime, is_workday: IsWorkday) -> DigestDates | None:
    """The one digest whose draft is due by now: this month's at its end, else last month's.

    However long the bot slept, no earlier one is ever made up for. None for a month that was over
    before the branch began here, or before the day it is tracked from.
    """
    today = now.astimezone(branch.timezone).date()
    dates = dates_of(branch, Month.of(today), is_workday)
    if now < dates.draft_at:
        dates = dates_of(branch, Month.of(today).plus(-1), is_workday)
    return dates if is_kept(branch, dates.month) else None


def is_kept(branch: Branch, month: Month) -> bool:
    """Whether the branch kept its records here during some of that month."""
    if branch.tracked_from is None or branch.tracked_from > month.last:
        return False
    if branch.created_at is None:
        return True
    return branch.created_at.astimezone(branch.timezone).date() <= month.last


def say_at(planned: datetime, branch: Branch, now: datetime) -> datetime:
    """At its hour; if that has passed, as soon as it is nobody's night."""
    return planned if now <= planned else after_the_night(now, branch.timezone, branch.settings)


def _nearest(day: date, step: timedelta, is_workday: IsWorkday) -> date:
    """That day, or the nearest working day in the direction of `step`."""
    candidate = day
    for _ in range(LONGEST):
        if is_workday(candidate):
            return candidate
        candidate += step
    return day
