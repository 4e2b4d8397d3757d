"""How soon the bot listens, and how much memory it holds: `python -m tests.bench.starting`."""

import asyncio
import os

from tests.bench.crowd import press
from tests.bench.house import OURS, resident, rival, zhibu
from tests.bench.table import Row, show, spread

ROUNDS = 3


async def main() -> None:
    os.sched_setaffinity(0, OURS)
    ours, theirs, fresh, used, bare = [], [], [], [], []
    for _ in range(ROUNDS):
        async with zhibu() as stage:
            ours.append(stage.started_in)
            fresh.append(resident(stage.process.pid))
            await press(stage, ("参加", "请假"))
            used.append(resident(stage.process.pid))
        async with rival("stock_bot.py") as stage:
            theirs.append(stage.started_in)
            bare.append(resident(stage.process.pid))
    show([
        Row("Start, from the process to listening", f"{spread(ours)} s",
            f"python-telegram-bot {spread(theirs)} s", "≤ 2 s"),
        Row("Resident memory, four branches of fifty, cards hung", f"{spread(fresh, '.0f')} MB",
            f"python-telegram-bot {spread(bare, '.0f')} MB", "≤ 120 MB"),
        Row("The same after a thousand presses", f"{spread(used, '.0f')} MB", "", "≤ 120 MB"),
    ])  # fmt: skip


if __name__ == "__main__":
    asyncio.run(main())
