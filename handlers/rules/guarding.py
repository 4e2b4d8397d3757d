"""A doubtful text（请核实）: it stands as it is, or is written anew."""

from cards.guarding import ChangeTyped, SayAnyway
from chat import Refresh, Reply, line
from domain.refusal import Refusal
from handlers.request import Request


def say_anyway(_: Request, __: SayAnyway) -> list[Reply]:
    """Where an answer is held, its own question takes it; nothing is held any more."""
    raise Refusal("refused.stale")


def change(request: Request, _: ChangeTyped) -> list[Reply]:
    """The question stays open for their next line."""
    if request.account_id is not None:
        request.records.questions.doubt(request.account_id, None)
    return [Refresh(line(request.words("guard.retype")))]
