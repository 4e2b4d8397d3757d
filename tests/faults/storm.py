"""A real bot process, killed at random while its branches press and its line is bad（风暴）.

    python -m tests.faults.storm --kills 200 --seed 1921

Each storm begins with new records, and its clock runs into the afternoon of a 1st, past reminders,
the month's digest and the asking of who will come. The last lines are a table.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from storage import open_reading_room
from tests.botapi import BotApi
from tests.dialogues.over_telegram import Process
from tests.faults.branches import SAID, House, afternoon_of_a_first, invite, plant
from tests.faults.cluster import Cluster, free_ports, standing
from tests.faults.findings import troubles_of
from tests.faults.ledger import Balance, Ledger

SECRET = "a-secret-of-more-than-16"
TOKEN = "123456789:TESTtokenTESTtokenTESTtokenTESTtoken"
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


@dataclass(frozen=True, slots=True)
class Outcome:
    kills: int
    database_kills: int
    gave_up: int
    seconds: float
    balance: Balance
    missing: list[str]
    troubles: list[str]

    @property
    def wrong(self) -> list[str]:
        """Everything that must not be."""
        balance, bad = self.balance, []
        allowed = balance.in_flight + balance.unsure
        if balance.copies > allowed:
            bad.append(f"{balance.copies} extra copies, {allowed} explained")
        bad += [f"{state}: {number}" for state, number in balance.states.items()
                if state in ("failed", "stale", "claimed")]  # fmt: skip
        return [*self.troubles, *balance.wrong, *balance.lost, *self.missing,
                *(f"settled and never said in {chat}" for chat in balance.unsaid), *bad]  # fmt: skip

    def figures(self) -> dict[str, int]:
        balance = self.balance
        return {
            "kills": self.kills,
            "kills of the database": self.database_kills,
            "ended by itself, started anew": self.gave_up,
            "presses": balance.pressed,
            "presses kept": balance.kept,
            "presses answered": balance.answered,
            "answered and lost, or older": len(balance.lost),
            **{f"notices sent: {kind}": number for kind, number in balance.kinds.items()},
            **{f"notices {state}": number for state, number in balance.states.items()},
            "due and not said": len(self.missing) + len(balance.unsaid),
            "extra copies": balance.copies,
            "in flight at the kills": balance.in_flight,
            "arrived, but the line broke": balance.unsure,
            "seconds": round(self.seconds),
        }


def table(figures: dict[str, int]) -> str:
    return "\n".join(f"{name:34}{value:8}" for name, value in figures.items())


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


async def weather_it(
    folder: Path, *, kills: int, seed: int, cluster: Cluster | None = None, machines: int = 1
) -> Outcome:
    """One storm from beginning to end; `machines` share one webhook if there are several."""
    began, killed_before = time.monotonic(), 0 if cluster is None else cluster.kills
    url = f"sqlite:///{folder / 'zhibu.db'}" if cluster is None else cluster.database(f"s{seed}")
    async with BotApi(token=TOKEN) as api:
        processes = [Process(api, folder, database=url, **one) for one in _share(api, machines)]
        storm = Storm(api, processes, url, Random(seed), cluster)
        try:
            hours = await storm.rage(kills)
            balance = storm.ledger.balance(storm.engine)
        finally:
            storm.close()
            for process in processes:
                await process.end()
        missing = storm.ledger.missing(len(hours))
    return Outcome(
        kills=storm.kills,
        database_kills=0 if cluster is None else cluster.kills - killed_before,
        gave_up=storm.gave_up,
        seconds=time.monotonic() - began,
        balance=balance,
        missing=missing,
        troubles=troubles_of(url),
    )


def _share(api: BotApi, machines: int) -> list[dict[str, str]]:
    """The settings of each: one asks for its visits, several are called at one address."""
    if machines == 1:
        return [{}]
    doors = [f"127.0.0.1:{port}" for port in free_ports(machines)]
    api.webhook.behind = [f"http://{door}" for door in doors]
    url = {"webhook_url": "http://bot.example/zhibu", "webhook_secret": SECRET}
    return [{"listen": door, **url} for door in doors]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=210)
    parser.add_argument("--each", type=int, default=30, help="kills in one storm")
    parser.add_argument("--seed", type=int, default=1921)
    parser.add_argument("--postgresql", action="store_true", help="on a server killed as well")
    parser.add_argument("--machines", type=int, default=1, help="several need --postgresql")
    asked = parser.parse_args()
    whole, wrong = dict[str, int](), list[str]()
    server = standing() if asked.postgresql else nullcontext()
    with tempfile.TemporaryDirectory() as folder, server as cluster:
        for number in range(-(-asked.kills // asked.each)):
            home = Path(folder) / str(number)
            home.mkdir()
            kills = min(asked.each, asked.kills - whole.get("kills", 0))
            outcome = asyncio.run(
                weather_it(
                    home, kills=kills, seed=asked.seed + number, cluster=cluster,
                    machines=asked.machines,
                )
            )  # fmt: skip
            for name, figure in outcome.figures().items():
                whole[name] = whole.get(name, 0) + figure
            wrong += [f"seed {asked.seed + number}: {one}" for one in outcome.wrong]
            print(f"storm {number + 1}: {len(outcome.wrong)} wrong", *outcome.wrong, sep="\n",
                  flush=True)  # fmt: skip
    print("\n".join([*wrong, table(whole)]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
