"""Whose turn it is, on a clock that jumps."""

import asyncio
from itertools import pairwise

from bot.platforms import Rank
from bot.platforms.telegram.turns import GAP, Turns
from tests.simulation import Jumping


def on_a_clock(story):
    with asyncio.Runner(loop_factory=Jumping) as runner:
        return runner.run(story())


async def speak(turns, rank, said):
    await turns.take(rank)
    said.append((asyncio.get_running_loop().time(), rank))


def test_whoever_is_more_urgent_overtakes_those_who_wait():
    async def story():
        turns, said = Turns(), []
        ranks = [Rank.BULK, Rank.BULK, Rank.REFRESH, Rank.TIMELY, Rank.ANSWER]
        await asyncio.gather(*(speak(turns, rank, said) for rank in ranks))
        return [rank for _, rank in said]

    assert on_a_clock(story) == sorted([*list(Rank), Rank.BULK])


def test_they_go_out_evenly_also_after_a_pause():
    async def story():
        turns, said = Turns(), []
        for _ in range(2):
            await asyncio.gather(*(speak(turns, Rank.BULK, said) for _ in range(60)))
            await asyncio.sleep(60)
        return [at for at, _ in said]

    moments = on_a_clock(story)

    apart = [later - earlier for earlier, later in pairwise(moments)]
    assert min(apart) > GAP - 0.009
    for start in moments:
        assert sum(start <= at < start + 1 for at in moments) <= 30


def test_one_chat_that_is_refused_halts_no_other_and_three_at_once_halt_all():
    async def story():
        turns, said, clock = Turns(), [], asyncio.get_running_loop()
        for _ in range(5):
            turns.refused("-1", clock.time() + 30)
        await speak(turns, Rank.ANSWER, said)
        for chat in ("-1", "-2", "-3"):
            turns.refused(chat, clock.time() + 30)
        await speak(turns, Rank.ANSWER, said)
        return [at for at, _ in said]

    assert on_a_clock(story) == [0, 30]


def test_who_no_longer_wants_to_speak_costs_nobody_a_turn():
    async def story():
        turns, said = Turns(), []
        await speak(turns, Rank.BULK, said)
        gone = asyncio.create_task(turns.take(Rank.ANSWER))
        waits = asyncio.create_task(speak(turns, Rank.BULK, said))
        await asyncio.sleep(0)
        gone.cancel()
        await waits
        return said[-1][0] - said[0][0]

    assert abs(on_a_clock(story) - GAP) < 0.009
