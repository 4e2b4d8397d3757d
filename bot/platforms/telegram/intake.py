"""Taking visits from Telegram（收取来访）: it forgets a visit only after we have kept it."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.platforms import Answering, Now
from bot.platforms.telegram.trouble import Trouble
from bot.platforms.telegram.wording import WANTED, Wording
from bot.visitor import wanted_facts
from chat import Incoming, Reply

LONG_POLL = 30
"""Seconds Telegram may wait for something to tell us."""
BREATH = 1.0
"""Seconds until a visit that could not be kept is asked for again."""

Tell: TypeAlias = Callable[[Incoming, Sequence[Reply]], None]


class Intake:
    """Hands over all that wait at once; answers go out while the next visits come in."""

    def __init__(
        self, bot: Bot, wording: Wording, *, answer: Answering, tell: Tell, now: Now,
        beware: Callable[[], None],
    ) -> None:  # fmt: skip
        """`beware` is called when updates came that cannot be read, before they are asked for
        again."""
        self._bot = bot
        self._beware = beware
        self._wording = wording
        self._answer = answer
        self._tell = tell
        self._now = now
        self._tries: Counter[int] = Counter()
        self._taking: set[asyncio.Task[Any]] = set()

    async def listen(self) -> None:
        """Ask for visits until cancelled; what was taken is still answered, see `finish`."""
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
                task = asyncio.create_task(self._take(updates))
                self._taking.add(task)
                task.add_done_callback(self._taking.discard)
                offset = await asyncio.shield(task)
                if offset <= updates[-1].update_id:
                    await asyncio.sleep(BREATH)

    async def finish(self) -> None:
        if self._taking:
            await asyncio.wait(self._taking)

    async def _take(self, updates: Sequence[Update]) -> int:
        """Have all of them answered; the first update that should come next."""
        now = self._now()
        visits = [visit for update in updates if (visit := self._wording.read(update, now))]
        quick = [visit for visit in visits if not wanted_facts(visit.what)]
        slow: dict[str, list[Incoming]] = {}
        for visit in visits:
            if wanted_facts(visit.what):
                slow.setdefault(visit.place.chat, []).append(visit)
        # What Telegram must be asked about first holds up nobody else's answer, and one chat's
        # visits keep their order.
        in_turn = [self._in_turn(some) for some in slow.values()]
        lost = await asyncio.gather(*([self._handle(quick)] if quick else []), *in_turn)
        return min([updates[-1].update_id + 1, *(number for some in lost for number in some)])

    async def _in_turn(self, visits: list[Incoming]) -> list[int]:
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
