"""Sending what is due（发送到期通知）: claim, judge, compose, post, settle."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.insisting import until_kept
from bot.jumps import Jumps
from bot.logs import complain
from bot.outcomes import lost, moved, said
from bot.platforms import ChatMoved, Gone, NotSent, Now, Platform, Rank, Unreachable, Unsure
from bot.weather import Skies
from chat import Place
from domain.notices import Notice, NoticeState, Verdict, again_at, judge
from domain.urgency import Urgency, urgency_of
from schedules.letters import Letter
from schedules.unsaid import letter_or_end
from storage import NotKept, Reader, Records, Writer
from storage.withheld import withhold

log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSE = 1.0
"""Seconds between two looks; it looks at the wall clock, so a jump or a long sleep does no harm."""
BREATH = 0.05
"""Seconds between being woken and looking."""

MANY = 64
"""So many are under way at once; whoever comes next is chosen anew when one of them is done."""

UNSENT = {Verdict.STALE: NoticeState.STALE, Verdict.GIVE_UP: NoticeState.FAILED}


class Delivery:
    """Says every notice whose hour has come, one after another in each chat.

    A notice is settled only after it was said. If the bot dies in between, the lease runs out
    and the notice is said once more: twice is a nuisance, never is a failure.
    """

    def __init__(
        self, writer: Writer, reader: Reader, platforms: Mapping[str, Platform], *,
        skies: Skies, hung: Callable[[], None], now: Now,
    ) -> None:  # fmt: skip
        """`hung` is called when a card hangs in a chat and may already show something old."""
        self._hung = hung
        self._writer = writer
        self._reader = reader
        self._platforms = platforms
        self._skies = skies
        self._now = now
        self._news = asyncio.Event()
        self._looking = asyncio.Lock()
        self._lanes: dict[str, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Something was kept: look now rather than in a second."""
        self._news.set()

    async def run(self) -> None:
        """Look until cancelled; what is under way is finished by `finish`."""
        is_free, jumps = False, Jumps(self._now)
        while True:
            self._news.clear()
            try:
                if not is_free:
                    freed = await self._write(lambda records: records.notices.free_leases())
                    if freed:
                        log.info("%d notices were under way; they may be said twice", freed)
                    is_free = True
                if jumps.seen():
                    await self._write(lambda records: records.look_again(self._now()))
                await self._begin_due()
            except Exception as error:
                complain(log, error, "could not look for what is due; the next look tries again")
            with suppress(TimeoutError):
                async with asyncio.timeout(PAUSE):
                    await self._news.wait()
                    await asyncio.sleep(BREATH)  # a rush is looked at once, not visit by visit

    async def finish(self) -> None:
        while self._lanes:
            await asyncio.wait(self._lanes.values())

    async def drop(self) -> None:
        """Somebody else speaks now: what is under way is theirs to say."""
        for task in self._lanes.values():
            task.cancel()
        await self.finish()

    async def send_due(self) -> int:
        """Say everything that is due, and wait for it; how many were taken up."""
        taken = 0
        while count := await self._begin_due():
            taken += count
            await self.finish()
        return taken

    async def _begin_due(self) -> int:
        async with self._looking:  # two looks at once would put two senders into one lane
            now, busy = self._now(), list(self._lanes)
            many = self._skies.room(MANY - len(busy))
            if many <= 0:
                return 0
            notices = await self._write(
                lambda records: records.notices.claim(now, busy=busy, many=many)
            )
            for notice in notices:
                task = asyncio.create_task(self._take(notice))
                self._lanes[notice.lane] = task
                task.add_done_callback(partial(self._free, notice.lane))
        return len(notices)

    def _free(self, lane: str, _: asyncio.Task[None]) -> None:
        del self._lanes[lane]
        self._news.set()

    async def _take(self, notice: Notice) -> None:
        try:
            await self._send(notice)
        except Exception as error:
            complain(log, error, "notice %s was not sent; it is tried again", notice.id)
            until = again_at(notice, self._now())
            with suppress(NotKept):  # then it is tried again when the lease has run out
                await self._write(lambda records: records.notices.stumble(notice.id, until))

    async def _send(self, notice: Notice) -> None:
        verdict = judge(notice, self._now())
        if verdict is not Verdict.SEND:
            return await self._settle(notice, UNSENT[verdict])
        now = self._now()
        abilities = {name: platform.abilities for name, platform in self._platforms.items()}
        look = partial(letter_or_end, notice, now=now, abilities_of=abilities)
        letter = await self._read(look)
        if isinstance(letter, NoticeState):
            return await self._settle(notice, letter)
        if not self._can_reach(letter):
            return await self._settle(notice, NoticeState.CANCELLED)
        if letter.withheld:
            log.warning("notice %s is not for a group: %s", notice.id, letter.withheld)
            return await self._write(partial(withhold, notice, letter.withheld, now))
        if letter.waits_until is not None:
            return await self._put_off(notice, letter.waits_until)
        return await self._post(notice, letter)

    def _can_reach(self, letter: Letter) -> bool:
        if (platform := self._platforms.get(letter.platform)) is None:
            return False
        return not letter.is_private or platform.can_reach(has_opened=letter.has_opened)

    async def _post(self, notice: Notice, letter: Letter) -> None:
        weather = self._skies[letter.platform]
        if weather.rests_for:
            return await self._put_off(notice, self._in(weather.rests_for))
        place = Place(letter.platform, letter.chat, letter.thread, letter.is_private)
        rank = Rank.TIMELY if urgency_of(notice.kind) is Urgency.TIMELY else Rank.BULK
        try:
            ref = await self._platforms[letter.platform].post(place, letter.card, rank)
        except Unreachable as error:
            return await self._put_off(notice, self._in(weather.fail(error)))
        except NotSent as error:
            return await self._put_off(notice, self._in(error.retry_after))
        except Unsure as error:
            log.warning("notice %s may or may not have been said; it is said again", notice.id)
            until = max(again_at(notice, self._now()), self._in(weather.fail(error)))
            return await self._put_off(notice, until, is_unsure=True)
        except Gone as error:
            log.info("notice %s: nobody is there any more: %s", notice.id, error)
            await self._write(partial(lost, notice, letter, self._now()))
        except ChatMoved as error:
            await self._write(partial(moved, notice, letter, error.chat, self._now()))
        else:
            await until_kept(self._writer, partial(said, notice, letter, ref, self._now()))
            self._hung()
        weather.clear()
        return None

    def _in(self, seconds: float) -> datetime:
        return self._now() + timedelta(seconds=seconds)

    async def _settle(self, notice: Notice, state: NoticeState) -> None:
        now = self._now()
        await self._write(lambda records: records.notices.settle(notice.id, state, now))

    async def _put_off(self, notice: Notice, until: datetime, *, is_unsure: bool = False) -> None:
        await self._write(
            lambda records: records.notices.postpone(notice.id, until, is_unsure=is_unsure)
        )

    async def _read(self, work: Callable[[Records], T]) -> T:
        return await asyncio.wrap_future(self._reader.submit(work))

    async def _write(self, work: Callable[[Records], T]) -> T:
        return await asyncio.wrap_future(self._writer.submit(work))
