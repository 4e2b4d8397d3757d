"""Several of one's own months at once（多月一起交）: 看数额、我已交、撤回, always in private."""

from decimal import Decimal

from cards.dues import money, month_list
from cards.rhythms import (
    ClaimMonths,
    PickMonths,
    ShowMonths,
    WithdrawMonths,
    claimed_months_card,
    months_card,
)
from chat import Card, Refresh, Reply, Tell, line
from domain.dues import MOST_MONTHS, Due, DueState, check_months, payable_months, tracked_months
from domain.dues_ledger_actions import Decision, rule_on_payment
from domain.dues_ledger_payments import stands
from domain.months import Month, unpack
from domain.refusal import Refusal
from handlers.request import Request
from storage.dues_notices import WAITING_CARD, collectors, tell_collectors


def pick(request: Request, press: PickMonths) -> list[Reply]:
    """A month is ticked or not."""
    return [Refresh(_picking(request, _months(request, press.months)))]


def show_amount(request: Request, press: ShowMonths) -> list[Reply]:
    months = _months(request, press.months)
    total = money(_total(request, months), request.words)
    return [request.tell("dues.amount", month=month_list(months, request.words), amount=total)]


def claim(request: Request, press: ClaimMonths) -> list[Reply]:
    """“I have paid” for all of them, those ahead included; again changes nothing."""
    months, me, book = _months(request, press.months), request.me, request.records.dues
    this = Month.of(request.today)
    check_months(months, this)
    if rule_on_payment(months, this, has_consent=True).decision is not Decision.ACCEPT:
        raise Refusal("ledger.refused.many_months", months=MOST_MONTHS)
    mine, monthly = _mine(request), _monthly(request)
    fresh = [month for month in months if month not in mine or mine[month].state is DueState.DUE]
    for month in fresh:
        if monthly is not None:
            book.owe(request.home.id, me.id, month, monthly)
        book.claim(me.id, month, request.now)
    if fresh:
        tell_collectors(request.records, request.home, request.now)
    heads = collectors(request.records, request.home, request.today)
    return [Refresh(claimed_months_card(months, request.home.id, heads, request.words))]


def withdraw(request: Request, press: WithdrawMonths) -> list[Reply]:
    """Not paid after all: months ahead are not owed yet, the others are open again."""
    mine, book = _mine(request), request.records.dues
    waiting = [
        month for month in _read(press.months)
        if month in mine and mine[month].state is DueState.CLAIMED
    ]  # fmt: skip
    if not waiting:
        raise Refusal("dues.refused.confirmed")
    called = tracked_months(request.home, request.now)
    for month in waiting:
        if month in called:
            book.reopen(request.me.id, month)
        else:
            book.forget(request.me.id, month)
    request.redraw(request.home.id, WAITING_CARD)
    return [Refresh(_picking(request, waiting)), Tell(line(request.words("dues.withdrawn")))]


def _picking(request: Request, months: list[Month]) -> Card:
    mine = _mine(request)
    payable = [
        month for month in _payable(request)
        if month not in mine or mine[month].state is DueState.DUE
    ]  # fmt: skip
    picked = [month for month in months if month in payable]
    return months_card(
        request.home.id, payable, picked, _total(request, picked), Month.of(request.today),
        max_buttons=request.abilities.max_buttons, words=request.words,
    )  # fmt: skip


def _months(request: Request, word: str) -> list[Month]:
    """The months named; one that is settled, or not to be paid here, is refused."""
    months = _read(word)
    if not set(months) <= set(_payable(request)):
        raise Refusal("dues.refused.changed")
    return months


def _read(word: str) -> list[Month]:
    try:
        return unpack(word) if word else []
    except ValueError:
        raise Refusal("refused.stale") from None


def _payable(request: Request) -> list[Month]:
    return payable_months(
        request.home, request.now, _mine(request).values(),
        is_assessed=_monthly(request) is not None,
    )  # fmt: skip


def _mine(request: Request) -> dict[Month, Due]:
    return {due.month: due for due in request.records.dues.of_member(request.me.id)}


def _monthly(request: Request) -> Decimal | None:
    return request.records.dues.assessed(request.home.id, request.today).get(request.me.id)


def _total(request: Request, months: list[Month]) -> Decimal:
    mine, monthly = _mine(request), _monthly(request) or Decimal(0)
    amounts = [stands(mine[month]).outstanding if month in mine else monthly for month in months]
    return sum(amounts, Decimal(0))
