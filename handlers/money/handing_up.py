"""Handing dues up to the superior（上缴）: written down with day, months and receipt."""

from datetime import date

from cards.collecting import ShowGrid
from cards.handing_up import (
    AskHandoverDay,
    AskReceipt,
    DropHandover,
    EditHandover,
    NoReceipt,
    OpenHandover,
    SaveHandover,
    check_card,
    day_card,
    edit_card,
    receipt_card,
)
from cards.handovers import ShowHandovers, list_card
from chat import Card, Refresh, Reply, Tell, line
from domain.dues import Due
from domain.handovers import (
    LONGEST_RECEIPT,
    Handover,
    by_month,
    check_day,
    check_receipt,
    chosen,
    total_of,
)
from domain.months import Month, pack, unpack
from domain.periods import read_day
from domain.refusal import Refusal
from domain.text import clean_line
from handlers.request import Request

DAY = "handover_day"
RECEIPT = "handover_receipt"
"""The questions after the day and the receipt's number."""


def open_handover(request: Request, _: OpenHandover) -> list[Reply]:
    """Today, everything that is held."""
    held = _held(request)
    months = pack({due.month for due in held}) if held else ""
    return [Refresh(_edit(request, request.today, months))]


def edit(request: Request, press: EditHandover) -> list[Reply]:
    request.drop_question()
    return [Refresh(_edit(request, press.on, press.months))]


def ask_day(request: Request, press: AskHandoverDay) -> list[Reply]:
    _chosen(request, press.months)
    request.ask(DAY, press.months)
    edit = EditHandover(request.home.id, request.today, press.months)
    return [Refresh(day_card(edit, request.words))]


def take_day(request: Request, text: str) -> list[Reply]:
    on = read_day(text, request.today)
    check_day(on, request.today, request.home.tracked_from)
    request.drop_question()
    return [Tell(_edit(request, on, request.about))]


def ask_receipt(request: Request, press: AskReceipt) -> list[Reply]:
    check_day(press.on, request.today, request.home.tracked_from)
    _chosen(request, press.months)
    request.ask(RECEIPT, f"{press.on}|{press.months}")
    edit = EditHandover(request.home.id, press.on, press.months)
    return [Refresh(receipt_card(edit, request.words))]


def take_receipt(request: Request, text: str) -> list[Reply]:
    """The number is typed; it is shown once more with everything else."""
    receipt = clean_line(text, limit=LONGEST_RECEIPT + 1)
    check_receipt(receipt, [one.receipt for one in request.records.handovers.of(request.home.id)])
    request.look_over(receipt, is_aloud=False)
    day, _, months = request.about.partition("|")
    request.drop_question()
    return [Tell(_check(request, date.fromisoformat(day), months, receipt))]


def no_receipt(request: Request, press: NoReceipt) -> list[Reply]:
    """It comes later."""
    check_day(press.on, request.today, request.home.tracked_from)
    request.drop_question()
    return [Refresh(_check(request, press.on, press.months, ""))]


def save(request: Request, press: SaveHandover) -> list[Reply]:
    """It is done, exactly as shown; what changed meanwhile has to be looked at again."""
    draft = _draft(request, press.handover_id)
    paid = _chosen(request, press.months)
    if total_of(paid) != draft.total:
        raise Refusal("handover.refused.changed")
    known = request.records.handovers.of(request.home.id)
    if draft.receipt:
        check_receipt(draft.receipt, [one.receipt for one in known])
    request.records.handovers.record(draft.id, paid, by=request.me.id, at=request.now)
    return [Refresh(_list(request, 0)), request.tell("handover.saved")]


def drop(request: Request, press: DropHandover) -> list[Reply]:
    request.records.handovers.discard(_draft(request, press.handover_id).id)
    return [Refresh(line(request.words("handover.dropped")))]


def show_list(request: Request, press: ShowHandovers) -> list[Reply]:
    return [Refresh(_list(request, press.page))]


def _edit(request: Request, on: date, word: str) -> Card:
    held = _held(request)
    if not held:
        raise Refusal("handover.refused.nothing")
    picked = {due.month for due in _chosen(request, word)} if word else set()
    return edit_card(
        EditHandover(request.home.id, on, word), by_month(held), picked, Month.of(request.today),
        back=ShowGrid(request.home.id, "", 0), max_buttons=request.abilities.max_buttons,
        words=request.words,
    )  # fmt: skip


def _check(request: Request, on: date, word: str, receipt: str) -> Card:
    paid = _chosen(request, word)
    total, handovers = total_of(paid), request.records.handovers
    number = handovers.draft(request.home.id, on, total, receipt=receipt, by=request.me.id)
    draft = handovers.find(number)
    assert draft is not None
    months = sorted({due.month for due in paid})
    return check_card(draft, months, len(paid), request.words)


def _list(request: Request, page: int) -> Card:
    branch_id, handovers = request.home.id, request.records.handovers
    return list_card(
        handovers.of(branch_id), handovers.months(branch_id), total_of(_held(request)),
        branch_id=branch_id, page=page, back=ShowGrid(branch_id, "", 0), words=request.words,
    )  # fmt: skip


def _held(request: Request) -> list[Due]:
    return request.records.dues.held(request.home.id)


def _chosen(request: Request, word: str) -> list[Due]:
    """What is held of these months; a word made up, or overtaken by others, is refused."""
    try:
        months = unpack(word) if word else []
    except ValueError:
        raise Refusal("refused.stale") from None
    return chosen(_held(request), months)


def _draft(request: Request, handover_id: int) -> Handover:
    draft = request.records.handovers.find(handover_id)
    if draft is None or draft.is_recorded or draft.branch_id != request.home.id:
        raise Refusal("handover.refused.settled")
    return draft
