"""Months from before somebody's first assessment here, to be made up（补交）."""

from datetime import datetime
from decimal import Decimal

from domain.dues import first_tracked
from domain.dues_ledger_entries import entry_of
from domain.months import Month
from domain.people import Branch, MemberKind
from storage.records import Records


def open_makeup(
    records: Records, branch: Branch, member_id: int, amount: Decimal, now: datetime
) -> list[Month]:
    """Open what a newcomer owes from before this month; which months were opened.

    Whoever stood on the first roster owes nothing from before: that was settled elsewhere.
    """
    today = now.astimezone(branch.timezone).date()
    stay, first = records.stays.find(member_id), first_tracked(branch)
    member = records.people.find(member_id, today)
    if stay is None or first is None or member is None or branch.tracked_from is None:
        return []
    if stay.from_on <= branch.tracked_from:
        return []
    entry = entry_of(
        stay.from_on, today, paid_through=stay.paid_to,
        is_probationary=member.kind is MemberKind.PROBATIONARY,
    )  # fmt: skip
    months = [] if entry is None else [one for one in entry.makeup_months if one >= first]
    return [one for one in months if records.dues.owe(branch.id, member_id, one, amount)]
