"""What stands on the card of a payment（记一笔）: whose it is, which months, who brings it."""

from cards.payments import EditPayment
from domain.dues_ledger_choice import ticked
from domain.months import Month
from domain.people import Member
from domain.refusal import Refusal
from handlers.request import Request
from storage.receiving import RELATIVE, payable_of

KIND = "dues_paid"
"""The question the card asks as well: how much came, if it is not what is due."""


def chosen(request: Request, edit: EditPayment) -> list[Month]:
    """The ticked months; a card too old, or made up, or overtaken by others is refused."""
    open_months = payable(request, edit.member_id)
    return ticked(edit.base, edit.mask, open_months, Month.of(request.today))


def payable(request: Request, member_id: int) -> list[Month]:
    """The months that can be recorded for them today."""
    return payable_of(request.records, request.home, member_id, request.now)


def payer_name(request: Request, edit: EditPayment) -> str:
    """Who brings it for the member（代交人）, "" where they bring it themselves."""
    if edit.payer_id == RELATIVE:
        return request.words("ledger.relative")
    is_other = edit.payer_id not in (0, edit.member_id)
    return the_member(request, edit.payer_id).name if is_other else ""


def the_member(request: Request, member_id: int) -> Member:
    """Somebody on this branch's roster; a button about anybody else is refused."""
    member = request.records.people.find(member_id, request.today)
    if member is None or member.branch_id != request.home.id:
        raise Refusal("refused.stale")
    return member
