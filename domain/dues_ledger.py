"""The dues ledger（党费台账）: which months are owed on a day, and when the secretary should look.

What is said here is only ever a private prompt to the secretary: 请核实是否有正当理由，由支部大会
讨论决定. It is never a status of anybody, and never said in the group.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.months import Month, months_between
from domain.rhythms import Rhythm, quarter_of

ALERTS_AT = (3, 5, 6)
"""After how many closed months in a row the secretary is asked to look（3、5、6个月提示书记）.

Three and five are this product's own early hints; six is 中组发〔2008〕3号第十三条, 党章第九条.
"""


class CurrentMonth(StrEnum):
    """How the month that still runs stands（当月）: it is never overdue."""

    DUE = "due"  # 应交，未过完不算欠
    PAID = "paid"  # 已交
    DEFERRED = "deferred"  # 经支部同意延交


class Flag(StrEnum):
    """What a ledger points out（提示）, to the secretary alone."""

    THREE_MONTHS = "three_months_private_nudge"  # 连续3个月
    FIVE_MONTHS = "five_months_early_alert"  # 连续5个月，提前一个月提示
    SIX_MONTHS = "six_months_secretary_attention"  # 连续6个月，请核实


_BY_MONTHS = dict(zip(ALERTS_AT, Flag, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferral:
    """Months the branch lets somebody pay later（延交，经支部同意）; `reason` is a category.

    They are still owed, but not “without a good reason” (中组发〔2008〕3号第十二、十三条).
    """

    months: tuple[Month, ...]
    is_approved: bool = True
    reason: str = ""
    member_id: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a ledger says on a day. The counts are of closed months in a row, at the longest.

    `flags` stay marked at three and six months; `alert` is the furthest point reached, of which
    the secretary is told once.
    """

    overdue_months: tuple[Month, ...]
    current_month_status: CurrentMonth
    consecutive_unpaid_closed: int
    """Closed and unpaid（连续未交）."""
    consecutive_unexcused: int
    """The same without what may be paid later with consent（连续无正当理由）."""
    flags: tuple[Flag, ...] = ()
    alert: Flag | None = None


def reached(unexcused: int) -> list[Flag]:
    """Which points so many closed months in a row have reached."""
    return [flag for months, flag in _BY_MONTHS.items() if unexcused >= months]


def outranks(now: Flag | None, before: Flag | None) -> bool:
    """Whether more months have been reached than before: only that is worth telling again."""
    ranks: list[Flag | None] = [None, *_BY_MONTHS.values()]
    return ranks.index(now) > ranks.index(before)


def unpaid_since(paid_through: Month, today: date) -> list[Month]:
    """The months owed after the last one paid（党费交至）, the running one included."""
    return list(months_between(paid_through.plus(1), Month.of(today)))


def may_wait(rhythm: Rhythm, *, has_consent: bool) -> bool:
    """Whether a quarter's months wait for its end（按季交）: only with the branch's consent."""
    return has_consent and rhythm is Rhythm.QUARTERLY


def is_closed(month: Month, today: date, *, is_quarterly: bool = False) -> bool:
    """Whether a month has ended, so that unpaid it is overdue（月末过后才算欠交）.

    Who pays by the quarter with consent has until the quarter ends
    (经党支部同意，可以每季度交纳一次, 中组发〔2008〕3号第十二条).
    """
    last = quarter_of(month)[-1] if is_quarterly else month
    return last.last < today


def standing(
    owed: Iterable[Month], today: date, *, deferrals: Iterable[Deferral] = (),
    is_quarterly: bool = False,
) -> Standing:  # fmt: skip
    """From the months owed and not paid, whichever they are, what the ledger says today."""
    unpaid, this = sorted(set(owed)), Month.of(today)
    excused = excused_months(deferrals)
    closed = [one for one in unpaid if is_closed(one, today, is_quarterly=is_quarterly)]
    unexcused = longest_run(one for one in closed if one not in excused)
    points = reached(unexcused)
    return Standing(
        overdue_months=tuple(closed),
        current_month_status=_current(this, unpaid, excused),
        consecutive_unpaid_closed=longest_run(closed),
        consecutive_unexcused=unexcused,
        flags=tuple(flag for flag in points if flag is not Flag.FIVE_MONTHS),
        alert=points[-1] if points else None,
    )


def excused_months(deferrals: Iterable[Deferral]) -> frozenset[Month]:
    """The months that may be paid later with the branch's consent（经支部同意延交）."""
    return frozenset(month for one in deferrals if one.is_approved for month in one.months)


def longest_run(months: Iterable[Month]) -> int:
    """How many of these months follow each other without a gap, at most（连续几个月）."""
    longest = run = 0
    before: Month | None = None
    for month in sorted(set(months)):
        follows = before is not None and month == before.plus(1)
        run = run + 1 if follows else 1
        longest, before = max(longest, run), month
    return longest


def _current(this: Month, unpaid: list[Month], excused: frozenset[Month]) -> CurrentMonth:
    if this not in unpaid:
        return CurrentMonth.PAID
    return CurrentMonth.DEFERRED if this in excused else CurrentMonth.DUE
