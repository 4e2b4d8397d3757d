"""The main story, on the stage in memory."""

from tests.dialogues import story
from tests.rehearsals.conftest import begin


async def test_four_people_and_a_month_in_their_branch(settings, clock):
    play = begin(settings, clock)
    await story.tell(play)
    play.app.close()
