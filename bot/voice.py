"""Who speaks for the bot（发言权）: alone, or one of several processes on one database."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from bot.settings import Settings
from storage import Voice, VoiceLost, file_of

log = logging.getLogger(__name__)

SECOND = 1.0
"""How often is asked for the right to speak, and looked at what others have kept."""
SURE = 4.0
"""Seconds without a word from the database after which the right counts as lost."""


@dataclass(frozen=True, slots=True)
class Part:
    """What speaking is: `catch_up` first, then `speak` until cancelled; `hush` at once, `look` at
    what was kept."""

    catch_up: Callable[[], Awaitable[None]]
    speak: Callable[[], Awaitable[None]]
    hush: Callable[[], Awaitable[None]]
    look: Callable[[], None]


class Speaking(Protocol):
    @property
    def is_ours(self) -> bool:
        """Whether this process may speak now."""

    def call(self) -> None:
        """Something was kept: whoever speaks may have something to say."""

    async def begin(self, part: Part) -> None:
        """Before any visit is taken."""

    async def run(self, part: Part) -> None:
        """Speak whenever it is ours to, until cancelled."""

    def close(self) -> None:
        """Leave it to others."""


class Alone:
    """One process has the records to itself."""

    is_ours = True

    def call(self) -> None:
        return None

    async def begin(self, part: Part) -> None:
        await part.catch_up()

    async def run(self, part: Part) -> None:
        await part.speak()

    def close(self) -> None:
        return None


class Shared:
    """Several processes: whoever holds the lock speaks, and stops as soon as it is lost."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._news = asyncio.Event()
        self._said = ""
        self.is_ours = False

    def call(self) -> None:
        self._news.set()

    async def begin(self, part: Part) -> None:  # noqa: ARG002
        return None

    async def run(self, part: Part) -> None:
        while True:
            try:
                if await asyncio.to_thread(self._voice.take):
                    await self._hold(part)
                await self._wait()
            except VoiceLost as lost:
                self._note(f"no word from the database: {lost}; trying on")
                await asyncio.sleep(SECOND)
            except Exception:
                log.exception("speaking failed; it is begun again")
                await asyncio.sleep(SECOND)

    def close(self) -> None:
        self._voice.close()

    async def _wait(self) -> None:
        """Until it is asked for again; what was kept meanwhile is called out at once."""
        self._note("another process speaks for the bot; this one takes visits")
        try:
            async with asyncio.timeout(SECOND):
                await self._news.wait()
        except TimeoutError:
            return
        self._news.clear()
        await asyncio.to_thread(self._voice.call)

    async def _hold(self, part: Part) -> None:
        self._note("this process speaks for the bot")
        self.is_ours = True
        speaking = asyncio.create_task(_speak(part))
        try:
            while await self._is_still_ours(speaking):
                part.look()
        except Exception:
            self.is_ours = False
            await _stop(speaking)
            await part.hush()
            raise
        finally:  # where we are asked to stop, what was begun is said to its end
            self.is_ours = False
            await _stop(speaking)

    async def _is_still_ours(self, speaking: asyncio.Task[None]) -> bool:
        """Raises VoiceLost at once, or what ended the speaking."""
        listening = asyncio.create_task(asyncio.to_thread(self._voice.listen, SECOND))
        both: list[asyncio.Task[Any]] = [listening, speaking]
        await asyncio.wait(both, timeout=SURE, return_when=asyncio.FIRST_COMPLETED)
        if speaking.done():
            await speaking
        if not listening.done():
            raise VoiceLost("it does not answer")
        await listening
        return True

    def _note(self, what: str) -> None:
        if what != self._said:
            log.info(what)
        self._said = what


async def _speak(part: Part) -> None:
    await part.catch_up()
    await part.speak()


async def _stop(speaking: asyncio.Task[None]) -> None:
    speaking.cancel()
    await asyncio.wait([speaking])


def speaking_for(settings: Settings) -> Speaking:
    """Several processes share a PostgreSQL database where Telegram calls them."""
    if not settings.webhook_url or file_of(settings.database) is not None:
        return Alone()
    token = settings.telegram_token.get_secret_value()
    return Shared(Voice(settings.database, sha256(token.encode()).hexdigest()))
