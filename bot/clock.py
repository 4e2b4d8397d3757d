"""Ringing the bells（打铃）. The only file that knows APScheduler."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.jumps import Jumps
from bot.logs import complain, is_foreseen
from bot.nights import Nights
from bot.platforms import Now
from schedules import HOUSEKEEPING, TIMETABLE, Bell
from storage import Records, Signature, Writer

log = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two looks at whether the wall clock was set."""


class Clock:
    """Rings each bell of the timetable. It remembers nothing: what is due stands in the records."""

    def __init__(self, writer: Writer, now: Now, nights: Nights | None = None) -> None:
        self._writer = writer
        self._nights = nights
        self._copying: asyncio.Task[None] | None = None
        self._now = now
        self._ringing: dict[Bell, asyncio.Task[None]] = {}
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone="UTC")  # one that was stopped stays so
        for bell in TIMETABLE:
            self._add(self._begin, bell.every, bell)
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

    def _add(self, ring: Callable[..., Awaitable[None]], every: timedelta, *args: Bell) -> None:
        self._scheduler.add_job(
            ring,
            "interval",
            args=args,
            seconds=every.total_seconds(),
            coalesce=True,
            misfire_grace_time=None,
        )

    async def ring_all(self) -> None:
        """Every bell once, now: at the start, and when the rehearsal has moved its clock.

        What all of them do for a branch waits at the same moment, so it shares a commit.
        """
        branch_ids = await self._branches()
        await asyncio.gather(*(self._ring_in(branch_ids, bell) for bell in TIMETABLE))
        await self._tidy()

    async def stop(self) -> None:
        """Let the bells that are ringing finish; APScheduler 3 would cut them off in the middle."""
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
        try:
            branch_ids = await self._branches()
        except Exception as error:
            return complain(log, error, "%s failed; the next bell tries again", bell.run.__name__)
        return await self._ring_in(branch_ids, bell)

    async def _branches(self) -> list[int]:
        return await asyncio.wrap_future(
            self._writer.submit(lambda records: records.branches.ids())
        )

    async def _ring_in(self, branch_ids: list[int], bell: Bell) -> None:
        """A piece of work for each branch, so that no planner holds up a press for long."""
        for branch_id in branch_ids:
            try:
                work = partial(_ring_for, bell, branch_id, self._now())
                await asyncio.wrap_future(self._writer.submit(work))
            except Exception as error:
                complain(log, error, "%s failed; the next bell tries again", bell.run.__name__)
                if is_foreseen(error):
                    return  # the other branches' would meet the same

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
