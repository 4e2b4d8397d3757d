"""What comes in from Telegram（来信）: only what we read of it, and nothing that cannot be read."""

import json
import logging
from typing import Any

from telegram import Bot, Update

from bot.platforms.telegram.request import AiohttpRequest

log = logging.getLogger(__name__)

FAR = 0
"""The date with which Telegram marks a message it tells no more of."""


class UpdatesRequest(AiohttpRequest):
    """Fetches updates. When wary, it looks at each: one that cannot be read arrives empty."""

    def __init__(self) -> None:
        super().__init__(connections=1)
        self._is_wary = False

    def beware(self) -> None:
        """Something in the last answer could not be read; the same will come again."""
        self._is_wary = True

    def parse_json_payload(self, payload: bytes) -> dict[str, Any]:  # type: ignore[override]
        """The answer to getUpdates as python-telegram-bot wants it; see `BaseRequest`."""
        answer: dict[str, Any] = AiohttpRequest.parse_json_payload(payload)
        if isinstance(updates := answer.get("result"), list):
            read = _readable if self._is_wary else _slim
            answer["result"] = [read(update) for update in updates]
            self._is_wary = False
        return answer


def read_update(told: dict[str, Any], bot: Bot) -> Update | None:
    """An update that came by itself; None, and a line in the log, if it cannot be read."""
    number = told["update_id"]
    try:
        return Update.de_json(_slim(told), bot)
    except Exception as error:
        log.warning("update %d cannot be read and is skipped: %s", number, type(error).__name__)
        return None


def _readable(update: dict[str, Any]) -> dict[str, Any]:
    """The update, or only its number; reading it takes it apart, hence the copy."""
    try:
        Update.de_json(_slim(json.loads(json.dumps(update))))
        return _slim(update)
    except Exception as error:
        number = update["update_id"]
        log.warning("update %d cannot be read and is skipped: %s", number, type(error).__name__)
        return {"update_id": number}


def _slim(update: dict[str, Any]) -> dict[str, Any]:
    """Of the message under a pressed button, where it hangs is all we read.

    python-telegram-bot took a third of the time a press costs to build the rest of it.
    """
    query = update.get("callback_query", {})
    card = query.get("message")
    if card and not card.get("is_topic_message"):
        query["message"] = {"message_id": card["message_id"], "chat": card["chat"], "date": FAR}
    return update
