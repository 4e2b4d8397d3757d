"""The house the rehearsals are held in（排练场）: one evening at a time, and all who look on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.types import Receive, Scope, Send

from bot.platforms.rehearsal.evening import Evening
from bot.settings import Settings

HEARTBEAT = 15.0
"""Seconds after which somebody who sees nothing new is told that we are still here."""


class Theatre:
    """`version` grows with everything that changes on the stage."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.version = 0
        self._evening: Evening | None = None
        self._news = asyncio.Event()
        self._quiet = asyncio.Condition()
        self._players = 0
        self._changing = asyncio.Lock()
        self._is_closed = False

    @property
    def evening(self) -> Evening:
        if self._evening is None:
            raise LookupError("nothing is played at the moment")
        return self._evening

    async def begin(self, *, is_empty: bool, is_poor: bool) -> None:
        """Begin, or begin anew: who is playing finishes first."""
        async with self._changing:
            await self._end()
            self._evening = await Evening.begin(
                self.settings, is_empty=is_empty, is_poor=is_poor, changed=self.changed
            )
            self.changed()

    async def close(self) -> None:
        """Send everybody home."""
        self._is_closed = True
        self._news.set()
        async with self._changing:
            await self._end()

    @asynccontextmanager
    async def playing(self) -> AsyncIterator[Evening]:
        """The evening, which does not end meanwhile."""
        async with self._changing:
            self._players += 1
        try:
            yield self.evening
        finally:
            async with self._quiet:
                self._players -= 1
                self._quiet.notify_all()

    async def ledger(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ledger's pages of this evening's branch."""
        async with self.playing() as evening:
            await evening.app.ledger(scope, receive, send)

    def changed(self) -> None:
        self.version += 1
        self._news.set()
        self._news = asyncio.Event()

    async def versions(self) -> AsyncIterator[int | None]:
        """Each new version as it comes, None for a heartbeat; ends when the house closes."""
        seen = None
        while not self._is_closed:
            news = self._news
            if self.version != seen:
                seen = self.version
                yield seen
                continue
            with suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT):
                    await news.wait()
                    continue
            yield None

    async def _end(self) -> None:
        if self._evening is not None:
            self._evening.stop()
        async with self._quiet:
            await self._quiet.wait_for(lambda: self._players == 0)
        if self._evening is not None:
            ending, self._evening = self._evening, None
            await ending.end()
