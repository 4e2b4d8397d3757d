"""Who speaks next（发言次序）: about thirty a second overall, the most urgent first.

They go out evenly: two handfuls sent a second apart may arrive within one, and be refused.
"""

import asyncio
from collections import deque
from heapq import heappop, heappush

from bot.platforms import Rank

OVERALL = 29.2
"""A second; a little less than allowed, since what we send evenly arrives less evenly."""
GAP, LATE = 1 / OVERALL, 0.008
"""Seconds between two turns; and how late a bell may ring for the next to make up for it."""
CHATS, TOGETHER = 3, 1.0
"""When so many chats are refused within so many seconds, it is the bot as a whole that is."""


class Turns:
    """Grants one turn after another; whoever is more urgent overtakes those who wait."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Rank, int, asyncio.Future[None]]] = []
        self._number = 0
        self._next_at = 0.0
        self._bell: asyncio.TimerHandle | None = None
        self._refused: deque[tuple[str, float, float]] = deque(maxlen=CHATS)

    async def take(self, rank: Rank) -> None:
        """Wait until it is one's turn."""
        clock = asyncio.get_running_loop()
        turn = clock.create_future()
        self._number += 1
        heappush(self._waiting, (rank, self._number, turn))
        self._set_bell(clock)
        await turn

    def refused(self, chat: str, until: float) -> None:
        """Telegram said 429 there; if it says so everywhere, nobody speaks for a while."""
        now = asyncio.get_running_loop().time()
        self._refused.append((chat, now, until))
        lately = [one for one in self._refused if one[1] > now - TOGETHER]
        if len({one[0] for one in lately}) >= CHATS:
            self._next_at = max(self._next_at, min(one[2] for one in lately))

    def _set_bell(self, clock: asyncio.AbstractEventLoop) -> None:
        if self._bell is None and self._waiting:
            at = max(self._next_at, clock.time())
            self._bell = clock.call_at(at, self._let_in, clock)

    def _let_in(self, clock: asyncio.AbstractEventLoop) -> None:
        self._bell = None
        now = clock.time()
        while self._waiting and now >= self._next_at - 1e-9:
            _, _, turn = heappop(self._waiting)
            if not turn.done():  # whoever was cancelled has lost their turn
                turn.set_result(None)
                self._next_at = max(self._next_at, now - LATE) + GAP
        self._set_bell(clock)
