"""Calls of the Bot API a press costs, and refusals where the limits are enforced.

`python -m tests.bench.calls`; asking for updates is not counted.
"""

import asyncio
import os
from collections import Counter

from tests.bench.crowd import press
from tests.bench.house import GROUPS, OURS, PEOPLE, rival, zhibu
from tests.bench.table import Row, show

SETTLED = 20
ANSWER, ASK = "answerCallbackQuery", "getUpdates"


async def main() -> None:
    os.sched_setaffinity(0, OURS)
    one, four = await burst(1), await burst(GROUPS)
    show([
        row("one group", one, "≤ 1.1"),
        row(f"{GROUPS} groups", four, "≤ 1.3"),
        *await under_limits(),
    ])  # fmt: skip


def row(where, calls, wanted):
    kinds = ", ".join(f"{name} {times}" for name, times in sorted(calls.items()))
    figure = f"{calls.total() / PEOPLE:.2f}"
    return Row(f"Calls per press, {PEOPLE} at once in {where}", figure, kinds, wanted)


async def burst(groups):
    """Everybody presses at the same moment, each in one group; the calls it takes, by method."""
    async with zhibu(groups=groups) as stage:
        before = spoken(stage)
        presses = [
            person.presses(stage.cards[number % groups], "参加")
            for number, person in enumerate(stage.people)
        ]
        shown = [f"参加{len(range(number, PEOPLE, groups))}" for number in range(groups)]
        await settled(stage, shown)
        await stage.api.until(lambda: all(one.answer for one in presses))
        return spoken(stage) - before


async def under_limits():
    """A thousand presses against Telegram's flood limits."""
    async with zhibu(limits=True) as stage:
        done = await press(stage, ("参加", "请假"))
        await settled(stage, [f"参加{PEOPLE}"] * GROUPS)
        last = max(call.at for call in stage.api.of("editMessageText")) - done.last_at
        ours, presses = stage.api.refusals, len(stage.api.presses)
    async with rival("stock_bot.py", limits=True) as stage:
        await press(stage, ("A", "B"))
        theirs, others = stage.api.refusals, len(stage.api.presses)
    delayed = sum(call.method == ANSWER for call in ours)
    yield_of = 1000 / presses
    return [
        Row(
            "Refused for flooding per 1,000 presses, limits enforced",
            f"{len(ours) * yield_of:.0f}, {delayed} of them answers; p99 {done.p99:.0f} ms",
            f"python-telegram-bot {len(theirs) * 1000 / others:.0f}",
            "≤ 8, no answer delayed",
        ),
        Row("Last state on every card, after the last press", f"{last:.1f} s", "", "≤ 5 s"),
    ]


async def settled(stage, shown):
    """Until each card shows what it must in the end."""
    pairs = list(zip(stage.cards, shown, strict=True))
    await stage.api.until(lambda: all(words in card.text for card, words in pairs), SETTLED)


def spoken(stage):
    return Counter(call.method for call in stage.api.calls if call.method != ASK)


if __name__ == "__main__":
    asyncio.run(main())
