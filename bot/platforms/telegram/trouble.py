"""When Telegram does not answer（断线）: one clear line, then patience."""

import asyncio
import logging

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.platforms.telegram.errors import seconds

log = logging.getLogger(__name__)

FIRST, LONGEST = 1.0, 30.0
"""Seconds until the next try; each try doubles them."""


class Trouble:
    """Rests longer each time; says what is wrong when it begins or changes, and when it ends."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._said = ""
        self._pause = FIRST

    async def rest(self, error: TelegramError) -> None:
        what = _sentence(error)
        if what != self._said:
            log.warning(what)
            self._said = what
        if isinstance(error, Conflict) and "webhook" in str(error).lower():
            await self._stop_webhook()
        pause = seconds(error) if isinstance(error, RetryAfter) else self._pause
        self._pause = min(2 * self._pause, LONGEST)
        await asyncio.sleep(pause)

    def over(self) -> None:
        if self._said:
            log.info("Telegram answers again")
        self._said, self._pause = "", FIRST

    async def _stop_webhook(self) -> None:
        try:
            await self._bot.delete_webhook()
        except TelegramError as error:
            log.warning("the webhook could not be removed: %s", error)


def _sentence(error: TelegramError) -> str:
    if isinstance(error, InvalidToken):
        return "Telegram refuses the token; was it revoked?"
    if isinstance(error, Conflict):
        return f"somebody else takes this bot's visits: {error}"
    return f"Telegram does not answer: {error}; trying on"
