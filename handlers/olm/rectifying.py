"""整改清单: kept by whoever leads; done by a tap of its owner."""

from datetime import date

from cards.rectification import (
    AskItem,
    DropItem,
    FinishItem,
    ListItems,
    ShowItem,
    ask_item_card,
    items_card,
)
from cards.rectifying import (
    AskDue,
    PickOwner,
    SetDue,
    SetOwner,
    due_card,
    item_card,
    owners_card,
)
from chat import Card, Refresh, Reply, Tell
from domain.olm_years import read_year
from domain.rectification import Item, check_due, read_item, usual_due
from domain.refusal import Refusal
from domain.spans import read_since
from handlers.olm.sheets import leads, names_of, own_card, the_sheet, year_now
from handlers.request import Request

TEXT = "rectify_text"
DUE = "rectify_due"


def show_all(request: Request, press: ListItems) -> list[Reply]:
    request.drop_question()
    return [Refresh(_all(request, press.year, press.page))]


def ask(request: Request, press: AskItem) -> list[Reply]:
    the_sheet(request, press.year)
    request.ask(TEXT, str(press.year))
    return [Refresh(ask_item_card(press.branch_id, press.year, request.words))]


def take(request: Request, text: str) -> list[Reply]:
    """What is to be done, never what somebody was criticized for; at first it is the branch's."""
    year = read_year(request.about)
    item_text = read_item(text)
    request.make_sure(item_text, is_aloud=False)
    olm_id = request.records.olm.open(request.home.id, year)
    due = usual_due(request.today)
    item_id = request.records.rectification.add(olm_id, item_text, due, by=request.me.id)
    request.drop_question()
    return [Tell(_card(request, _item(request, item_id)))]


def show(request: Request, press: ShowItem) -> list[Reply]:
    request.drop_question()
    return [Refresh(_card(request, _item(request, press.item_id)))]


def pick_owner(request: Request, press: PickOwner) -> list[Reply]:
    item = _item(request, press.item_id)
    card = owners_card(item, request.members(), press.page, request.words, request.abilities)
    return [Refresh(card)]


def set_owner(request: Request, press: SetOwner) -> list[Reply]:
    item = _item(request, press.item_id)
    if press.member_id and press.member_id not in {one.id for one in request.members()}:
        raise Refusal("refused.stale")
    request.records.rectification.change(item.id, owner_id=press.member_id or None)
    return [Refresh(_card(request, _item(request, item.id)))]


def ask_due(request: Request, press: AskDue) -> list[Reply]:
    item = _item(request, press.item_id)
    request.ask(DUE, str(item.id))
    return [Refresh(due_card(item, request.today, request.words))]


def set_due(request: Request, press: SetDue) -> list[Reply]:
    return [Refresh(_set_due(request, _item(request, press.item_id), press.on))]


def take_due(request: Request, text: str) -> list[Reply]:
    if not request.about.isdecimal():
        raise Refusal("refused.stale")
    item = _item(request, int(request.about))
    return [Tell(_set_due(request, item, read_since(text, request.today)))]


def finish(request: Request, press: FinishItem) -> list[Reply]:
    """Its owner, or whoever leads; what is the branch's, whoever leads."""
    item = _item(request, press.item_id)
    is_own = item.owner_id == request.me.id
    if not is_own and not leads(request):
        raise Refusal("rectify.refused.not_yours")
    done_on = request.today if press.is_done else None
    request.records.rectification.change(item.id, done_on=done_on)
    if leads(request):
        return [Refresh(_card(request, _item(request, item.id)))]
    return [Refresh(own_card(request, said=request.words("rectify.noted", text=item.text)))]


def drop(request: Request, press: DropItem) -> list[Reply]:
    item = _item(request, press.item_id)
    request.records.rectification.drop(item.id)
    return [Refresh(_all(request, max(item.year, year_now(request)), 0))]


def _set_due(request: Request, item: Item, on: date) -> Card:
    check_due(on, request.today)
    request.records.rectification.change(item.id, due_on=on)
    request.drop_question()
    return _card(request, _item(request, item.id))


def _item(request: Request, item_id: int) -> Item:
    item = request.records.rectification.find(item_id)
    if item is None or item.branch_id != request.home.id:
        raise Refusal("refused.stale")
    return item


def _card(request: Request, item: Item) -> Card:
    year = max(item.year, year_now(request))  # one left over stands on the list at hand
    return item_card(item, names_of(request), request.today, request.words, year=year)


def _all(request: Request, year: int, page: int) -> Card:
    return items_card(
        the_sheet(request, year), names_of(request), page, request.today, request.words,
        request.abilities,
    )  # fmt: skip
