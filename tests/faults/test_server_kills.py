"""A PostgreSQL server that dies under the bot takes nothing with it, and the bot lives on.

Here it dies once; `make soak` kills it ten times, and the bot thirty times besides.
"""

import pytest

from tests.conftest import require
from tests.faults.cluster import binaries, standing
from tests.faults.storm import table, weather_it


@pytest.fixture
def cluster():
    require(binaries() is not None, "a PostgreSQL server to kill")
    with standing() as cluster:
        yield cluster


async def test_what_was_answered_stands_when_the_server_of_the_database_dies(tmp_path, cluster):
    outcome = await weather_it(tmp_path, kills=1, seed=1921, cluster=cluster)
    print(table(outcome.figures()))

    assert outcome.wrong == []
    assert outcome.database_kills == 1
