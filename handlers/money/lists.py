"""A list of payments（交费表）: shown beside the roster, then confirmed at once."""

from cards.collecting import ShowGrid
from cards.collecting_tools import MoreTools, more_card
from cards.payment_lists import (
    AskPaymentList,
    ConfirmList,
    DropList,
    SendPaymentTemplate,
    ask_card,
    confirmed_card,
    preview_card,
)
from cards.undo import undo_button
from chat import Refresh, Reply, Send, Sent, Tell, line
from domain.dues import tracked_months
from domain.exports import Export, Kind
from domain.months import Month
from domain.payment_lists import read_payments
from domain.payment_matching import Payer, match, still_fits
from domain.periods import Period
from domain.refusal import Refusal
from handlers.request import Request
from papers.payment_list import payment_template
from storage.dues_notices import DUES_CARD, WAITING_CARD, tell_confirmed
from storage.payments import payers

KIND = "payment_list"
"""The open question a file answers."""


def more(request: Request, _: MoreTools) -> list[Reply]:
    back = ShowGrid(request.home.id, "", 0)
    return [Refresh(more_card(request.home.id, back, request.words))]


def ask_list(request: Request, _: AskPaymentList) -> list[Reply]:
    """The next file in private is the list."""
    request.ask(KIND)
    back = ShowGrid(request.home.id, "", 0)
    return [Refresh(ask_card(request.home.id, back, request.words))]


def send_template(request: Request, _: SendPaymentTemplate) -> list[Reply]:
    """Everybody who pays, and the latest month; the amounts are left to fill in."""
    tracked = tracked_months(request.home, request.now)
    month = tracked[-1] if tracked else Month.of(request.today)
    names = [payer.name for payer in _payers(request) if month in payer.open]
    data = payment_template(names, month, request.words)
    name = request.words("payment_list.sheet.title", month=str(month))
    trail = Export(what=Kind.PAYMENTS, period=Period(month, month)).facts
    return [Send(f"{name}.xlsx", data, request.words("payment_list.template_sent"), trail)]


def take_list(request: Request, _: Sent) -> list[Reply]:
    """It was read before, outside of the transaction. Nothing is confirmed yet."""
    if request.visit.facts.trouble:
        raise Refusal(request.visit.facts.trouble)
    this = Month.of(request.today)
    reading = read_payments(request.visit.facts.rows, this)
    known = _payers(request)
    matching = match(reading.lines, known, this)
    list_id = request.records.payment_lists.keep(
        request.home.id, matching.payments, by=request.me.id
    )
    request.drop_question()
    card = preview_card(
        matching, reading.unread, {payer.member_id: payer.name for payer in known}, this,
        branch_id=request.home.id, list_id=list_id, words=request.words,
    )  # fmt: skip
    return [Tell(card)]


def confirm_list(request: Request, press: ConfirmList) -> list[Reply]:
    """The money of all that fitted has come; what changed meanwhile is left alone."""
    lists, book = request.records.payment_lists, request.records.dues
    payments = lists.find(request.home.id, press.list_id)
    if not payments:
        raise Refusal("payment_list.refused.settled")
    known = {payer.member_id: payer for payer in _payers(request)}
    fitting = [one for one in payments if still_fits(one, known.get(one.member_id))]
    by_member: dict[int, list[Month]] = {}
    for one in fitting:
        book.owe(request.home.id, one.member_id, one.month, one.amount)
        book.confirm(one.member_id, one.month, by=request.me.id, at=request.now)
        request.redraw(one.month, DUES_CARD)
        by_member.setdefault(one.member_id, []).append(one.month)
    lists.drop(press.list_id)
    request.drop_question()
    for member_id, months in by_member.items():
        if member_id != request.me.id:
            tell_confirmed(request.records, request.home, member_id, months, request.now)
    request.redraw(request.home.id, WAITING_CARD)
    number = request.records.audit.next_number(request.home.id)
    undo = undo_button(request.home.id, number, request.words) if fitting else None
    card = confirmed_card(
        len(fitting), len(payments) - len(fitting), undo=undo,
        again=AskPaymentList(request.home.id),
        back=ShowGrid(request.home.id, "", 0), words=request.words,
    )  # fmt: skip
    return [Refresh(card)]


def drop_list(request: Request, press: DropList) -> list[Reply]:
    """Not after all; a list already settled stays settled."""
    if request.records.payment_lists.find(request.home.id, press.list_id) is None:
        raise Refusal("payment_list.refused.settled")
    request.records.payment_lists.drop(press.list_id)
    return [Refresh(line(request.words("payment_list.dropped")))]


def _payers(request: Request) -> list[Payer]:
    return payers(request.records.people, request.records.dues, request.home, request.now)
