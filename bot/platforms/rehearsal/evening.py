"""One rehearsal（一场排练）: records of its own, a stage, and a clock that can be moved."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import Self
from zoneinfo import ZoneInfo

from bot.app import App, build, utc_now
from bot.platforms import Answer
from bot.platforms.rehearsal.cast import people, seed
from bot.platforms.rehearsal.stage import Stage
from bot.settings import Settings
from chat import Incoming
from schedules import TIMETABLE

log = logging.getLogger(__name__)

STRIDE = timedelta(hours=3)
"""How far the clock moves at once, so that no bell is missed on the way."""

FREQUENT = [bell for bell in TIMETABLE if bell.every < timedelta(hours=1)]
"""Rung at each stride; the others ask for days and months, so each day and at the end will do."""

PATIENCE = timedelta(days=14)
"""How long to wait for a next reminder where none is written down yet."""


class MovableClock:
    """The real time, and what was skipped（可拨的钟）."""

    def __init__(self) -> None:
        self._skipped = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self._skipped

    def move_to(self, moment: datetime) -> None:
        """Only forwards; a moment that has passed changes nothing."""
        self._skipped += max(moment - self(), timedelta())


class Evening:
    """Everything of one rehearsal; the next one begins with empty records."""

    def __init__(
        self, app: App, stage: Stage, clock: MovableClock, settings: Settings, *, is_empty: bool
    ) -> None:
        self.id = token_hex(4)
        self.app = app
        self.stage = stage
        self.clock = clock
        self.settings = settings
        self.is_empty = is_empty
        self._stopping = asyncio.Event()
        self._moving = asyncio.Lock()
        self._serving: asyncio.Task[None] | None = None

    @classmethod
    async def begin(
        cls, settings: Settings, *, is_empty: bool, is_poor: bool, changed: Callable[[], None]
    ) -> Self:
        """Open the curtain on new records, with the cast's branch unless `is_empty`."""
        remove_records(settings)
        own = settings.model_copy(update={"database": url_of(settings)})
        clock = MovableClock()
        app = build(own, now=clock)
        stage = Stage(people(), now=clock, is_poor=is_poor)
        evening = cls(app, stage, clock, own, is_empty=is_empty)
        stage.answer, stage.changed = evening.answer, changed
        app.add(stage)
        if is_empty:
            stage.is_bot_in_group = False
            for person in stage.cast.values():
                person.has_opened = False
        else:
            await evening._plant()
        evening._serving = asyncio.create_task(app.serve(evening._stopping))
        evening._serving.add_done_callback(_report)
        return evening

    def stop(self) -> None:
        """Begin nothing more; a clock that is being moved stands still."""
        self._stopping.set()

    async def end(self) -> None:
        """Finish what was begun, and close the records."""
        self.stop()
        if self._serving is not None:
            await asyncio.wait([self._serving])
        self.app.close()

    async def answer(self, visits: Sequence[Incoming]) -> list[Answer]:
        return await self.app.dispatcher.answer(self.stage, visits)

    async def move_to(self, moment: datetime) -> None:
        """Let time pass, ringing the bells and sending what falls due on the way."""
        async with self._moving:
            while self.clock() < moment and not self._stopping.is_set():
                await self._go_on(moment)

    async def move_to_next(self) -> bool:
        """Let time pass until the bot says something of its own accord; False if it does not."""
        async with self._moving:
            end, before = self.clock() + PATIENCE, self._heard()
            while self._heard() == before and not self._stopping.is_set():
                due = await self._next_due()
                end = end if due is None else max(end, due)
                if self.clock() >= end:
                    return False
                await self._go_on(end)
            return True

    async def _go_on(self, end: datetime) -> None:
        """One step towards the end: some hours, or less if a notice is due before."""
        now = self.clock()
        step = min(end, now + STRIDE)
        due = await self._next_due()
        self.clock.move_to(min(step, due) if due is not None and due > now else step)
        zone = ZoneInfo(self.settings.timezone)
        is_new_day = self.clock().astimezone(zone).date() > now.astimezone(zone).date()
        is_there = self.clock() >= end
        await self.app.clock.ring_all(TIMETABLE if is_new_day or is_there else FREQUENT)
        while (due := await self._next_due()) is not None and due <= self.clock():
            await self.app.delivery.send_due()
            await self.app.delivery.finish()
        await self.app.delivery.finish()
        await self.app.refresher.draw_all()

    async def _next_due(self) -> datetime | None:
        return await asyncio.wrap_future(
            self.app.reader.submit(lambda records: records.notices.next_due())
        )

    def _heard(self) -> int:
        return sum(not message.author for message in self.stage.messages)

    async def _plant(self) -> None:
        settings, now, group = self.settings, self.clock(), self.stage.group
        await asyncio.wrap_future(
            self.app.writer.submit(
                lambda records: seed(
                    records, now, timezone=settings.timezone, language=settings.language,
                    group=group,
                )
            )
        )  # fmt: skip


def records_of(settings: Settings) -> Path:
    """The rehearsal's own file, never the branch's."""
    return settings.data_dir / "rehearsal.db"


def url_of(settings: Settings) -> str:
    return f"sqlite:///{records_of(settings)}"


def remove_records(settings: Settings) -> None:
    path = records_of(settings)
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        name.unlink(missing_ok=True)


def _report(serving: asyncio.Task[None]) -> None:
    if not serving.cancelled() and (error := serving.exception()) is not None:
        log.error("the rehearsal broke off; begin it anew", exc_info=error)
