"""Asking Telegram for visits（收取来访）: it forgets a visit only after we have kept it."""

import asyncio
from collections.abc import Callable

from telegram import Bot
from telegram.error import TelegramError

from bot.platforms.telegram.taking import Taking
from bot.platforms.telegram.trouble import Trouble
from bot.platforms.telegram.wording import WANTED

LONG_POLL = 30
"""Seconds Telegram may wait for something to tell us."""
BREATH = 1.0
"""Seconds until a visit that could not be kept is asked for again."""


class Intake:
    """Hands over all that wait at once."""

    def __init__(self, bot: Bot, taking: Taking, *, beware: Callable[[], None]) -> None:
        """`beware` is called when updates came that cannot be read, before they are asked for
        again."""
        self._bot = bot
        self._taking = taking
        self._beware = beware

    async def listen(self) -> None:
        """Ask for visits until cancelled; what was taken is still answered."""
        offset, trouble = 0, Trouble(self._bot)
        while True:
            try:
                updates = await self._bot.get_updates(
                    offset=offset, timeout=LONG_POLL, allowed_updates=WANTED
                )
            except TelegramError as error:
                await trouble.rest(error)
                continue
            except Exception as error:
                self._beware()
                unread = TelegramError(f"an update cannot be read ({type(error).__name__})")
                await trouble.rest(unread)
                continue
            trouble.over()
            if updates:
                lost = await asyncio.shield(self._taking.begin(updates))
                offset = min([updates[-1].update_id + 1, *lost])
                if lost:
                    await asyncio.sleep(BREATH)
