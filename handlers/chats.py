"""What happens to chats（会话变动）: the bot is removed, a group goes on under another id."""

from chat import Left, Moved, Reply
from handlers.request import Request
from storage.fresh_cards import follow
from storage.unreached import lose_account, lose_chat


def left(request: Request, _: Left) -> list[Reply]:
    """The bot was taken out of a group, or blocked by a person: nothing more is sent there.

    The secretary is told, so that nobody waits for what does not come.
    """
    place = request.visit.place
    if not place.is_private:
        lose_chat(request.records, place.platform, place.chat, request.now)
    elif request.account_id is not None:
        lose_account(request.records, request.account_id, request.now)
    return []


def moved(request: Request, event: Moved) -> list[Reply]:
    """A group became a supergroup; its branch comes along. May be told twice."""
    place = request.visit.place
    follow(request.records, place.platform, place.chat, event.chat, request.now)
    return []
