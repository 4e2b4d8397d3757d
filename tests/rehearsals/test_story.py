"""The main story, on the stage in memory: as on a rich platform and as on the plainest one."""

import pytest
from tests.dialogues import story
from tests.rehearsals.conftest import begin


@pytest.mark.parametrize("is_poor", [False, True], ids=["rich", "poor"])
async def test_four_people_and_a_month_in_their_branch(settings, clock, is_poor):
    play = begin(settings, clock, is_poor=is_poor)
    await story.tell(play)
    play.app.close()
