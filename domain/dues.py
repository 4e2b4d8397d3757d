"""Dues（党费）: what is owed, claimed and confirmed by month. The bot never moves money."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from domain.months import Month, months_between
from domain.people import Branch
from domain.refusal import Refusal

MOST_MONTHS = 6
"""How many months may be paid at once, before or after（预交或补交一般不超过6个月，
中组发〔2008〕3号第十二条）."""


class DueState(StrEnum):
    DUE = "due"  # 未交
    CLAIMED = "claimed"  # 本人说已交，待确认
    CONFIRMED = "confirmed"  # 已确认


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One member's dues for one month（一人一月）; `amount` is what was assessed then."""

    member_id: int
    month: Month
    amount: Decimal
    state: DueState = DueState.DUE
    claimed_at: datetime | None = None
    confirmed_at: datetime | None = None
    paid_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesTally:
    """How far a month is（收缴进度）."""

    expected: int
    claimed: int
    confirmed: int


def tally_dues(dues: Iterable[Due]) -> DuesTally:
    states = [due.state for due in dues]
    return DuesTally(
        expected=len(states),
        claimed=states.count(DueState.CLAIMED),
        confirmed=states.count(DueState.CONFIRMED),
    )


def calling_day(branch: Branch, month: Month) -> datetime:
    """When a month's dues are called（党费收缴日，每月相对固定一天）."""
    day = month.first.replace(day=branch.settings.dues_day)
    return datetime.combine(day, branch.settings.dues_at, branch.timezone)


def tracked_months(branch: Branch, now: datetime) -> list[Month]:
    """The months whose dues this branch keeps here: from `tracked_from` to the last one called."""
    if branch.tracked_from is None:
        return []
    last = Month.of(now.astimezone(branch.timezone).date())
    if now < calling_day(branch, last):
        last = last.plus(-1)
    first = Month.of(branch.tracked_from)
    if branch.settings.dues_paid_to:
        first = max(first, Month.read(branch.settings.dues_paid_to).plus(1))
    return list(months_between(first, last))


def check_claim(due: Due | None) -> None:
    """Refuse “我已交” where nothing is owed or it is settled already."""
    if due is None:
        raise Refusal("dues.refused.nothing_due")
    if due.state is DueState.CONFIRMED:
        raise Refusal("dues.refused.confirmed", month=due.month)


def check_months(months: list[Month], this_month: Month) -> None:
    """Refuse a payment for more months at once, or further away, than is usual."""
    if not months:
        raise Refusal("dues.refused.no_month")
    last = this_month.plus(MOST_MONTHS)
    if len(months) > MOST_MONTHS * 2 or max(months) > last:
        raise Refusal("dues.refused.too_many_months", months=MOST_MONTHS)


def owed(dues: Mapping[int, Iterable[Due]]) -> dict[int, list[Month]]:
    """By member, the called months not yet confirmed（未交月份）, oldest first."""
    return {
        member_id: open_months
        for member_id, rows in dues.items()
        if (open_months := sorted(d.month for d in rows if d.state is not DueState.CONFIRMED))
    }
