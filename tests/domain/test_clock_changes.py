"""When the clocks of a zone are changed: written out, it is what the zone itself would say."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clock_changes import BEGIN, END, clock_changes

ZONES = (
    "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu",
    "Africa/Casablanca", "America/Caracas", "Europe/Dublin", "UTC",
)  # fmt: skip


def written(zone):
    return list(clock_changes(ZoneInfo(zone)))


def test_where_the_clocks_are_left_alone_there_is_nothing_but_the_beginning():
    assert written("Asia/Shanghai") == [(BEGIN, 480)]
    assert written("UTC") == [(BEGIN, 0)]


def test_a_year_of_summer_time_to_the_minute():
    of_2026 = [one for one in written("America/New_York") if one[0].year == 2026]

    assert of_2026 == [
        (datetime(2026, 3, 8, 7, tzinfo=UTC), -240),
        (datetime(2026, 11, 1, 6, tzinfo=UTC), -300),
    ]


def test_half_an_hour_is_a_change_as_well():
    assert {minutes for _, minutes in written("Australia/Lord_Howe")} == {630, 660}


@given(
    st.sampled_from(ZONES),
    st.integers(0, (END - BEGIN) // timedelta(minutes=1) - 1),
)
def test_at_any_moment_the_last_change_tells_how_far_ahead_they_are(zone, minute):
    moment = BEGIN + timedelta(minutes=minute)
    minutes = [ahead for since, ahead in written(zone) if since <= moment][-1]

    assert timedelta(minutes=minutes) == moment.astimezone(ZoneInfo(zone)).utcoffset()


@pytest.mark.parametrize("zone", ZONES)
def test_the_minute_before_each_change_was_still_the_old_time(zone):
    changes = written(zone)

    for (_, before), (since, after) in pairwise(changes):
        local = ZoneInfo(zone)
        assert before != after
        assert timedelta(minutes=after) == since.astimezone(local).utcoffset()
        earlier = since - timedelta(minutes=1)
        assert timedelta(minutes=before) == earlier.astimezone(local).utcoffset()
