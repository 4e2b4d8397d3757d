"""The wall clock is set, forward and back, and the machine sleeps for a month.

The bot serves in a real loop; only the wall clock is the test's own.
"""

import asyncio
import logging
from contextlib import asynccontextmanager
from datetime import timedelta
from time import monotonic

import pytest

from bot.platforms import NotSent
from domain.notices import NoticeKind, NoticeState
from tests.rehearsals.conftest import MONDAY, begin, plant, text_of
from tests.rehearsals.gatherings import sign
from tests.templates import copy_records

PUNCTUAL = timedelta(seconds=2)
PATIENCE = 15.0
HOUR = timedelta(hours=1)


class Wall:
    """A wall clock that runs, and that the test sets."""

    def __init__(self) -> None:
        self.ahead = timedelta()
        self._begun = monotonic()

    def __call__(self):
        return MONDAY + timedelta(seconds=monotonic() - self._begun) + self.ahead


class Refusing:
    """Whoever posts first is told to come again in half a minute."""

    def __init__(self, stage) -> None:
        self._post, self.refused = stage.post, 0
        stage.post = self

    async def __call__(self, place, card, *rank):
        if not self.refused:
            self.refused += 1
            raise NotSent(30)
        return await self._post(place, card, *rank)


@pytest.fixture
def wall():
    return Wall()


@pytest.fixture
def play(settings, wall):
    copy_records(settings.data_dir / "zhibu.db", name="cast", plant=plant)
    play = begin(settings, wall)
    yield play
    play.app.close()


@asynccontextmanager
async def serving(play):
    """The whole bot, until the end of the block."""
    stopping = asyncio.Event()
    serve = asyncio.create_task(play.app.serve(stopping))
    try:
        yield
    finally:
        stopping.set()
        await serve


async def until(is_so) -> None:
    deadline = monotonic() + PATIENCE
    while not is_so():
        assert monotonic() < deadline, "it never came"
        await asyncio.sleep(0.01)


def remind(play, text, due_at) -> None:
    """Something the group is to be reminded of at that hour."""

    def work(records):
        records.reminders.add(1, text, next_at=due_at, rule=None, by=1, at=play.clock())
        sign(records, play.clock())

    play.app.writer.submit(work).result()


def lateness(play, text, due_at) -> list[timedelta]:
    """How late each time was at which the group read it, by the wall clock."""
    read = [one for one in play.stage.messages if text in text_of(one)]
    return [one.at - due_at for one in read]


def planned(play, kind, *states) -> int:
    """How many of that kind stand in the records."""
    found = play.app.reader.submit(
        lambda records: records.notices.of(1, [kind], states or list(NoticeState))
    )
    return len(found.result())


async def test_an_hour_forward_says_at_once_what_it_leapt_over(play, wall):
    remind(play, "交表", due := wall() + HOUR / 2)
    async with serving(play):
        await until(lambda: play.app.clock.is_running)
        wall.ahead += HOUR
        leapt = wall()
        await until(lambda: lateness(play, "交表", due))

    [late] = lateness(play, "交表", due)
    assert due + late - leapt <= PUNCTUAL


async def test_an_hour_back_says_nothing_twice_and_after_the_repair_nothing_late(play, wall):
    remind(play, "交表", first := wall() + timedelta(seconds=0.3))
    remind(play, "开会", second := wall() + timedelta(minutes=1))
    async with serving(play):
        await until(lambda: lateness(play, "交表", first))
        wall.ahead -= HOUR
        remind(play, "值班", soon := wall() + timedelta(seconds=0.3))
        play.app.delivery.wake()
        await play.app.clock.ring_all()
        await until(lambda: lateness(play, "值班", soon))
        assert not lateness(play, "开会", second), "by this clock it is not yet due"
        wall.ahead += HOUR + timedelta(minutes=1)
        repaired = wall()
        await until(lambda: lateness(play, "开会", second))

    assert len(lateness(play, "交表", first)) == 1
    [late] = lateness(play, "值班", soon)
    assert late <= PUNCTUAL
    [late] = lateness(play, "开会", second)
    assert second + late - repaired <= PUNCTUAL


async def test_forty_seconds_back_and_repaired_delay_nothing(play, wall, caplog):
    caplog.set_level(logging.INFO)
    remind(play, "交表", due := wall() + timedelta(seconds=3))
    async with serving(play):
        await until(lambda: play.app.clock.is_running)
        wall.ahead -= timedelta(seconds=40)
        await until(lambda: "the wall clock was set" in caplog.text)
        wall.ahead += timedelta(seconds=40)
        await until(lambda: lateness(play, "交表", due))

    [late] = lateness(play, "交表", due)
    assert late <= PUNCTUAL, late


async def test_what_was_put_off_does_not_wait_for_an_hour_of_the_old_clock(play, wall):
    refusing = Refusing(play.stage)
    remind(play, "交表", due := wall() - 2 * HOUR)
    async with serving(play):
        await until(lambda: refusing.refused)
        wall.ahead -= HOUR
        back = wall()
        await until(lambda: lateness(play, "交表", due))

    [late] = lateness(play, "交表", due)
    assert due + late - back <= PUNCTUAL


@pytest.mark.parametrize("leap", [HOUR, -HOUR], ids=["forward", "back"])
async def test_the_slow_bells_ring_as_soon_as_the_clock_was_set(play, wall, leap):
    async with serving(play):
        await until(lambda: play.app.clock.is_running)
        remind(play, "交表", wall() + timedelta(days=1))
        wall.ahead += leap
        leapt = monotonic()
        await until(lambda: planned(play, NoticeKind.REMINDER))
        assert timedelta(seconds=monotonic() - leapt) <= PUNCTUAL


async def test_after_a_month_of_sleep_what_is_worth_it_is_said_once(play, wall):
    remind(play, "交表", stale := wall() + timedelta(days=2))
    remind(play, "开会", fresh := wall() + timedelta(days=5, hours=1))
    async with serving(play):
        await until(lambda: play.app.clock.is_running)
        wall.ahead += timedelta(days=5, hours=2)
        await until(lambda: lateness(play, "开会", fresh))
        wall.ahead += timedelta(days=30)
        await until(lambda: planned(play, NoticeKind.DIGEST, NoticeState.SENT))

    assert planned(play, NoticeKind.DIGEST) == 1
    assert not lateness(play, "交表", stale), "two days later nobody needs it any more"
    assert len(lateness(play, "开会", fresh)) == 1
    said = [(one.chat, text_of(one)) for one in play.stage.messages if not one.author]
    assert len(said) == len(set(said)), "nothing is said twice"
