"""The part of the house that speaks by itself, on a clock that jumps."""

import asyncio
import os
from contextlib import asynccontextmanager
from datetime import timedelta

from telegram import Bot

from bot.delivery import Delivery
from bot.platforms.telegram.answers import ABILITIES
from bot.platforms.telegram.line import Line
from bot.refresher import Refresher
from bot.weather import Skies
from storage import open_engines
from tests.simulation.clock import Jumping, PatientReader, PatientWriter
from tests.simulation.wire import Wire

TOKEN = "123456789:TESTtokenTESTtokenTESTtokenTESTtoken"


class Telegram:
    """The real line, over a wire that leads nowhere."""

    name, abilities = "telegram", ABILITIES

    def __init__(self, wire):
        os.environ.setdefault("PTB_TIMEDELTA", "1")  # as the platform does
        line = Line(Bot(TOKEN, request=wire, get_updates_request=Wire()))
        line.username = "zhibu_bot"
        self.post, self.edit = line.post, line.edit

    def can_reach(self, *, has_opened):
        return has_opened


class House:
    """`start` is the wall clock's moment when the loop's clock was at `began`."""

    def __init__(self, url, start):
        self._engines = open_engines(url)
        self.writer, self.reader = PatientWriter(self._engines[0]), PatientReader(self._engines[1])
        self.wire = Wire()
        self._start, self._loop = start, asyncio.get_running_loop()
        self.began = self._loop.time()
        skies, platforms = Skies(), {"telegram": Telegram(self.wire)}
        self.refresher = Refresher(self.writer, self.reader, platforms, skies=skies, now=self.now)
        self.delivery = Delivery(
            self.writer, self.reader, platforms, skies=skies, hung=self.refresher.wake,
            now=self.now,
        )  # fmt: skip

    def now(self):
        return self._start + timedelta(seconds=self._loop.time() - self.began)

    async def write(self, work):
        return await asyncio.wrap_future(self.writer.submit(work))

    async def until(self, found, *, within):
        """Look ten times a second of the loop's clock; the seconds that have passed since start."""
        while not found():
            passed = self._loop.time() - self.began
            assert passed < within, f"not within {within} s; {len(self.wire.said)} were said"
            await asyncio.sleep(0.1)
        return self._loop.time() - self.began

    @asynccontextmanager
    async def running(self):
        parts = [asyncio.create_task(part.run()) for part in (self.delivery, self.refresher)]
        try:
            yield self
        finally:
            for part in parts:
                part.cancel()
            await asyncio.wait(parts)
            await self.delivery.finish()
            await self.refresher.finish()

    def close(self):
        self.writer.close()
        self.reader.close()


def simulate(url, start, story, *, counts_work=False):
    """Run `story(house)` on the records there, beginning at this moment of the wall clock."""

    async def whole():
        house = House(url, start)
        try:
            async with house.running():
                return await story(house)
        finally:
            house.close()

    with asyncio.Runner(loop_factory=lambda: Jumping(counts_work=counts_work)) as runner:
        return runner.run(whole())
