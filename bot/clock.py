"""Ringing the bells（打铃）. The only file that knows APScheduler."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.jumps import Jumps
from bot.logs import complain, is_foreseen
from bot.nights import Nights
from bot.platforms import Now
from bot.rounds import Rounds
from schedules import HOUSEKEEPING, TIMETABLE, Bell
from storage import Reader, Records, Signature, Writer

log = logging.getLogger(__name__)

T = TypeVar("T")

LOOK = 1.0
"""Seconds between two looks at whether the wall clock was set."""
FEW = 50
"""Up to so many branches, all bells ring before the first visit is taken, and never pause."""
SHARE = 5
"""With more, bells take one part in so many of the writer's time."""


class Clock:
    """Rings each bell of the timetable. It remembers nothing: what is due stands in the records."""

    def __init__(
        self, writer: Writer, reader: Reader, now: Now, nights: Nights | None = None
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._rounds = Rounds()
        self._one_by_one = asyncio.Lock()
        self._is_behind = self._is_stopping = False
        self._nights = nights
        self._copying: asyncio.Task[None] | None = None
        self._now = now
        self._ringing: dict[Bell, asyncio.Task[None]] = {}
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._is_stopping = False
        self._scheduler = AsyncIOScheduler(timezone="UTC")  # one that was stopped stays so
        for bell in TIMETABLE:
            self._add(self._begin, bell.every, bell, at_once=self._is_behind)
        self._add(self._learn, timedelta(minutes=1))
        self._add(self._tidy, timedelta(hours=1))
        self._add(self._begin_copy, timedelta(minutes=10))
        if self._nights is not None:
            self._copying = asyncio.create_task(asyncio.to_thread(self._nights.look_through))
        self._scheduler.start()
        self._watching = asyncio.create_task(self._watch(Jumps(self._now)))

    async def _watch(self, jumps: Jumps) -> None:
        """APScheduler waits for the hours it read off the wall once; set back, it would be mute."""
        while True:
            await asyncio.sleep(LOOK)
            if jumps.seen():
                log.info("the wall clock was set, or the machine slept: every bell rings")
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(UTC))

    @property
    def is_running(self) -> bool:
        return bool(self._scheduler.running)

    def _add(
        self, ring: Callable[..., Awaitable[None]], every: timedelta, *args: Bell,
        at_once: bool = False,
    ) -> None:  # fmt: skip
        first = {"next_run_time": datetime.now(UTC)} if at_once else {}
        self._scheduler.add_job(
            ring, "interval", args=args, seconds=every.total_seconds(), coalesce=True,
            misfire_grace_time=None, **first,
        )  # fmt: skip

    async def catch_up(self) -> None:
        """Before the first visit: every bell once, or of many branches only a list."""
        await self._learn()
        self._is_behind = len(await self._branches()) > FEW
        if not self._is_behind:
            await self.ring_all()

    async def ring_all(self, bells: Iterable[Bell] = TIMETABLE) -> None:
        """Each of them once, now: at the start, and when the rehearsal has moved its clock.

        What all of them do for a branch waits at the same moment, so it shares a commit.
        """
        self._is_stopping = False
        branch_ids = await self._branches()
        await asyncio.gather(*(self._visit(bell, branch_ids) for bell in bells))
        await self._tidy()

    async def stop(self) -> None:
        """Let the visits that were begun finish; APScheduler 3 would cut them in the middle."""
        self._is_stopping = True
        if self._watching is not None:
            self._watching.cancel()
        if self._scheduler.running:
            self._scheduler.pause()
        if self._ringing:
            await asyncio.wait(self._ringing.values())
        if self._copying is not None:
            await asyncio.wait([self._copying])
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _begin(self, bell: Bell) -> None:
        if bell not in self._ringing:
            task = asyncio.create_task(self._ring(bell))
            self._ringing[bell] = task
            task.add_done_callback(lambda _: self._ringing.pop(bell))

    async def keep_copy(self) -> None:
        """Last night's copy, unless it is there; in a thread, because it reads for a while."""
        if self._nights is not None:
            await asyncio.to_thread(self._nights.keep, self._now())

    async def _begin_copy(self) -> None:
        if self._copying is None or self._copying.done():
            self._copying = asyncio.create_task(self.keep_copy())

    async def _ring(self, bell: Bell) -> None:
        await self._learn()
        await self._visit(bell, self._rounds.turn(bell), pauses=len(await self._branches()) > FEW)

    async def _learn(self) -> None:
        now = self._now()
        try:
            written, urgent = await self._read(lambda records: _news(records, now))
        except Exception as error:
            return complain(log, error, "could not see where something was written")
        return self._rounds.learn(written, urgent)

    async def _branches(self) -> list[int]:
        return await self._read(lambda records: records.branches.ids())

    async def _visit(self, bell: Bell, branch_ids: Iterable[int], *, pauses: bool = False) -> None:
        """A piece of work for each branch, so that no planner holds up a press for long."""
        clock = asyncio.get_running_loop()
        for branch_id in branch_ids:
            if self._is_stopping:
                return
            async with self._one_by_one if pauses else nullcontext():
                begun = clock.time()
                try:
                    work = partial(_ring_for, bell, branch_id, self._now())
                    await asyncio.wrap_future(self._writer.submit(work))
                except Exception as error:
                    complain(log, error, "%s failed; the next bell tries again", bell.run.__name__)
                    if is_foreseen(error):
                        return  # the other branches' would meet the same
                if pauses:
                    await asyncio.sleep((clock.time() - begun) * (SHARE - 1))

    async def _read(self, work: Callable[[Records], T]) -> T:
        return await asyncio.wrap_future(self._reader.submit(work))

    async def _tidy(self) -> None:
        now = self._now()
        try:
            await asyncio.wrap_future(
                self._writer.submit(lambda records: HOUSEKEEPING(records, now))
            )
        except Exception as error:
            complain(log, error, "housekeeping failed; the next bell tries again")


def _ring_for(bell: Bell, branch_id: int, now: datetime, records: Records) -> None:
    bell.run(records, records.branches.take(branch_id), now)
    records.audit.sign(
        Signature(branch_id=branch_id, actor_id=None, action=bell.run.__name__, at=now)
    )


def _news(records: Records, now: datetime) -> tuple[dict[int, int], dict[Bell, list[int]]]:
    """How much was written in each branch, and whose hour has come at which bell."""
    urgent = {bell: bell.at_once(records, now) for bell in TIMETABLE if bell.at_once is not None}
    return records.branches.written(), urgent
