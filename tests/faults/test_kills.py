"""A real bot process, killed at random on a bad line, loses no answered press and no notice.

Here it is killed six times; `make soak` kills it more than two hundred times.
"""

import os

from tests.faults.storm import table, weather_it

SEED = int(os.environ.get("ZHIBU_TEST_SEED", "1921"))


async def test_what_was_answered_stands_and_what_was_due_is_said_whenever_it_is_killed(tmp_path):
    outcome = await weather_it(tmp_path, kills=6, seed=SEED)
    print(table(outcome.figures()))

    assert outcome.wrong == []
    assert outcome.kills == 6
    assert outcome.balance.kept > 50
