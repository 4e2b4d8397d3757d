"""对照检查: everybody says that theirs is written; whoever leads, for those without an account."""

from cards.examining import (
    Examined,
    ExaminedFor,
    ListExamined,
    NotExamined,
    examined_card,
)
from chat import Refresh, Reply
from domain.olm import check_examines
from domain.refusal import Refusal
from handlers.olm.sheets import own_card, the_sheet
from handlers.request import Request


def examined(request: Request, press: Examined) -> list[Reply]:
    """已写好: in the group a count more, and only the asker is told."""
    _check_open(request, press.year, request.me.id)
    request.records.olm.examine(request.home.id, press.year, request.me.id, request.today)
    _redraw(request, press.year)
    if not request.is_private:
        return [request.tell("olm.own.noted")]
    return [Refresh(own_card(request))]


def not_examined(request: Request, press: NotExamined) -> list[Reply]:
    _check_open(request, press.year, request.me.id)
    request.records.olm.unexamine(request.home.id, press.year, request.me.id)
    _redraw(request, press.year)
    return [Refresh(own_card(request))]


def list_examined(request: Request, press: ListExamined) -> list[Reply]:
    return [_list(request, press.year, press.page)]


def examined_for(request: Request, press: ExaminedFor) -> list[Reply]:
    """Who has an account says it themselves."""
    _check_open(request, press.year, press.member_id)
    member = request.records.people.find(press.member_id, request.today)
    if member is None or member.has_account:
        raise Refusal("olm.refused.has_account")
    request.records.olm.examine(request.home.id, press.year, member.id, request.today)
    _redraw(request, press.year)
    return [_list(request, press.year, 0)]


def _list(request: Request, year: int, page: int) -> Reply:
    sheet = the_sheet(request, year)
    waiting = [one for one in request.members() if one.id in sheet.unexamined]
    return Refresh(examined_card(sheet, waiting, page, request.words, request.abilities))


def _check_open(request: Request, year: int, member_id: int) -> None:
    """Refuse once the meeting was held: what was read out there needs no tick any more."""
    sheet = the_sheet(request, year)
    check_examines(member_id, sheet.members)
    if sheet.is_held:
        raise Refusal("olm.refused.held")


def _redraw(request: Request, year: int) -> None:
    request.redraw(f"{request.home.id}:{year}", "olm")
