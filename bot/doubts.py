"""A doubtful answer（请核实）: held until its writer is sure, and then given to its question."""

from bot.visitor import Errand
from cards.guarding import SayAnyway, doubt_card
from chat import Card, Pressed, Refresh, Reply, Say, Sent, Tell, What, Wrote, tag_of
from domain.guard import Doubt
from domain.refusal import Refusal
from handlers import Request
from schedules.guarding import against


def may_answer(what: What) -> bool:
    """Whether an open question has to be looked for."""
    is_sure = isinstance(what, Pressed) and tag_of(what.wire) == SayAnyway.tag
    return is_sure or isinstance(what, Wrote | Sent)


def run(request: Request, task: Errand) -> tuple[Reply, ...]:
    """What the handler answers; the guard's question instead, where it has one.

    Raises Refusal where a group would read in the answer what it must not.
    """
    try:
        replies = tuple(task.entry.run(request, task.asked))
    except Doubt as doubt:
        visit = request.visit
        if request.account_id is None or not isinstance(visit.what, Wrote):
            raise
        request.records.questions.doubt(request.account_id, visit.what.text)
        return (Tell(doubt_card(doubt, request.home.id, request.words)),)
    for card in _aloud(request, replies):
        if request.branch is not None and against(card, request.records, request.branch.id):
            raise Refusal("guard.not_aloud")
    return replies


def _aloud(request: Request, replies: tuple[Reply, ...]) -> list[Card]:
    """What of it a group reads."""
    if request.is_private:
        return []
    cards = [reply.card for reply in replies if isinstance(reply, Say | Refresh)]
    return cards + [one.aloud for one in replies if isinstance(one, Tell) and one.aloud]
