"""A list of payments beside the roster（对交费表）: what fits is offered, the rest is named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from domain.dues import check_months
from domain.months import Month
from domain.namesakes import spelt, unmarked
from domain.payment_lists import PaymentLine
from domain.refusal import Refusal


class Snag(StrEnum):
    """Why a line is left alone（没对上的原因）."""

    UNKNOWN = "unknown"  # 名册上没有
    AMBIGUOUS = "ambiguous"  # 同名
    AMOUNT = "amount"  # 数额与核定的不符
    CONFIRMED = "confirmed"  # 已经确认过
    NOT_OPEN = "not_open"  # 这个月不能登记
    TWICE = "twice"  # 表里重复


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """Somebody on the roster: what each month that may be recorded costs, which are settled."""

    member_id: int
    name: str
    open: Mapping[Month, Decimal] = field(default_factory=dict)
    confirmed: frozenset[Month] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A line that is left alone, and why; `assessed` where the amount is another."""

    line: PaymentLine
    snag: Snag
    assessed: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One month of one member that fits: `amount` is what was assessed, and what was paid."""

    member_id: int
    month: Month
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    payments: tuple[Payment, ...]
    left: tuple[Left, ...]


def match(lines: Iterable[PaymentLine], payers: Iterable[Payer], this: Month) -> Matching:
    """Whose payment each line is. A line fits as a whole or not at all."""
    known = list(payers)
    payments: dict[tuple[int, Month], Payment] = {}
    left = []
    for line in lines:
        found = _found(line.name, known)
        if len(found) != 1 or spelt(found[0].name) != spelt(line.name):
            left.append(Left(line=line, snag=Snag.AMBIGUOUS if found else Snag.UNKNOWN))
            continue
        [payer] = found
        snag = _snag(line, payer, payments, this)
        if snag is not None:
            left.append(snag)
            continue
        for month in line.months:
            payments[payer.member_id, month] = Payment(
                member_id=payer.member_id, month=month, amount=payer.open[month]
            )
    return Matching(payments=tuple(payments.values()), left=tuple(left))


def still_fits(payment: Payment, payer: Payer | None) -> bool:
    """Whether it can be confirmed as it was shown: nothing was changed meanwhile."""
    return payer is not None and payer.open.get(payment.month) == payment.amount


def _snag(
    line: PaymentLine, payer: Payer, taken: Mapping[tuple[int, Month], Payment], this: Month
) -> Left | None:
    if any((payer.member_id, month) in taken for month in line.months):
        return Left(line=line, snag=Snag.TWICE)
    if any(month in payer.confirmed for month in line.months):
        return Left(line=line, snag=Snag.CONFIRMED)
    try:
        check_months(list(line.months), this)
    except Refusal:
        return Left(line=line, snag=Snag.NOT_OPEN)
    if not set(line.months) <= set(payer.open):
        return Left(line=line, snag=Snag.NOT_OPEN)
    assessed = sum((payer.open[month] for month in line.months), Decimal(0))
    if line.amount not in (None, assessed):
        return Left(line=line, snag=Snag.AMOUNT, assessed=assessed)
    return None


def _found(name: str, payers: list[Payer]) -> list[Payer]:
    """Everybody of that name; 李明 also means 李明（一）and 李明（二）, so it is unclear."""
    exact = [payer for payer in payers if spelt(payer.name) == spelt(name)]
    if exact:
        return exact
    return [payer for payer in payers if unmarked(payer.name) == spelt(name)]
