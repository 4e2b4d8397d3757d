"""Asking by buttons（查询）: what, then who, then when."""

from cards.query import AskMatter, AskWho, StartQuery, start_card, when_card, who_card
from chat import Card, Refresh, Reply
from domain.months import Month
from domain.questions import Matter, Question, has_time
from handlers.query.answering import card_of
from handlers.query.rights import asks_all, check, matters, people
from handlers.query.tables import names_of
from handlers.request import Request

OF_ONE = (Matter.ATTENDANCE, Matter.DUES)
"""What is asked of everybody or of one member by buttons."""


def start(request: Request, press: StartQuery) -> list[Reply]:
    return [Refresh(from_the_top(request, press.page))]


def from_the_top(request: Request, page: int) -> Card:
    return start_card(matters(request), page, request.home.id, request.words, request.abilities)


def ask_matter(request: Request, press: AskMatter) -> list[Reply]:
    """Who comes next, where there is a choice; else when, else the answer."""
    matter, branch_id = press.matter, request.home.id
    has_everybody = asks_all(request, matter)
    if matter not in OF_ONE:
        who = () if has_everybody else (request.me.id,)
        question = Question(matter, who)
        if not has_time(matter) or matter is Matter.RECTIFICATION:
            return [Refresh(card_of(request, question))]
        check(request, question)
        return [Refresh(_when(request, matter, 0))]
    choice = people(request, matter)
    if not has_everybody and len(choice) == 1:
        return [Refresh(_when(request, matter, request.me.id))]
    card = who_card(
        matter, choice, press.page, branch_id, request.words, request.abilities,
        has_everybody=has_everybody,
    )  # fmt: skip
    return [Refresh(card)]


def ask_who(request: Request, press: AskWho) -> list[Reply]:
    check(request, Question(press.matter, (press.who,) if press.who else ()))
    return [Refresh(_when(request, press.matter, press.who))]


def _when(request: Request, matter: Matter, who: int) -> Card:
    name = names_of(request)[who] if who else ""
    this = Month.of(request.today)
    return when_card(matter, who, name, this, request.home.id, request.words)
