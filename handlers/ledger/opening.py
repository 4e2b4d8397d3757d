"""/ledger（台账）: a link to the pages, for the asker alone."""

from secrets import token_urlsafe

from cards.ledger import ledger_card
from chat import Reply, Tell
from domain.refusal import Refusal
from handlers.request import Request


def open_ledger(request: Request, _: str) -> list[Reply]:
    """One link at a time: a new one takes the place of the last.

    With words behind it (/ledger 三季度) something else is wanted: that is the menu line's
    `worded`, in handlers/ledger/menu.py.
    """
    if not request.is_private:
        raise Refusal("refused.private_only")
    address = request.defaults.ledger
    if address is None:
        raise Refusal("page.command.closed")
    if request.account_id is None:
        raise Refusal("refused.stranger")
    token = token_urlsafe(32)
    request.records.entrance.invite(request.account_id, request.home.id, token, request.now)
    return [Tell(ledger_card(address, token, request.words))]
