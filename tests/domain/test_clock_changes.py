"""Clock changes as they are written out are those of the zone, to the minute."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clock_changes import BEGIN, END, clock_changes

ZONES = ("Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "UTC")
KNOWN = {name: list(clock_changes(ZoneInfo(name))) for name in ZONES}


@given(st.sampled_from(ZONES), st.integers(0, (END - BEGIN) // timedelta(minutes=1) - 1))
def test_at_any_minute_the_latest_change_tells_the_hour(name, minutes):
    moment = BEGIN + timedelta(minutes=minutes)
    ahead = [found for since, found in KNOWN[name] if since <= moment][-1]

    assert timedelta(minutes=ahead) == moment.astimezone(ZoneInfo(name)).utcoffset()


def test_where_clocks_are_never_changed_there_is_one_line():
    assert KNOWN["Asia/Shanghai"] == [(BEGIN, 480)]
    assert KNOWN["UTC"] == [(BEGIN, 0)]


@pytest.mark.parametrize("step", [-1, 0])
def test_new_yorks_spring_of_2026_is_found_to_the_minute(step):
    spring = datetime(2026, 3, 8, 7, 0, tzinfo=UTC)
    ahead = [
        found
        for since, found in KNOWN["America/New_York"]
        if since <= spring + timedelta(minutes=step)
    ][-1]

    assert ahead == (-300 if step else -240)
