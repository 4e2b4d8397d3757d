"""Handing dues up to the superior（上缴党费）: written down here, never paid here.

The collector must not hold the money long（党费应及时上缴，不得垫交、截留）; what is confirmed and
not handed up（已收未缴）is shown to those who collect.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from domain.dues import Due
from domain.dues_ledger_payments import goes_up
from domain.months import Month
from domain.refusal import Refusal

LONGEST_RECEIPT = 40
"""Characters of a receipt's number（收据号）."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What was given to the superior on a day; `receipt` is "" where there is none yet."""

    id: int
    branch_id: int
    on: date
    total: Decimal
    receipt: str = ""
    is_recorded: bool = True
    """False for one that only waits to be confirmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One month's share of what is held: how many payments, and how much together."""

    month: Month
    count: int
    total: Decimal


def by_month(dues: Iterable[Due]) -> list[Held]:
    """What is held, month by month, the oldest first."""
    rows = list(dues)
    months = sorted({due.month for due in rows})
    return [
        Held(month=month, count=len(mine), total=total_of(mine))
        for month in months
        if (mine := [due for due in rows if due.month == month])
    ]


def total_of(dues: Iterable[Due]) -> Decimal:
    """Yuan; what somebody paid beyond their dues included, unless it goes up apart（大额党费）."""
    return sum((goes_up(due) for due in dues), Decimal(0))


def chosen(held: Sequence[Due], months: Collection[Month]) -> list[Due]:
    """What is handed up with these months; refuses what is not held any more."""
    if not held:
        raise Refusal("handover.refused.nothing")
    if not months:
        raise Refusal("handover.refused.no_month")
    if not set(months) <= {due.month for due in held}:
        raise Refusal("handover.refused.changed")
    return [due for due in held if due.month in months]


def check_day(on: date, today: date, tracked_from: date | None) -> None:
    """Refuse a day that has not come, or from before anything was kept here."""
    if on > today:
        raise Refusal("handover.refused.future")
    if tracked_from is None or on < tracked_from:
        raise Refusal("handover.refused.too_early")


def check_receipt(receipt: str, known: Iterable[str]) -> None:
    """Refuse a number too long, empty, or standing beside another handing-up already."""
    if not receipt:
        raise Refusal("refused.empty")
    if len(receipt) > LONGEST_RECEIPT:
        raise Refusal("refused.too_long", limit=LONGEST_RECEIPT)
    if _plain(receipt) in {_plain(one) for one in known if one}:
        raise Refusal("handover.refused.receipt_twice")


def _plain(receipt: str) -> str:
    """So that №001 23 and no00123 are one."""
    return "".join(normalize("NFKC", receipt).casefold().split())
