"""What members say of their own dues（看数额、我已交、撤回）, always in private."""

from cards.dues import (
    ClaimPaid,
    OpenCall,
    ShowAmount,
    WithdrawClaim,
    claimed_card,
    money,
)
from cards.moments import month_name
from cards.rhythms import called_card
from chat import Card, Refresh, Reply, Tell, line
from domain.dues import Due, DueState, check_claim, tracked_months
from domain.dues_ledger_payments import stands
from domain.months import Month
from domain.refusal import Refusal
from handlers.request import Request
from storage.dues_notices import WAITING_CARD, called_together, collectors, tell_collectors


def open_call(request: Request, press: OpenCall) -> list[Reply]:
    """What the neutral message was about."""
    due = _mine(request, press.month)
    if due.state is DueState.CONFIRMED:
        raise Refusal("dues.refused.confirmed")
    return [Refresh(_card(request, due.month, due.state))]


def show_amount(request: Request, press: ShowAmount) -> list[Reply]:
    due = _mine(request, press.month)
    rest = money(stands(due).outstanding, request.words)
    return [request.tell("dues.amount", month=month_name(due.month, request.words), amount=rest)]


def claim(request: Request, press: ClaimPaid) -> list[Reply]:
    """“I have paid”: noted, until the one who collects confirms it. Again changes nothing."""
    due = _mine(request, press.month)
    if not request.is_newest(f"due:{due.member_id}:{due.month}"):
        return [Refresh(_card(request, due.month, due.state))]
    check_claim(due)
    if due.state is DueState.DUE:
        request.records.dues.claim(due.member_id, due.month, request.now)
        tell_collectors(request.records, request.home, request.now)
    return [Refresh(_card(request, due.month, DueState.CLAIMED))]


def withdraw(request: Request, press: WithdrawClaim) -> list[Reply]:
    """It was not paid after all; possible while nobody has confirmed it."""
    due = _mine(request, press.month)
    if not request.is_newest(f"due:{due.member_id}:{due.month}"):
        return [Refresh(_card(request, due.month, due.state))]
    check_claim(due)
    if due.state is DueState.CLAIMED:
        if due.month in tracked_months(request.home, request.now):
            request.records.dues.reopen(due.member_id, due.month)
        else:
            request.records.dues.forget(due.member_id, due.month)
        request.redraw(request.home.id, WAITING_CARD)
    return [
        Refresh(_card(request, due.month, DueState.DUE)),
        Tell(line(request.words("dues.withdrawn"))),
    ]


def _card(request: Request, month: Month, state: DueState) -> Card:
    heads = collectors(request.records, request.home, request.today)
    if state is DueState.CLAIMED:
        return claimed_card(month, request.home.id, heads, request.words)
    months = called_together(request.records, request.home, request.me.id, month, request.now)
    stretches = request.records.rhythms.of_member(request.me.id, request.today)
    return called_card(months, request.home.id, stretches, heads, request.words)


def _mine(request: Request, text: str) -> Due:
    """One's own month; refused where nothing is owed, and outside of the private chat."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    try:
        month = Month.read(text)
    except ValueError:
        raise Refusal("refused.stale") from None
    due = request.records.dues.find(request.me.id, month)
    if due is None:
        raise Refusal("dues.refused.nothing_due")
    return due
