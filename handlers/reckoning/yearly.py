"""The year's assessment（年初核定）: one by one, or as it was."""

from cards.payments import AssessDues
from cards.reassessing import KeepAmounts
from chat import Button, Card, Refresh, Reply
from domain.refusal import Refusal
from handlers.request import Request
from storage.assessing import keep_amounts


def keep(request: Request, press: KeepAmounts) -> list[Reply]:
    """Last year's amounts hold for this year too（全部沿用）."""
    if press.year != request.today.year:
        raise Refusal("refused.stale")
    kept = keep_amounts(request.records, request.home, request.today)
    said = request.words("reckoning.january.kept", count=len(kept), year=press.year)
    back = Button(request.words("reckoning.button.each"), AssessDues(request.home.id, 0))
    return [Refresh(Card(lead=said, rows=((back,),)))]
