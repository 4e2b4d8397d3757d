"""Dues（党费）: what is owed, claimed and confirmed by month. The bot never moves money."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.months import Month, months_between
from domain.notices import KEEPS_FOR, NoticeKind
from domain.people import Branch
from domain.refusal import Refusal
from domain.roster_cells import read_dues

MOST_MONTHS = 6
"""How many months may be paid at once, before or after（预交或补交一般不超过6个月，
中组发〔2008〕3号第十二条）."""

LOOKS_BACK = 12
"""How many months before this one can still be recorded by buttons."""

USUAL_MOST = Decimal(1000)
"""Yuan a month; more is unusual（每月一般不超过1000元，组电明字〔2017〕5号）."""

_TWO_NUMBERS = re.compile(r"\d\s+\d")


class DueState(StrEnum):
    DUE = "due"  # 未交
    CLAIMED = "claimed"  # 本人说已交，待确认
    CONFIRMED = "confirmed"  # 已确认


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One member's dues for one month（一人一月）; `amount` is what was assessed then.

    `paid` is what has come of it so far where that is not exactly `amount`; `payer` says who
    brought it where that was no member.
    """

    member_id: int
    month: Month
    amount: Decimal
    state: DueState = DueState.DUE
    claimed_at: datetime | None = None
    confirmed_at: datetime | None = None
    paid_by: int | None = None
    handover_id: int | None = None
    paid: Decimal | None = None
    payer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a member is to pay a month（核定数额）; `to_on` is the first day no longer."""

    member_id: int
    amount: Decimal
    from_on: date
    to_on: date | None = None

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day < self.to_on)


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
    day = month.first.replace(day=min(max(branch.settings.dues_day, 1), month.last.day))
    return datetime.combine(day, branch.settings.dues_at, branch.timezone)


def first_tracked(branch: Branch) -> Month | None:
    """The first month kept here; what came before is settled. None before set-up."""
    if branch.tracked_from is None:
        return None
    first = Month.of(branch.tracked_from)
    if branch.settings.dues_paid_to:
        first = max(first, Month.read(branch.settings.dues_paid_to).plus(1))
    return first


def tracked_months(branch: Branch, now: datetime) -> list[Month]:
    """The months whose dues this branch keeps here: from `first_tracked` to the last one called."""
    first = first_tracked(branch)
    if first is None:
        return []
    last = Month.of(now.astimezone(branch.timezone).date())
    if now < calling_day(branch, last):
        last = last.plus(-1)
    return list(months_between(first, last))


def to_open(
    branch: Branch, now: datetime, *, assessments: Iterable[Assessment], dues: Iterable[Due]
) -> dict[Month, list[Due]]:
    """What has still to be opened, the newest month first.

    The latest month also opens for whoever has come since; an older one is opened only whole, so
    that nobody owes for the time before they came. A month paid in advance is not open by that.
    """
    known, rows = list(assessments), list(dues)
    held = {(due.member_id, due.month) for due in rows}
    opened = {due.month for due in rows if not _is_prepaid(branch, due)}
    months = tracked_months(branch, now)
    today = now.astimezone(branch.timezone).date()
    fresh: dict[Month, list[Due]] = {}
    for month in reversed(months):
        if month in opened and month != months[-1]:
            continue
        day = min(today, month.last)
        owing = [
            Due(member_id=one.member_id, month=month, amount=one.amount)
            for one in known
            if one.holds(day) and (one.member_id, month) not in held
        ]
        if owing:
            fresh[month] = owing
    return fresh


def is_worth_calling(branch: Branch, month: Month, now: datetime) -> bool:
    """Whether to remind people of a month that is opened only now: late rather than never."""
    return now - calling_day(branch, month) <= KEEPS_FOR[NoticeKind.DUES_CALL]


def payable_months(
    branch: Branch, now: datetime, dues: Iterable[Due], *, is_assessed: bool
) -> list[Month]:
    """The months that can be recorded for a member: open ones, and some ahead（补交、预交）."""
    first = first_tracked(branch)
    if first is None:
        return []
    states = {due.month: due.state for due in dues}
    this = Month.of(now.astimezone(branch.timezone).date())
    called = set(tracked_months(branch, now))
    return [
        month
        for month in months_between(max(first, this.plus(-LOOKS_BACK)), this.plus(MOST_MONTHS))
        if (month in states or (is_assessed and month not in called))
        and states.get(month) is not DueState.CONFIRMED
    ]


def read_amount(text: str) -> Decimal:
    """Yuan a month as somebody types it, 0 for none; refuses anything else（核定数额）."""
    shown = unicodedata.normalize("NFKC", text[:100])
    try:
        amount = read_dues(text)
    except Refusal:
        raise Refusal("dues.refused.amount") from None
    if _TWO_NUMBERS.search(shown) or (amount is None and "0" not in shown):
        raise Refusal("dues.refused.amount")
    return amount or Decimal(0)


def check_claim(due: Due | None) -> None:
    """Refuse “我已交” where nothing is owed or it is settled already."""
    if due is None:
        raise Refusal("dues.refused.nothing_due")
    if due.state is DueState.CONFIRMED:
        raise Refusal("dues.refused.confirmed")


def check_months(months: list[Month], this_month: Month) -> None:
    """Refuse a payment for more months at once, or further away, than is usual."""
    if not months:
        raise Refusal("dues.refused.no_month")
    last = this_month.plus(MOST_MONTHS)
    if len(months) > MOST_MONTHS * 2 or max(months) > last:
        raise Refusal("dues.refused.too_many_months", most=MOST_MONTHS * 2, months=MOST_MONTHS)


def _is_prepaid(branch: Branch, due: Due) -> bool:
    moments = [at for at in (due.claimed_at, due.confirmed_at) if at is not None]
    return bool(moments) and min(moments) < calling_day(branch, due.month)
