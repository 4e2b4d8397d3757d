"""One storm（一场风暴）: people press, calls go wrong, the clock moves on and the bot is killed."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

from storage import open_reading_room
from tests.botapi import BotApi
from tests.dialogues.over_telegram import Process
from tests.faults.branches import SAID, House, afternoon_of_a_first, invite, plant
from tests.faults.cluster import Cluster
from tests.faults.ledger import Ledger

STEP = timedelta(hours=2.5)
"""How far the clock moves in each round, up to the afternoon of the 1st."""
DEATHS = 3
"""In each round: the clock moves, the bot is killed so often meanwhile, then what is due is said."""
ODDS = 0.12
TURNS = 100
BACKLOG = 100
"""So many updates may wait; people who see nothing move stop pressing."""
WEATHER = {
    "getUpdates": ("500", "502", "drop", "reset", "429", "apply_then_drop"),
    "answerCallbackQuery": ("500", "502", "drop", "reset", "apply_then_drop"),
    "editMessageText": ("500", "502", "drop", "reset", "hang", "429", "apply_then_drop"),
    "sendMessage": ("500", "502", "drop", "reset", "hang", "429", "apply_then_drop"),
}


class Storm:
    def __init__(
        self, api: BotApi, processes: Sequence[Process], database: str, random: Random,
        cluster: Cluster | None = None,
    ) -> None:  # fmt: skip
        """Each death is that of one of the processes. With a `cluster` of PostgreSQL, that is
        killed as well, once a round."""
        self.api, self.processes, self.random, self.cluster = api, processes, random, cluster
        self.clock = processes[0]
        self.houses: list[House] = invite(api)
        self.ledger = Ledger(api, self.houses, is_shared=len(processes) > 1)
        self.database = database
        self.engine = open_reading_room(database)
        self.gave_up = 0
        self._turn = asyncio.Lock()

    async def rage(self, kills: int) -> list[datetime]:
        """Rounds until so many kills are done; the moments the clock was set to."""
        rounds = -(-kills // DEATHS)
        end = afternoon_of_a_first(datetime.now(UTC) + STEP * rounds)
        hours = [end - STEP * number for number in reversed(range(rounds))]
        start = hours[0] - STEP
        plant(self.database, self.houses, start, hours)
        self._sets_clock(start)
        for process in self.processes:
            await process.start()
        await self.clock.sets_clock(start)
        pressing, watching = asyncio.create_task(self._press()), asyncio.create_task(self._watch())
        self.api.weather(self._weather)
        for hour in hours:
            self._sets_clock(hour)
            for _ in range(min(DEATHS, kills - self.kills)):
                await self._dies()
            if self.cluster is not None:
                await self._loses_its_database(self.cluster)
            await self._calms_down(hour)
        pressing.cancel()
        self.api.weather(lambda _: "")
        self.api.release()
        await self._calms_down(hours[-1] + timedelta(hours=2))
        await self.api.until(lambda: not self.api.updates.queue, timeout=30)
        await self._settles()
        watching.cancel()
        for process in self.processes:
            await process.stop()
        return hours

    @property
    def kills(self) -> int:
        return sum(process.kills for process in self.processes)

    async def _dies(self) -> None:
        """Mostly in the midst of work, else while it starts."""
        if self.random.random() < 0.15:
            await asyncio.sleep(self.random.random() * 1.2)
        else:
            await self._works()
        async with self._turn:
            process = self.random.choice(self.processes)
            await process.kill()
            self._all_hold_still(still=True)
            await self._counts()
            self._all_hold_still(still=False)
            await process.start()

    async def _counts(self) -> None:
        """What stands in the chats and in the records, while nobody moves.

        What was still on the line when somebody died arrives all the same, and belongs to this
        death: it is read by as many turns of the loop as reading a call may take.
        """
        for _ in range(TURNS):
            await asyncio.sleep(0)
        self.ledger.notes_death(self.engine)

    async def _watch(self) -> None:
        """As the system does: whoever ends by itself is started again."""
        while True:
            await asyncio.sleep(0.2)
            async with self._turn:
                for process in self.processes:
                    if process.has_ended:
                        self.gave_up += 1
                        await self._counts()
                        await process.start()

    async def _works(self) -> None:
        """So many calls after the first one, and a moment."""
        seen, wanted = len(self.api.calls), self.random.randrange(1, 40)
        await self.api.until(lambda: len(self.api.calls) > seen, timeout=30)
        with suppress(TimeoutError):
            await self.api.until(lambda: len(self.api.calls) >= seen + wanted, timeout=1.5)
        await asyncio.sleep(self.random.random() * 0.03)

    async def _loses_its_database(self, cluster: Cluster) -> None:
        """The bot lives on; while it is counted what stands, it holds still."""
        await self._works()
        async with self._turn:
            cluster.kill()
            await asyncio.sleep(self.random.random())
            self._all_hold_still(still=True)
            await cluster.restart()
            self.engine.dispose()
            await self._counts()
            self._all_hold_still(still=False)

    def _all_hold_still(self, *, still: bool) -> None:
        """While it is counted what stands, nobody adds to it."""
        for process in self.processes:
            process.holds_still(still=still)

    async def _settles(self) -> None:
        """Nothing is under way any more."""
        deadline = time.monotonic() + 30
        while self.ledger.under_way(self.engine):
            assert time.monotonic() < deadline, "something is under way for ever"
            await asyncio.sleep(0.05)

    async def _calms_down(self, hour: datetime) -> None:
        """What is due has been said, in whatever weather."""
        self.api.release()
        await self.clock.sets_clock(hour)

    def _sets_clock(self, moment: datetime) -> None:
        """Without waiting for what falls due then."""
        ahead = (moment - datetime.now(UTC)).total_seconds()
        partial = self.clock.clock.with_suffix(".new")
        partial.write_text(str(ahead))
        partial.replace(self.clock.clock)

    def _weather(self, method: str) -> str:
        if method not in WEATHER or self.random.random() > ODDS:
            return ""
        return self.random.choice(WEATHER[method])

    async def _press(self) -> None:
        """Somebody presses, all the time."""
        while True:
            await asyncio.sleep(self.random.uniform(0.005, 0.1))
            house = self.random.choice(self.houses)
            person, label = self.random.choice(house.people), self.random.choice([*SAID])
            cards = [one for one in house.group.messages if label in one.labels]
            if cards and len(self.api.updates.queue) < BACKLOG:
                self.ledger.notes_press(person.presses(cards[0], label), label)

    def close(self) -> None:
        self.engine.dispose()
