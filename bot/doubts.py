"""A doubtful answer（请核实）: held until its writer is sure, and then given to its question."""

from bot.visitor import Errand
from cards.guarding import SayAnyway, doubt_card
from chat import Pressed, Reply, Sent, Tell, What, Wrote, tag_of
from domain.guard import Doubt
from handlers import Request


def may_answer(what: What) -> bool:
    """Whether an open question has to be looked for."""
    is_sure = isinstance(what, Pressed) and tag_of(what.wire) == SayAnyway.tag
    return is_sure or isinstance(what, Wrote | Sent)


def run(request: Request, task: Errand) -> tuple[Reply, ...]:
    """What the handler answers; the guard's question instead, where it has one."""
    try:
        return tuple(task.entry.run(request, task.asked))
    except Doubt as doubt:
        visit = request.visit
        if request.account_id is None or not isinstance(visit.what, Wrote):
            raise
        request.records.questions.doubt(request.account_id, visit.what.text)
        return (Tell(doubt_card(doubt, request.home.id, request.words)),)
