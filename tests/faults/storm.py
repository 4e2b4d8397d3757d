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
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.botapi import BotApi
from tests.dialogues.over_telegram import Process
from tests.faults.cluster import Cluster, free_ports, standing
from tests.faults.findings import troubles_of
from tests.faults.ledger import Balance
from tests.faults.raging import Storm

SECRET = "a-secret-of-more-than-16"
TOKEN = "123456789:TESTtokenTESTtokenTESTtokenTESTtoken"


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
    parser.add_argument("--keep", type=Path, help="a folder where the files of each storm stay")
    asked = parser.parse_args()
    whole, wrong = dict[str, int](), list[str]()
    server = standing() if asked.postgresql else nullcontext()
    with tempfile.TemporaryDirectory() as folder, server as cluster:
        for number in range(-(-asked.kills // asked.each)):
            home = (asked.keep or Path(folder)) / str(asked.seed + number)
            home.mkdir(parents=True)
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
