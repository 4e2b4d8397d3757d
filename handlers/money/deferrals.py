"""Dues that may be paid later（延交）: the branch agreed, those who collect write it down."""

from cards.collecting import ShowGrid
from cards.deferrals import (
    AskDeferred,
    DeferFor,
    DropDeferral,
    PickReason,
    ShowDeferrals,
    ask_months_card,
    deferrals_card,
    reasons_card,
    span_of,
)
from cards.dues import month_list
from cards.payments import people_card
from cards.undo import undo_button
from chat import Card, Refresh, Reply, Tell
from domain.attendance import Leave
from domain.dues_ledger_choice import check_deferral
from domain.months import Month
from domain.payment_months import read_months
from domain.people import Member
from domain.refusal import Refusal
from handlers.request import Request

KIND = "dues_deferral"
"""The question after the months."""


def show(request: Request, press: ShowDeferrals) -> list[Reply]:
    return [Refresh(_list(request, press.page, ""))]


def pick_member(request: Request, press: DeferFor) -> list[Reply]:
    """Whom did the branch allow it?"""
    branch_id, words = request.home.id, request.words
    card = people_card(
        words("ledger.defer_who"), request.members(), lambda one: PickReason(branch_id, one.id),
        page=press.page, turn=lambda to: DeferFor(branch_id, to),
        back=ShowDeferrals(branch_id, 0), max_buttons=request.abilities.max_buttons, words=words,
    )  # fmt: skip
    return [Refresh(card)]


def pick_reason(request: Request, press: PickReason) -> list[Reply]:
    request.drop_question()
    member = _member(request, press.member_id)
    back = DeferFor(request.home.id, 0)
    return [Refresh(reasons_card(request.home.id, member.id, member.name, back, request.words))]


def ask(request: Request, press: AskDeferred) -> list[Reply]:
    """The next text names the months."""
    member = _member(request, press.member_id)
    request.ask(KIND, f"{member.id}:{press.reason}")
    back = PickReason(request.home.id, member.id)
    return [Refresh(ask_months_card(member.name, back, request.words))]


def take(request: Request, text: str) -> list[Reply]:
    """10-12月; still owed, but not without a good reason（仍欠，不算无正当理由）."""
    number, _, code = request.about.partition(":")
    if code not in list(Leave):
        raise Refusal("refused.stale")
    member, this = _member(request, int(number)), Month.of(request.today)
    months = read_months(text, this)
    check_deferral(months, this)
    request.drop_question()
    request.records.ledger.defer(member.id, months, reason=code, on=request.today, by=request.me.id)
    listed = month_list(months, request.words)
    said = request.words("ledger.deferred", name=member.name, months=listed)
    return [Tell(_list(request, 0, said))]


def drop(request: Request, press: DropDeferral) -> list[Reply]:
    """It was a mistake."""
    found = [one for one in request.records.ledger.deferrals(request.home.id)
             if one.id == press.deferral_id]  # fmt: skip
    if not found:
        raise Refusal("refused.stale")
    request.records.ledger.drop_deferral(press.deferral_id)
    name = request.records.people.names(request.home.id).get(found[0].member_id, "")
    months = span_of(found[0], request.words)
    said = request.words("ledger.dropped", name=name, months=months)
    return [Refresh(_list(request, 0, said))]


def _list(request: Request, page: int, said: str) -> Card:
    branch_id, ledger = request.home.id, request.records.ledger
    newest = sorted(ledger.deferrals(branch_id), key=lambda one: one.months, reverse=True)
    undo = None
    if said:
        undo = undo_button(branch_id, request.records.audit.next_number(branch_id), request.words)
    return deferrals_card(
        branch_id, newest, request.records.people.names(branch_id), page=page,
        back=ShowGrid(branch_id, "", 0), said=said, undo=undo,
        max_buttons=request.abilities.max_buttons, words=request.words,
    )  # fmt: skip


def _member(request: Request, member_id: int) -> Member:
    """Somebody on this branch's roster; a button about anybody else is refused."""
    member = request.records.people.find(member_id, request.today)
    if member is None or member.branch_id != request.home.id:
        raise Refusal("refused.stale")
    return member
