"""What follows when a monthly amount is set（核定）, for whoever sets it."""

from datetime import date, datetime
from decimal import Decimal

from domain.assessment_change import to_assess_anew
from domain.assessment_granting import Granted
from domain.dues import Assessment, tracked_months
from domain.months import Month, months_between
from domain.people import Branch
from storage.dues_makeup import open_makeup
from storage.dues_notices import DUES_CARD
from storage.records import Records

JANUARY = 1


def assess_from(
    records: Records, branch: Branch, member_id: int, amount: Decimal, month: Month, now: datetime
) -> list[Month]:
    """From that month on; the months that who had none before has to make up for.

    This month's open dues follow it, where it has been called already.
    """
    is_first = all(one.member_id != member_id for one in records.dues.assessments(branch.id))
    records.dues.assess(member_id, amount, on=month.first)
    if month != Month.of(now.astimezone(branch.timezone).date()):
        return []
    _follow(records, branch, member_id, amount, month, now)
    if not amount or not is_first:
        return []
    made_up = open_makeup(records, branch, member_id, amount, now)
    for one in made_up:
        records.cards.stale(str(one), [DUES_CARD], now)
    return made_up


def relieve(
    records: Records, branch: Branch, member_id: int, granted: Granted, now: datetime
) -> None:
    """Write a relief down; with both approvals its months cost less, and then as much as before."""
    before = records.reliefs.find(member_id, granted.first.first)
    records.reliefs.grant(member_id, granted)
    if not granted.relief.is_approved:
        return
    after = granted.last.plus(1)
    ends = after if before is None else max(after, before.last.plus(1))
    usual = records.dues.assessed(branch.id, ends.first).get(member_id, Decimal(0))
    records.dues.assess(member_id, granted.to, on=granted.first.first)
    records.dues.assess(member_id, usual, on=after.first)
    for month in months_between(granted.first, granted.last):
        _follow(records, branch, member_id, granted.to, month, now)


def keep_amounts(records: Records, branch: Branch, today: date) -> list[Assessment]:
    """Everybody who still pays by a former year's figure pays it in this one too（沿用）."""
    stale = former(records, branch, today)
    for one in stale:
        records.dues.assess(one.member_id, one.amount, on=Month(today.year, 1).first)
    return stale


def former(records: Records, branch: Branch, today: date) -> list[Assessment]:
    """In January, where the year is assessed then, whose amount is a former year's."""
    if branch.settings.dues_assessment != "january" or today.month != JANUARY:
        return []
    return to_assess_anew(records.dues.assessments(branch.id), today.year)


def _follow(
    records: Records, branch: Branch, member_id: int, amount: Decimal, month: Month, now: datetime
) -> None:
    records.dues.reprice(member_id, month, amount)
    if amount and month in tracked_months(branch, now):
        records.dues.owe(branch.id, member_id, month, amount)
    records.cards.stale(str(month), [DUES_CARD], now)
