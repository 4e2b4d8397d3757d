"""A month of a branch of twenty-eight, and what it costs in taps and in the group's peace."""

from dataclasses import dataclass

from tests.dialogues import month
from tests.rehearsals.conftest import Play, begin

MOST_TAPS = {
    "publish a prepared meeting": 2,
    "record a whole attendance": 3,
    "confirm a month's dues": 3,
    "close and record a meeting": 6,
}
MOST_MESSAGES = 8


@dataclass
class OnStage(Play):
    async def group_texts(self) -> list[str]:
        return self.group


async def test_a_whole_month_costs_few_taps_and_leaves_the_group_in_peace(settings, clock):
    play = begin(settings, clock)
    played = await month.tell(OnStage(play.app, play.stage, play.clock))

    assert played.taps.keys() == MOST_TAPS.keys()
    assert all(taps <= MOST_TAPS[job] for job, taps in played.taps.items()), played.taps
    assert await played.own_messages() <= MOST_MESSAGES, await played.group_texts()
    play.app.close()
