"""What follows when a monthly amount is set（核定）, for whoever sets it."""

from datetime import datetime
from decimal import Decimal

from domain.assessment_change import to_assess_anew
from domain.assessment_granting import Granted
from domain.dues import Assessment, tracked_months
from domain.months import Month, months_between
from domain.people import Branch
from storage.dues_notices import DUES_CARD
from storage.records import Records


def assess_from(
    records: Records, branch: Branch, member_id: int, amount: Decimal, month: Month, now: datetime
) -> None:
    """From that month on; this month's open dues follow it, where it has been called already."""
    this = Month.of(now.astimezone(branch.timezone).date())
    records.dues.assess(member_id, amount, on=month.first)
    if month != this:
        return
    _follow(records, branch, member_id, amount, this, now)


def relieve(
    records: Records, branch: Branch, member_id: int, granted: Granted, now: datetime
) -> None:
    """Write a relief down; with both approvals its months cost less, and then as much as before."""
    records.reliefs.grant(member_id, granted)
    if not granted.relief.is_approved:
        return
    after = granted.last.plus(1)
    usual = records.dues.assessed(branch.id, after.first).get(member_id, Decimal(0))
    records.dues.assess(member_id, granted.to, on=granted.first.first)
    records.dues.assess(member_id, usual, on=after.first)
    for month in months_between(granted.first, granted.last):
        _follow(records, branch, member_id, granted.to, month, now)


def keep_amounts(records: Records, branch: Branch, year: int) -> list[Assessment]:
    """Everybody who still pays by a former year's figure pays it in this one too（沿用）."""
    stale = former(records, branch, year)
    for one in stale:
        records.dues.assess(one.member_id, one.amount, on=Month(year, 1).first)
    return stale


def former(records: Records, branch: Branch, year: int) -> list[Assessment]:
    """Whose amount is a former year's."""
    return to_assess_anew(records.dues.assessments(branch.id), year)


def _follow(
    records: Records, branch: Branch, member_id: int, amount: Decimal, month: Month, now: datetime
) -> None:
    records.dues.reprice(member_id, month, amount)
    if amount and month in tracked_months(branch, now):
        records.dues.owe(branch.id, member_id, month, amount)
    records.cards.stale(str(month), [DUES_CARD], now)
