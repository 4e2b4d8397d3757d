"""How Telegram says no（拒绝）, in the words every platform uses."""

import logging
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.platforms import CardGone, ChatMoved, Gone, NotSent, Unreachable, Unsure
from bot.platforms.telegram.request import NotReached

log = logging.getLogger(__name__)

SOON = 5.0
LATER = 300.0
"""Seconds until something is tried again that only people can mend."""
NOBODY = ("chat not found", "peer_id_invalid", "user not found", "group chat was deactivated")
NO_CARD = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
)


def is_same_look(error: TelegramError) -> bool:
    """The message shows that already, which is as good as having changed it."""
    return isinstance(error, BadRequest) and says(error, "message is not modified")


def says(error: TelegramError, *beginnings: str) -> bool:
    return str(error).lower().startswith(beginnings)


def translate(error: TelegramError, *, is_edit: bool) -> Exception:
    """What the house makes of it. A 5xx or a broken line leaves open whether it was done."""
    match error:
        case RetryAfter():
            return NotSent(seconds(error), str(error))
        case ChatMigrated():
            return ChatMoved(str(error.new_chat_id))
        case Forbidden():
            return Gone(str(error))
        case BadRequest():
            return _refused(error, is_edit=is_edit)
        case NotReached():
            return Unreachable(SOON, str(error))
        case InvalidToken():
            return Unreachable(LATER, "Telegram refuses the token")
        case _:
            return Unsure(str(error))


def _refused(error: BadRequest, *, is_edit: bool) -> Exception:
    if says(error, *NOBODY):
        return Gone(str(error))
    if is_edit and says(error, *NO_CARD):
        return CardGone(str(error))
    log.error("Telegram refuses what we send: %s", error)
    # A card like that is given up; a message waits until the chat lets us write, or grows stale.
    return CardGone(str(error)) if is_edit else NotSent(LATER, str(error))


def is_only_the_picture(error: Exception) -> bool:
    """Whether the same without its picture may still go: it was refused, or nobody knows."""
    return isinstance(error, Unsure) or isinstance(error.__cause__, BadRequest)


def seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def is_network(error: TelegramError) -> bool:
    """Trouble on the way, not an answer of Telegram's."""
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)
