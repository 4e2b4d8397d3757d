"""Taking visits（受理来访）, however they come: all that wait at once, each chat's in order."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeAlias

from telegram import Update

from bot.platforms import Answering, Now
from bot.platforms.telegram.wording import Wording
from bot.visitor import wanted_facts
from chat import Incoming, Reply

Tell: TypeAlias = Callable[[Incoming, Sequence[Reply]], None]


class Taking:
    """Has visits answered; answers go out while the next visits come in."""

    def __init__(self, wording: Wording, *, answer: Answering, tell: Tell, now: Now) -> None:
        self._wording = wording
        self._answer = answer
        self._tell = tell
        self._now = now
        self._tries: Counter[int] = Counter()
        self._slow: dict[str, asyncio.Future[list[int]]] = {}
        self._begun: set[asyncio.Future[set[int]]] = set()

    def begin(self, updates: Sequence[Update]) -> asyncio.Future[set[int]]:
        """Have all of them answered; the numbers of those that could not be kept.

        It goes on although nobody waits for it any more, see `finish`.
        """
        work = asyncio.ensure_future(self._take(updates))
        self._begun.add(work)
        work.add_done_callback(self._begun.discard)
        return work

    async def finish(self) -> None:
        while self._begun:
            await asyncio.wait(self._begun)

    async def _take(self, updates: Sequence[Update]) -> set[int]:
        now = self._now()
        visits = [visit for update in updates if (visit := self._wording.read(update, now))]
        quick = [visit for visit in visits if not wanted_facts(visit.what)]
        slow: dict[str, list[Incoming]] = {}
        for visit in visits:
            if wanted_facts(visit.what):
                slow.setdefault(visit.place.chat, []).append(visit)
        # What Telegram must be asked about first holds up nobody else's answer, and one chat's
        # visits keep their order.
        in_turn = [self._queue(chat, some) for chat, some in slow.items()]
        lost = await asyncio.gather(*([self._handle(quick)] if quick else []), *in_turn)
        return {number for some in lost for number in some}

    def _queue(self, chat: str, visits: list[Incoming]) -> asyncio.Future[list[int]]:
        work = asyncio.ensure_future(self._in_turn(visits, self._slow.get(chat)))
        self._slow[chat] = work
        work.add_done_callback(lambda done: self._leave(chat, done))
        return work

    def _leave(self, chat: str, work: asyncio.Future[list[int]]) -> None:
        if self._slow.get(chat) is work:
            del self._slow[chat]

    async def _in_turn(
        self, visits: list[Incoming], before: asyncio.Future[list[int]] | None
    ) -> list[int]:
        if before is not None:
            await asyncio.wait([before])
        return [number for visit in visits for number in await self._handle([visit])]

    async def _handle(self, visits: list[Incoming]) -> list[int]:
        """The numbers of the updates that were not kept.

        When one could not be kept for the second time, the asker is told; it is tried on.
        """
        answers = await self._answer(visits)
        lost = []
        for visit, answer in zip(visits, answers, strict=True):
            if answer.is_kept:
                self._tries.pop(visit.order, None)
            else:
                self._tries[visit.order] += 1
                lost.append(visit.order)
            if answer.is_kept or self._tries[visit.order] == 2:
                self._tell(visit, answer.replies)
        return lost
