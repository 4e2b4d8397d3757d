"""Dues of many at once, typed（批量确认党费）: compared as a payment list is, and shown first."""

from cards.collecting import ShowGrid
from cards.payment_lists import AskTypedList, preview_card, typed_card
from chat import Refresh, Reply, Tell
from domain.bulk import read_paste
from domain.dues import tracked_months
from domain.months import Month
from domain.payment_matching import match
from domain.payment_words import DUES, lines_of, read_month
from domain.refusal import Refusal
from handlers.request import Request
from storage.payments import payers

KIND = "bulk_dues"
"""The question after those who have paid."""


def ask(request: Request, _: AskTypedList) -> list[Reply]:
    """Their next message says who has paid, for the latest month or the one it names."""
    request.ask(KIND)
    return [Refresh(typed_card(ShowGrid(request.home.id, "", 0), request.words))]


def take(request: Request, text: str) -> list[Reply]:
    """Shown with its total; nothing is confirmed yet, and another message takes its place."""
    this = Month.of(request.today)
    month, rest = read_month(text, this)
    if month is None:
        tracked = tracked_months(request.home, request.now)
        if not tracked:
            raise Refusal("dues.refused.not_tracked")
        month = tracked[-1]
    people, book = request.records.people, request.records.dues
    known = payers(people, book, request.home, request.now)
    names = {payer.member_id: payer.name for payer in known}
    matching = match(lines_of(read_paste(rest, names, DUES), known, month), known, this)
    list_id = request.records.payment_lists.keep(
        request.home.id, matching.payments, by=request.me.id
    )
    card = preview_card(
        matching, (), names, this,
        branch_id=request.home.id, list_id=list_id, words=request.words,
    )  # fmt: skip
    return [Tell(card)]
