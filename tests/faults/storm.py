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
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bot.check import check
from storage import open_reading_room
from tests.botapi import BotApi
from tests.dialogues.over_telegram import Process
from tests.faults.branches import SAID, House, afternoon_of_a_first, invite, plant
from tests.faults.ledger import Balance, Ledger

TOKEN = "123456789:TESTtokenTESTtokenTESTtokenTESTtoken"
STEP = timedelta(hours=2.5)
"""How far the clock moves in each round, up to the afternoon of the 1st."""
DEATHS = 3
"""In each round: the clock moves, the bot is killed so often meanwhile, then what is due is said."""
ODDS = 0.12
WEATHER = {
    "getUpdates": ("500", "502", "drop", "reset", "429", "apply_then_drop"),
    "answerCallbackQuery": ("500", "502", "drop", "reset", "apply_then_drop"),
    "editMessageText": ("500", "502", "drop", "reset", "hang", "429", "apply_then_drop"),
    "sendMessage": ("500", "502", "drop", "reset", "hang", "429", "apply_then_drop"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    kills: int
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

    def table(self) -> str:
        balance = self.balance
        lines = {
            "kills": self.kills,
            "presses": balance.pressed,
            "presses answered": balance.answered,
            "answered and lost": len(balance.lost),
            **{f"notices {state}": number for state, number in balance.states.items()},
            "notices due and not said": len(self.missing) + len(balance.unsaid),
            "extra copies": balance.copies,
            "in flight at the kills": balance.in_flight,
            "arrived, but the line broke": balance.unsure,
            "seconds": round(self.seconds),
        }
        return "\n".join(f"{name:30}{value:8}" for name, value in lines.items())


class Storm:
    def __init__(self, api: BotApi, process: Process, database: str, random: Random) -> None:
        self.api, self.process, self.random = api, process, random
        self.houses: list[House] = invite(api)
        self.ledger = Ledger(api, self.houses)
        self.database = database
        self.engine = open_reading_room(database)

    async def rage(self, kills: int) -> list[datetime]:
        """Rounds until so many kills are done; the moments the clock was set to."""
        rounds = -(-kills // DEATHS)
        end = afternoon_of_a_first(datetime.now(UTC) + STEP * rounds)
        hours = [end - STEP * number for number in reversed(range(rounds))]
        start = hours[0] - STEP
        plant(self.database, self.houses, start, hours)
        self._sets_clock(start)
        await self.process.start()
        await self.process.sets_clock(start)
        pressing = asyncio.create_task(self._press())
        self.api.weather(self._weather)
        for hour in hours:
            self._sets_clock(hour)
            for _ in range(min(DEATHS, kills - self.process.kills)):
                await self._dies()
            await self._calms_down(hour)
        pressing.cancel()
        self.api.weather(lambda _: "")
        self.api.release()
        await self._calms_down(hours[-1] + timedelta(hours=2))
        await self.api.until(lambda: not self.api.updates.queue, timeout=30)
        await self.process.stop()
        return hours

    async def _dies(self) -> None:
        """Mostly in the midst of work: after so many calls and a moment; else while it starts."""
        seen, wanted = len(self.api.calls), self.random.randrange(1, 25)
        if self.random.random() < 0.15:
            await asyncio.sleep(self.random.random() * 1.2)
        else:
            with suppress(TimeoutError):
                await self.api.until(lambda: len(self.api.calls) >= seen + wanted, timeout=2.5)
            await asyncio.sleep(self.random.random() * 0.03)
        await self.process.kill()
        self.ledger.notes_death(self.engine)
        await self.process.start()

    async def _calms_down(self, hour: datetime) -> None:
        """What is due has been said, in whatever weather."""
        self.api.release()
        await self.process.sets_clock(hour)

    def _sets_clock(self, moment: datetime) -> None:
        """Without waiting for what falls due then."""
        ahead = (moment - datetime.now(UTC)).total_seconds()
        partial = self.process.clock.with_suffix(".new")
        partial.write_text(str(ahead))
        partial.replace(self.process.clock)

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
            if cards:
                self.ledger.notes_press(person.presses(cards[0], label), label)

    def close(self) -> None:
        self.engine.dispose()


async def weather_it(folder: Path, *, kills: int, seed: int, database: str = "") -> Outcome:
    """One storm from beginning to end."""
    began = time.monotonic()
    url = database or f"sqlite:///{folder / 'zhibu.db'}"
    async with BotApi(token=TOKEN) as api:
        process = Process(api, folder, database=url)
        storm = Storm(api, process, url, Random(seed))
        try:
            hours = await storm.rage(kills)
            balance = storm.ledger.balance(storm.engine)
        finally:
            storm.close()
            await process.end()
        missing = storm.ledger.missing(len(hours))
    return Outcome(process.kills, time.monotonic() - began, balance, missing, check(url))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1921)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(weather_it(Path(folder), kills=asked.kills, seed=asked.seed))
    print("\n".join(outcome.wrong))
    print(outcome.table())
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
