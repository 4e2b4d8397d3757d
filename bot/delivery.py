"""Sending what is due（发送到期通知）: claim, judge, compose, post, settle."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.hanging import fingerprint
from bot.platforms import ChatMoved, Gone, NotSent, Now, Platform, Unsure
from chat import Place
from domain.notices import Notice, NoticeState, Verdict, judge
from schedules.letters import Letter, compose
from schedules.looks import REPLACES
from storage import Reader, Records, Signature, Writer
from storage.fresh_cards import follow
from storage.withheld import withhold

log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSE = 1.0
"""Seconds between two looks; it looks at the wall clock, so a jump or a long sleep does no harm."""

BREATH = 0.05
"""Seconds between being woken and looking."""

AGAIN = timedelta(seconds=30)
"""When something unforeseen went wrong with one notice, how soon it is tried again."""


UNSENT = {Verdict.STALE: NoticeState.STALE, Verdict.GIVE_UP: NoticeState.FAILED}


class Delivery:
    """Says every notice whose hour has come, one after another in each chat.

    A notice is settled only after it was said. If the bot dies in between, the lease runs out
    and the notice is said once more: twice is a nuisance, never is a failure.
    """

    def __init__(
        self, writer: Writer, reader: Reader, platforms: Mapping[str, Platform], *,
        hung: Callable[[], None], now: Now,
    ) -> None:  # fmt: skip
        """`hung` is called when a card hangs in a chat and may already show something old."""
        self._hung = hung
        self._writer = writer
        self._reader = reader
        self._platforms = platforms
        self._now = now
        self._news = asyncio.Event()
        self._looking = asyncio.Lock()
        self._lanes: dict[str, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Something was kept: look now rather than in a second."""
        self._news.set()

    async def run(self) -> None:
        """Look until cancelled; what is under way is finished by `finish`."""
        await self._write(lambda records: records.notices.free_leases())
        while True:
            self._news.clear()
            try:
                await self._begin_due()
            except Exception:
                log.exception("could not look for what is due; the next look tries again")
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
            notices = await self._write(lambda records: records.notices.claim(now, busy=busy))
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
        except Exception:
            log.exception("notice %s was not sent; it is tried again", notice.id)
            await self._put_off(notice, self._now() + AGAIN)

    async def _send(self, notice: Notice) -> None:
        verdict = judge(notice, self._now())
        if verdict is not Verdict.SEND:
            return await self._settle(notice, UNSENT[verdict])
        now = self._now()
        abilities = {name: platform.abilities for name, platform in self._platforms.items()}
        letter = await asyncio.wrap_future(
            self._reader.submit(lambda records: compose(notice, records, now, abilities))
        )
        if letter is None or not self._can_reach(letter):
            return await self._settle(notice, NoticeState.CANCELLED)
        if letter.withheld:
            log.warning("notice %s is not for a group: %s", notice.id, letter.withheld)
            return await self._write(partial(withhold, notice, letter.withheld, now))
        if letter.waits_until is not None:
            return await self._put_off(notice, letter.waits_until)
        return await self._post(notice, letter)

    def _can_reach(self, letter: Letter) -> bool:
        platform = self._platforms.get(letter.platform)
        if platform is None:
            return False
        return not letter.is_private or platform.can_reach(has_opened=letter.has_opened)

    async def _post(self, notice: Notice, letter: Letter) -> None:
        platform = self._platforms[letter.platform]
        place = Place(letter.platform, letter.chat, letter.thread, letter.is_private)
        try:
            ref = await platform.post(place, letter.card)
        except NotSent as error:
            await self._put_off(notice, self._now() + timedelta(seconds=error.retry_after))
        except Unsure:
            log.warning("notice %s may or may not have been said; it is said again", notice.id)
            await self._put_off(notice, self._now() + AGAIN)
        except Gone as error:
            log.info("notice %s: nobody is there any more: %s", notice.id, error)
            await self._write(partial(self._lose, notice, letter))
        except ChatMoved as error:
            await self._write(partial(self._follow, notice, letter, error.chat))
        else:
            await self._write(partial(self._said, notice, letter, ref))
            self._hung()

    def _said(self, notice: Notice, letter: Letter, ref: str, records: Records) -> None:
        records.notices.settle(notice.id, NoticeState.SENT, self._now())
        if letter.hangs is not None:
            kind, subject = letter.hangs
            records.cards.hang(
                branch_id=notice.branch_id, kind=kind, subject=subject, platform=letter.platform,
                chat=letter.chat, thread=letter.thread, ref=ref, shown=fingerprint(letter.card),
                language=letter.language,
            )  # fmt: skip
            records.cards.stale(subject, [kind], self._now())  # it may have changed meanwhile
            for old in REPLACES.get(kind, ()):
                records.cards.retire(old, subject, self._now(), but=ref, chat=letter.chat)

    def _lose(self, notice: Notice, letter: Letter, records: Records) -> None:
        records.notices.settle(notice.id, NoticeState.FAILED, self._now())
        if letter.account_id is not None:
            records.accounts.set(letter.account_id, is_reachable=False)
        elif letter.chat_id is not None:
            records.branches.leave(letter.chat_id, self._now())
            self._sign(notice, "chat_gone", records)

    def _follow(self, notice: Notice, letter: Letter, chat: str, records: Records) -> None:
        follow(records, letter.platform, letter.chat, chat, self._now())
        self._sign(notice, "moved", records)
        records.notices.postpone(notice.id, self._now())

    def _sign(self, notice: Notice, action: str, records: Records) -> None:
        records.audit.sign(
            Signature(branch_id=notice.branch_id, actor_id=None, action=action, at=self._now())
        )

    async def _settle(self, notice: Notice, state: NoticeState) -> None:
        now = self._now()
        await self._write(lambda records: records.notices.settle(notice.id, state, now))

    async def _put_off(self, notice: Notice, until: datetime) -> None:
        await self._write(lambda records: records.notices.postpone(notice.id, until))

    async def _write(self, work: Callable[[Records], T]) -> T:
        return await asyncio.wrap_future(self._writer.submit(work))
