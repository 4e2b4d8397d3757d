"""Choosing one's branch（选支部）."""

from cards.branches import PickBranch
from chat import Refresh, Reply, line
from domain.refusal import Refusal
from handlers.request import Request


def pick(request: Request, _: PickBranch) -> list[Reply]:
    """Somebody in several branches means this one until they say otherwise."""
    if request.account_id is None or request.member is None:
        raise Refusal("refused.stranger")
    request.records.accounts.set(request.account_id, branch_id=request.home.id)
    return [Refresh(line(request.words("branches.picked", branch=request.home.name)))]
