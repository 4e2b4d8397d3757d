"""A crowd at the buttons: everybody presses, and again as soon as they are answered."""

import asyncio
import time
from typing import NamedTuple

from tests.bench.house import GROUPS, PEOPLE, busy

PRESSES = 1000


class Pressed(NamedTuple):
    rate: float
    """Answered per second."""
    p50: float
    p99: float
    """Milliseconds from the press to its answer."""
    cost: float
    """Milliseconds of CPU the bot spent on a press: what others do on the machine counts less."""
    last_at: float
    """When the last press was made, by `time.monotonic()`."""


async def press(stage, labels, presses=PRESSES):
    """Each goes from card to card, and says the other thing at each turn of the round.

    So every press changes what the records and the card show, and all end with the first label.
    """
    each = presses // PEOPLE
    turns = each - (each // GROUPS + 1) % 2 * GROUPS  # an odd number of rounds
    last_at = 0.0

    async def one(person, number):
        nonlocal last_at
        waited = []
        for turn in range(turns):
            card = stage.cards[(number + turn) % GROUPS]
            done = person.presses(card, labels[turn // GROUPS % 2])
            last_at = max(last_at, done.at)
            await done.answered.wait()
            waited.append(done.answer.latency * 1000)
        return waited

    began, used = time.monotonic(), busy(stage.process.pid)
    waits = await asyncio.gather(*(one(person, n) for n, person in enumerate(stage.people)))
    seconds = time.monotonic() - began
    every = sorted(wait for some in waits for wait in some)
    at = len(every)
    cost = (busy(stage.process.pid) - used) / at * 1000
    return Pressed(at / seconds, every[at // 2], every[int(at * 0.99)], cost, last_at)
