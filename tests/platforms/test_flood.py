"""How the bot speaks when there is much to say: minutes of it, on a clock that jumps."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery import MANY
from bot.refresher import SHARE
from domain.notices import MAX_ATTEMPTS, NoticeKind, NoticeState
from tests.simulation import simulate
from tests.simulation.branches import (
    digest_of,
    group_with_card,
    plant,
    reminder_for,
    something_changes,
    spread,
)
from tests.templates import copy_records

NINE = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
CEILING = 30
"""What Telegram bears a second, overall."""
STATES = list(NoticeState)


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
    assert max(late) <= 3
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


@pytest.mark.parametrize("trouble", ["no line", "502", "401"])
def test_an_outage_of_hours_costs_no_notice_and_all_goes_soon_after(records, trouble):
    """Each branch has a reminder; Telegram is not there for an hour."""
    count, outage = 20, 3600
    ids = plant(records, [digest_of(one, NINE, goes_at=NINE) for one in range(count)])
    due = [reminder_for(one, NINE, due_at=NINE + timedelta(minutes=one)) for one in ids]
    plant(records, due)

    async def story(house):
        house.wire.trouble, house.wire.down = trouble, (house.began, house.began + outage)
        await house.until(lambda: len(house.wire.said) == 2 * count, within=outage + 100)
        return house, await house.write(
            lambda r: [r.notices.find(1 + one) for one in range(2 * count)]
        )

    house, notices = simulate(records, NINE, story)

    assert max(one.at for one in house.wire.said) - house.began - outage <= 70
    assert house.wire.tries <= outage / 60 + 10 + 3 * count, "one tries it for all"
    assert {notice.attempts for notice in notices} == {0}


def test_a_fault_of_our_own_is_given_up_and_holds_up_nobody(records, caplog):
    [branch_id] = plant(records, [digest_of(0, NINE, goes_at=NINE)])

    def broken(records):
        records.notices.plan(
            branch_id=branch_id, kind=NoticeKind.CARD, subject="no such look:1", key="broken",
            due_at=NINE, chat_id=1,
        )  # fmt: skip

    plant(records, [broken])

    async def story(house):
        await house.until(lambda: house.wire.said, within=10)
        await asyncio.sleep(600)
        return house, await house.write(lambda r: r.notices.of(1, list(NoticeKind), STATES))

    _, rows = simulate(records, NINE, story)

    assert {row.kind: row.state for row in rows} == {"digest": "sent", "card": "failed"}
    assert len([one for one in caplog.messages if "was not sent" in one]) == MAX_ATTEMPTS


def test_reminders_never_wait_behind_cards_that_are_redrawn(records):
    """Fifty groups answer at once for a while; in each a reminder falls due."""
    count, seconds = 50, 20
    ids = plant(records, [group_with_card(one, NINE) for one in range(count)])
    due = dict(zip(ids, spread(count, over=seconds), strict=True))
    plant(records, [reminder_for(one, NINE, due_at=NINE + after) for one, after in due.items()])

    async def story(house):
        while house.now() < NINE + timedelta(seconds=seconds):
            await house.write(lambda r: something_changes(r, ids, house.now()))
            house.refresher.wake()
            await asyncio.sleep(2)
        await house.until(lambda: len(lateness(house, due)) == count, within=seconds + 10)
        return house

    house = simulate(records, NINE, story)
    edits = [one for one in house.wire.said if one.method == "editMessageText"]

    assert max(lateness(house, due)) <= 3
    assert count <= len(edits) <= count + SHARE * seconds, "the first of each at once"
    assert not house.wire.refused
