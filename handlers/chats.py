"""What happens to chats（会话变动）: the bot is removed, a group goes on under another id."""

from chat import Left, Moved, Reply
from handlers.request import Request
from storage.fresh_cards import follow


def left(request: Request, _: Left) -> list[Reply]:
    """The bot was taken out of a group, or blocked by a person: nothing more is sent there."""
    place = request.visit.place
    if place.is_private:
        if request.account_id is not None:
            request.records.accounts.set(request.account_id, is_reachable=False)
        return []
    chat = request.records.branches.chat_at(place.platform, place.chat, place.thread)
    if chat is not None:
        request.records.branches.leave(chat.id, request.now)
    return []


def moved(request: Request, event: Moved) -> list[Reply]:
    """A group became a supergroup; its branch comes along. May be told twice."""
    place = request.visit.place
    follow(request.records, place.platform, place.chat, event.chat, request.now)
    return []
