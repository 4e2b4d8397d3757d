"""Presses answered per second: `python -m tests.bench.presses`. See docs/performance.md.

Fifty people in four groups, one press of each under way; the server and its people on one core,
the bot on another. Ours has every answer on disk and all rules applied before it says a word;
the rivals, in the same rounds, have no branch and all but one no disk.
"""

import asyncio
import os
import sys
import time
from collections import defaultdict
from contextlib import nullcontext

from tests.bench.crowd import press
from tests.bench.house import OURS, SERVER, postgresql, rival, zhibu
from tests.bench.table import Row, show, spread

ROUNDS = int(os.environ.get("ZHIBU_BENCH_ROUNDS", "3"))
AIOGRAM = os.environ.get("ZHIBU_BENCH_AIOGRAM", "")
"""A Python that can import aiogram."""
LONG = 100.0
"""Seconds after which no new round is begun."""
SLOW = 0.05
SQLITE, POSTGRESQL, FAR = "zhibu, SQLite", "zhibu, PostgreSQL", "zhibu, 50 ms added to every call"
STOCK, OTHER, INTAKE = "python-telegram-bot", "aiogram", "bare durable intake"
WANTED = {
    SQLITE: "≥ 3 × python-telegram-bot, ahead of aiogram, ≥ 0.5 × the intake; p99 ≤ 150 ms",
    FAR: "≥ 300/s",
}


async def of_ours(*, latency=0.0, where=None):
    with where or nullcontext("") as database:
        async with zhibu(database=database) as stage:
            stage.api.latency = latency
            return await press(stage, ("参加", "请假"))


async def of_rival(script, **how):
    async with rival(script, **how) as stage:
        return await press(stage, ("A", "B"))


def contestants():
    yield SQLITE, lambda: of_ours()
    yield STOCK, lambda: of_rival("stock_bot.py")
    if AIOGRAM:
        yield OTHER, lambda: of_rival("aiogram_bot.py", python=AIOGRAM)
    yield INTAKE, lambda: of_rival("intake_bot.py")
    if SERVER:
        yield POSTGRESQL, lambda: of_ours(where=postgresql())
    yield FAR, lambda: of_ours(latency=SLOW)


async def main() -> None:
    os.sched_setaffinity(0, OURS)
    seen, until = defaultdict(list), time.monotonic() + LONG
    for number in range(ROUNDS):
        if number and time.monotonic() > until:
            break
        for name, run in contestants():
            seen[name].append(await run())
            print(f"presses {number + 1}: {name} {seen[name][-1].rate:.0f}/s", file=sys.stderr)
    show(rows(seen))


def rows(seen):
    for name, rounds in seen.items():
        rate = spread((one.rate for one in rounds), ".0f")
        waits = f"p50 {middle(rounds, 'p50'):.0f} ms, p99 {middle(rounds, 'p99'):.0f} ms"
        figure = f"{rate}/s, {waits}, {middle(rounds, 'cost'):.2f} ms of CPU each"
        yield Row(f"Presses answered: {name}", figure, beside(name, seen), WANTED.get(name, ""))
    if not AIOGRAM:
        yield Row("Presses answered: aiogram", "ZHIBU_BENCH_AIOGRAM names no Python that has it")
    if not SERVER:
        yield Row(f"Presses answered: {POSTGRESQL}", "ZHIBU_TEST_POSTGRESQL names no server")


def beside(name, seen):
    """By round, how many times as many as each rival."""
    if name not in (SQLITE, POSTGRESQL):
        return ""
    told = []
    for other in (STOCK, OTHER, INTAKE):
        ratios = [a.rate / b.rate for a, b in zip(seen[name], seen.get(other, []), strict=False)]
        told += [f"{spread(ratios)} × {other}"] if ratios else []
    return "; ".join(told)


def middle(rounds, name):
    values = sorted(getattr(one, name) for one in rounds)
    return values[len(values) // 2]


if __name__ == "__main__":
    asyncio.run(main())
