"""What a reply still lacks when its handler is done（署名）: the branch's name, and whose it is."""

from dataclasses import replace

from cards.branches import signed
from chat import Pressed, Refresh, Reply, Send, Tell
from handlers import Request


def addressed(reply: Reply, request: Request) -> Reply:
    """Whoever is in several branches reads on each private card which one it is about."""
    if isinstance(reply, Send):
        return _of_whom(reply, request)
    if not isinstance(reply, Tell | Refresh) or not (request.branch and request.account_id):
        return reply
    is_private = request.visit.place.is_private
    pops_up = reply.card.is_line and isinstance(request.visit.what, Pressed)
    if pops_up or (isinstance(reply, Refresh) and not is_private):
        return reply
    mine = request.records.people.branches_of(request.account_id, request.now)
    if len(mine) < 2:
        return reply
    return replace(reply, card=signed(reply.card, request.branch.name, request.words))


def _of_whom(file: Send, request: Request) -> Send:
    if request.branch is None or request.member is None:
        return file
    return replace(file, branch_id=request.branch.id, member_id=request.member.id)
