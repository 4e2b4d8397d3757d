"""How much came, typed at a payment's card: a part of what is due, or more（部分、自愿多交）."""

from decimal import Decimal

from cards.collecting import ShowGrid
from cards.dues import month_list
from cards.dues_ledger import PayByUnit, receipt_card
from cards.payments import EditPayment, RecordFor
from cards.undo import undo_button
from chat import Button, Reply, Tell
from domain.dues import MOST_MONTHS, read_amount
from domain.dues_ledger_actions import (
    Decision,
    Payer,
    PayerKind,
    rule_on_payer,
    rule_on_payment,
)
from domain.dues_ledger_payments import NOTHING, Receipt
from domain.months import Month
from domain.people import Member
from domain.refusal import Refusal
from handlers.money.choosing import chosen, payer_name, the_member
from handlers.request import Request
from storage.dues_notices import DUES_CARD, WAITING_CARD, tell_confirmed
from storage.receiving import receive


def take(request: Request, text: str) -> list[Reply]:
    """What came is spread over the months, the oldest first; with none ticked it is voluntary."""
    paid, home = read_amount(text), request.home
    if not paid:
        raise Refusal("dues.refused.amount")
    number, base, mask, payer_id = request.about.split(":")
    edit = EditPayment(home.id, int(number), base, int(mask), int(payer_id), 0)
    member, months = the_member(request, edit.member_id), chosen(request, edit)
    ruling = rule_on_payment(months, Month.of(request.today), has_consent=True)
    if ruling.decision is not Decision.ACCEPT:
        raise Refusal("ledger.refused.sum_of_many", months=MOST_MONTHS)
    payer = payer_name(request, edit)
    request.drop_question()
    if not months:
        return _give(request, member, paid)
    receipt = receive(
        request.records, home, member.id, months, by=request.me.id, now=request.now, paid=paid,
        payer_id=edit.payer_id,
    )  # fmt: skip
    for month in months:
        request.redraw(month, DUES_CARD)
    request.redraw(home.id, WAITING_CARD)
    if receipt.settled and member.id != request.me.id:
        tell_confirmed(request.records, home, member.id, receipt.settled, request.now)
    return _saved(request, member, receipt, payer)


def _give(request: Request, member: Member, amount: Decimal) -> list[Reply]:
    """Nothing was due: all of it is voluntary（自愿多交）."""
    month = request.records.ledger.give(member.id, amount)
    if month is None:
        raise Refusal("ledger.refused.no_month")
    return _saved(request, member, Receipt(months=(month,), settled=(), due=NOTHING, paid=amount))


def _saved(
    request: Request, member: Member, receipt: Receipt, payer: str = ""
) -> list[Reply]:  # fmt: skip
    words, home = request.words, request.home
    listed = month_list(receipt.months, words)
    buttons = (
        undo_button(home.id, request.records.audit.next_number(home.id), words),
        Button(words("dues.button.record"), RecordFor(home.id, 0)),
        Button(words("button.back"), ShowGrid(home.id, "", 0)),
    )
    lead = words("dues.record.saved", name=member.name, months=listed)
    return [Tell(receipt_card(lead, receipt, payer, buttons, words))]


def by_unit(_: Request, __: PayByUnit) -> list[Reply]:
    """不得垫交或扣缴（中组发〔2008〕3号第十四条）."""
    unit = Payer(PayerKind.ORGANIZATION)
    ruling = rule_on_payer(unit, Payer(PayerKind.MEMBER), has_consent=True)
    assert ruling.decision is Decision.REJECT
    raise Refusal("ledger.by_unit")
