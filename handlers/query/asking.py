"""/query（查询）: by buttons, or in a line of one's own. Always private, and it only reads."""

from cards.moments import refusal_text
from cards.query import barred_card, turned_away_card, unclear_card
from cards.query_presses import AskLast, AskQuestion, question_of
from chat import Card, Refresh, Reply, Tell
from domain.name_runs import Names
from domain.question_bars import home_names
from domain.question_reading import read_question
from domain.questions import Barred, Matter, Question, Reading, Unclear
from domain.refusal import Refusal
from handlers.query.answering import card_of
from handlers.query.guiding import from_the_top
from handlers.query.rights import allowed, matters, own
from handlers.query.tables import names_of
from handlers.request import Request


def query(request: Request, words: str) -> list[Reply]:
    """/query, /query 张三今年出勤."""
    if not words.strip():
        return [Tell(from_the_top(request, 0))]
    return [Tell(_read(request, words))]


def typed(request: Request, text: str) -> list[Reply]:
    """A line typed in private that nothing else waits for, if it is a question."""
    if isinstance(_reading(request, text), Unclear):
        raise Refusal("refused.not_understood")
    return [Tell(_read(request, text))]


def answer(request: Request, press: AskQuestion) -> list[Reply]:
    """A question offered or led to, or another page of its answer."""
    return [Refresh(card_of(request, question_of(press), press.page))]


def answer_last(request: Request, press: AskLast) -> list[Reply]:
    """The last meeting of one kind."""
    return [Refresh(card_of(request, Question(Matter.LAST, kind=press.kind)))]


def _reading(request: Request, text: str) -> Reading:
    return read_question(
        text, Names(names_of(request), {}), me=request.me.id, today=request.today,
        among=matters(request), home=home_names(request.home.name),
    )  # fmt: skip


def _read(request: Request, text: str) -> Card:
    names, branch_id, words = names_of(request), request.home.id, request.words
    match _reading(request, text):
        case Barred(bar, neighbour):
            beside = None if neighbour is None else allowed(request, neighbour)
            return barred_card(bar, beside, names, branch_id, words)
        case Unclear(nearest):
            offered = [one for one in (allowed(request, near) for near in nearest) if one]
            return unclear_card(offered, names, branch_id, words)
        case question:
            return _answer(request, question)


def _answer(request: Request, question: Question) -> Card:
    """To whom it does not concern: who may ask it, and what they may ask about themself."""
    try:
        return card_of(request, question)
    except Refusal as refusal:
        instead = own(request, question)
        if instead is None or instead == question:
            raise
        why = refusal_text(refusal, request.words, request.zone)
        return turned_away_card(why, instead, names_of(request), request.home.id, request.words)
