"""How a payment settles what is owed（交纳、部分交纳、自愿多交）, and who may bring it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.dues import Due, DueState
from domain.dues_ledger import is_closed, may_wait
from domain.months import Month, months_between
from domain.rhythms import Rhythm, quarter_of

LARGE = Decimal(1000)
"""Yuan; voluntary dues of this much at one time are large（自愿一次多交1000元以上的，全部上缴中央，
给本人收据, 中组发〔2008〕3号第十一条）."""

NOTHING = Decimal("0.00")


class Status(StrEnum):
    """How far a payment settles（交纳情况）."""

    SETTLED = "settled"  # 交清
    PARTIAL = "partial"  # 部分交纳
    UNPAID = "unpaid"  # 未交
    INVALID = "invalid_input"  # 数额不对


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A payment beside what was due, in yuan.

    What is due less `outstanding`, and `voluntary`, add up to what was paid.
    """

    status: Status
    outstanding: Decimal
    """Still to be paid（还差）."""
    voluntary: Decimal
    """Paid beyond it（自愿多交，不限，中组发〔2008〕3号第十一条）."""
    large_dues: bool
    """Whether the voluntary part goes to the centre as a whole（大额党费）."""


def is_large(voluntary: Decimal) -> bool:
    """Whether voluntary dues of one payment are 1000 yuan or more（1000元以上含本数）."""
    return voluntary >= LARGE


def settle(due: Decimal, paid: Decimal) -> Settlement:
    """One payment beside one amount; nothing is reckoned from an amount below zero."""
    if due < 0 or paid < 0:
        return Settlement(
            status=Status.INVALID, outstanding=NOTHING, voluntary=NOTHING, large_dues=False
        )
    outstanding, voluntary = max(due - paid, NOTHING) + NOTHING, max(paid - due, NOTHING) + NOTHING
    status = Status.PARTIAL if paid else Status.UNPAID
    return Settlement(
        status=status if outstanding else Status.SETTLED, outstanding=outstanding,
        voluntary=voluntary, large_dues=is_large(voluntary),
    )  # fmt: skip


def spread(paid: Decimal, dues: Mapping[Month, Decimal]) -> dict[Month, Decimal]:
    """One payment over several months, the oldest first; what remains is voluntary, on the last.

    Nothing is lost: the parts add up to what was paid. {} without months.
    """
    rest, parts = paid, {}
    for month in sorted(dues):
        parts[month] = min(rest, dues[month])
        rest -= parts[month]
    if parts:
        parts[max(parts)] += rest
    return parts


def received(due: Due) -> Decimal:
    """What has come of one month's dues so far, in yuan（已收）."""
    if due.paid is not None:
        return due.paid
    return due.amount if due.state is DueState.CONFIRMED else NOTHING


def stands(due: Due) -> Settlement:
    """How far one month of one member is settled."""
    return settle(due.amount, received(due))


def goes_up(due: Due) -> Decimal:
    """What of it goes up with the others（上缴）: large voluntary dues go to the centre apart."""
    paid = due.amount if due.paid is None else due.paid
    voluntary = settle(due.amount, paid).voluntary
    return paid - voluntary if is_large(voluntary) else paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One payment as it was taken: for which months, what was due, what came, in yuan."""

    months: tuple[Month, ...]
    settled: tuple[Month, ...]
    due: Decimal
    paid: Decimal

    @property
    def settlement(self) -> Settlement:
        return settle(self.due, self.paid)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulePayment:
    """One payment by its rhythm: the months it is for, and those that were overdue by then."""

    months: tuple[Month, ...]
    was_overdue: tuple[Month, ...]
    status: Status
    outstanding: Decimal
    voluntary: Decimal
    large_dues: bool


def pay_by_schedule(
    rhythm: Rhythm, monthly: Decimal, paid: Decimal, *, on: date, has_consent: bool,
    paid_through: Month | None = None,
) -> SchedulePayment:  # fmt: skip
    """A month's payment, or a quarter's（按季交，须经支部同意，中组发〔2008〕3号第十二条）.

    Without consent a payment by the quarter is taken, but its closed months were overdue.
    """
    months = _months(rhythm, Month.of(on), paid_through)
    waits = may_wait(rhythm, has_consent=has_consent)
    overdue = (month for month in months if is_closed(month, on, is_quarterly=waits))
    whole = settle(monthly * len(months), paid)
    return SchedulePayment(
        months=tuple(months), was_overdue=tuple(overdue), status=whole.status,
        outstanding=whole.outstanding, voluntary=whole.voluntary, large_dues=whole.large_dues,
    )  # fmt: skip


def _months(rhythm: Rhythm, this: Month, paid_through: Month | None) -> Sequence[Month]:
    quarter = quarter_of(this)
    last = quarter[-1] if rhythm is Rhythm.QUARTERLY else this
    if paid_through is not None:
        return list(months_between(paid_through.plus(1), last))
    return quarter if rhythm is Rhythm.QUARTERLY else [this]
