"""Answers in groups, said by the one process that speaks（群内答复转交）.

A group's budget is counted in one place. Pop-ups and private answers need nobody else.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeAlias

from bot.app import App
from bot.carrying import pack, unpack
from bot.platforms import Now
from bot.telling import Post, Redraw, Step
from chat import Incoming, Place, Pressed
from domain.refusal import Refusal
from storage import NotKept

log = logging.getLogger(__name__)

STILL_WORTH_IT = timedelta(seconds=60)
HandingOn: TypeAlias = Callable[[Incoming, Step], Awaitable[bool]]
"""Whether another process says it."""


async def all_ours(visit: Incoming, step: Step) -> bool:  # noqa: ARG001
    """Nobody else speaks for the bot."""
    return False


class Handing:
    """Where a step is for another process, it is put down for it; else it is ours to say."""

    def __init__(self, platform: str, app: App, *, now: Now) -> None:
        self._platform = platform
        self._app = app
        self._now = now
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Something may have been handed to us."""
        self._news.set()

    async def hand_on(self, visit: Incoming, step: Step) -> bool:
        """Whether somebody else says it; best effort, as every answer."""
        if self._app.voice.is_ours or not isinstance(step, Post | Redraw):
            return False
        place = step.place if isinstance(step, Post) else visit.place
        if place.is_private:
            return False
        told = {
            "key": visit.key, "order": visit.order, "chat": place.chat, "thread": place.thread,
            "ref": visit.card if isinstance(step, Redraw) else "", "card": pack(step.card),
        }  # fmt: skip
        now = self._now()
        try:
            await asyncio.wrap_future(
                self._app.writer.submit(
                    lambda records: records.handed.put(self._platform, told, now)
                )
            )
        except NotKept as error:
            log.warning("%s: kept, but its answer was not told: %s", visit.key, error)
        else:
            self._app.voice.call()
        return True

    async def run(self, say: Callable[[Incoming, Step], None]) -> None:
        """Say what others hand on, until cancelled."""
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                for told in await self._take() if self._app.voice.is_ours else ():
                    say(*self._step(told))
            except (NotKept, Refusal) as error:
                log.warning("an answer of another process was not told: %s", error)

    async def _take(self) -> list[dict[str, Any]]:
        waits = self._app.reader.submit(lambda records: records.handed.wait(self._platform))
        if not await asyncio.wrap_future(waits):
            return []
        since = self._now() - STILL_WORTH_IT
        taken = self._app.writer.submit(lambda records: records.handed.take(self._platform, since))
        return await asyncio.wrap_future(taken)

    def _step(self, told: dict[str, Any]) -> tuple[Incoming, Step]:
        place, card = Place(self._platform, told["chat"], told["thread"]), unpack(told["card"])
        visit = Incoming(
            key=told["key"], order=told["order"], place=place, account=None, at=self._now(),
            what=Pressed(""), card=told["ref"],
        )  # fmt: skip
        return visit, Redraw(card) if told["ref"] else Post(place, card)
