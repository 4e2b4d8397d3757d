"""How the bot speaks when there is much to say: minutes of it, on a clock that jumps."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery import MANY
from tests.simulation import simulate
from tests.simulation.branches import digest_of, plant, reminder_for, spread
from tests.templates import copy_records

NINE = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
CEILING = 30
"""What Telegram bears a second, overall."""


@pytest.fixture
def records(tmp_path):
    copy_records(tmp_path / "zhibu.db")
    return f"sqlite:///{tmp_path / 'zhibu.db'}"


def test_digests_go_out_at_the_ceiling_and_reminders_do_not_wait_for_them(records):
    branches, remind = 300, 40

    ids = plant(
        records,
        [digest_of(one, NINE, goes_at=NINE, with_secretary=one < 30) for one in range(branches)],
    )
    due = dict(zip(ids, spread(remind, over=10), strict=False))
    plant(records, [reminder_for(one, NINE, due_at=NINE + after) for one, after in due.items()])

    async def story(house):
        await house.until(lambda: len(house.wire.said) == branches + 30 + remind, within=60)
        return house

    house = simulate(records, NINE, story)
    said = house.wire.said
    group = [one.at for one in said if one.chat < 0 and "本月工作" in one.text]
    private = [one.at for one in said if one.chat > 0]
    late = lateness(house, due)

    assert not house.wire.refused
    assert max(group) - house.began <= 1.05 * (branches + remind) / CEILING + 1
    assert max(late) <= 2
    assert min(private) > max(group) - 1, "what the secretary reads alone comes after"
    assert busiest_second(said) <= CEILING


def lateness(house, due):
    """Seconds after its hour at which each reminder arrived."""
    chats = {-1000 - number: after for number, after in enumerate(due.values())}
    return [
        one.at - house.began - chats[one.chat].total_seconds()
        for one in house.wire.said
        if "准时" in one.text
    ]


def busiest_second(said):
    moments = [one.at for one in said]
    return max(sum(start <= at < start + 1 for at in moments) for start in moments)


def test_who_waited_longer_is_told_first_whatever_the_time_zone(records):
    """The bot slept through the hour of two zones; what is under way together may be swapped."""
    each = 80
    plant(
        records,
        [
            digest_of(one, NINE, goes_at=NINE - timedelta(hours=1 + one % 2))
            for one in range(2 * each)
        ],
    )

    async def story(house):
        await house.until(lambda: len(house.wire.said) == 2 * each, within=10)
        return [-1000 - one.chat for one in sorted(house.wire.said, key=lambda one: one.at)]

    order = simulate(records, NINE, story)

    early = [place for place, number in enumerate(order) if number % 2]
    assert max(early) < each + MANY
    assert sum(place < each for place in early) >= 0.9 * each
