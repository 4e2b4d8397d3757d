"""How many calls of the Bot API a press costs, when everybody presses at once."""

import pytest

from tests.bench.calls import ANSWER, burst
from tests.bench.house import PEOPLE


@pytest.mark.parametrize(("groups", "most"), [(1, 1.1), (4, 1.3)])
async def test_a_crowd_at_the_buttons_costs_hardly_more_calls_than_presses(groups, most):
    calls = await burst(groups)
    assert calls[ANSWER] == PEOPLE
    assert calls.total() / PEOPLE <= most, dict(calls)
