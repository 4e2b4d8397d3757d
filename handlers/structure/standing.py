"""The branch's own card as of today（支部情况）."""

from cards.structure import Standing, branch_card
from chat import Card
from domain.structure import make_up_of
from handlers.request import Request


def standing(request: Request, said: str = "") -> Card:
    """`said` is what has just been done."""
    branch, terms, roster = request.home, request.records.terms, request.members()
    one = Standing(
        made=make_up_of(roster, branch.settings),
        groups=len({one.group.id for one in roster if one.group}),
        term=terms.running(branch, request.today),
        approval=terms.approval(branch.id),
        today=request.today,
    )
    return branch_card(one, request.words, said=said)
