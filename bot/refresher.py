"""Redrawing hanging cards without haste（卡片刷新）.

Answers to presses are free, but edits count as messages: about twenty a minute in a group. So
the first edit goes out at once, then one every few seconds a chat, and always a last one with
the newest look. What is stale stands in the records, so a restart loses none of it.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import TypeAlias

from bot.hanging import fingerprint
from bot.platforms import ChatMoved, Gone, NotSent, Now, Platform, Unsure
from cards.branches import signed
from chat import Card, Place
from schedules.desk import at_desk
from schedules.guarding import against
from schedules.looks import LOOKS, WORDED_LOOKS
from storage import HangingCard, Reader, Records, Writer

log = logging.getLogger(__name__)

PAUSE = 3.4
"""Seconds between two edits in one chat."""

BREATH = 0.05
"""Seconds between being woken and looking."""

LOOK = 5.0
"""Seconds until it looks even if nobody woke it."""

Chat: TypeAlias = tuple[str, str]


class Refresher:
    def __init__(
        self, writer: Writer, reader: Reader, platforms: Mapping[str, Platform], *, now: Now
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._platforms = platforms
        self._now = now
        self._news = asyncio.Event()
        self._free_at: dict[Chat, float] = {}
        self._drawing: dict[Chat, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Something was kept: a card may be stale."""
        self._news.set()

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            self._news.clear()
            wait = LOOK
            try:
                wait = await self._begin_stale() or LOOK
            except Exception:
                log.exception("could not look for stale cards; the next look tries again")
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._news.wait()
                    await asyncio.sleep(BREATH)  # a rush is looked at once, not press by press

    async def finish(self) -> None:
        """Wait for what is being drawn."""
        while self._drawing:
            await asyncio.wait(self._drawing.values())

    async def drop(self) -> None:
        """Somebody else speaks now: what is being drawn is theirs to draw."""
        for task in self._drawing.values():
            task.cancel()
        await self.finish()

    async def draw_all(self) -> None:
        """Redraw everything stale now, without pauses, and wait for it."""
        self._free_at.clear()
        for card in await self._waiting():
            await self._draw(card)

    async def _begin_stale(self) -> float | None:
        """Begin one card in each chat that is free; seconds until the next chat is."""
        clock = asyncio.get_running_loop().time()
        self._free_at = {chat: at for chat, at in self._free_at.items() if at > clock}
        waits = []
        for card in await self._waiting():
            chat = (card.platform, card.chat)
            if chat in self._drawing:
                continue  # it wakes us when it is done
            if chat in self._free_at:
                waits.append(self._free_at[chat] - clock)
                continue
            self._free_at[chat] = clock + PAUSE
            task = asyncio.create_task(self._draw(card))
            self._drawing[chat] = task
            task.add_done_callback(lambda _, chat=chat: self._done(chat))  # type: ignore[misc]
        return max(0.05, min(waits)) if waits else None

    def _done(self, chat: Chat) -> None:
        del self._drawing[chat]
        self._news.set()

    async def _waiting(self) -> list[HangingCard]:
        return await asyncio.wrap_future(
            self._reader.submit(lambda records: records.cards.waiting())
        )

    async def _draw(self, card: HangingCard) -> None:
        try:
            look = await asyncio.wrap_future(
                self._reader.submit(lambda records: self._look(records, card))
            )
            await self._show(card, look)
        except Exception:
            log.exception("card %s was not redrawn; the next look tries again", card.id)

    def _look(self, records: Records, card: HangingCard) -> Card | None:
        if card.platform not in self._platforms:
            return None
        branch = records.branches.one(card.branch_id)
        reader = records.accounts.reader_at(card.platform, card.chat, branch)
        desk = at_desk(
            branch=branch,
            records=records,
            now=self._now(),
            language=card.language,
            subject=card.subject,
            abilities=self._platforms[card.platform].abilities,
            reader=reader,
            is_opened=card.kind not in WORDED_LOOKS,
        )
        look = LOOKS[card.kind](desk)
        if look is not None and reader is not None and not desk.is_covered:
            branches = records.people.branches_of(reader.account_id, desk.now)
            look = signed(look, branch.name, desk.words) if len(branches) > 1 else look
        if reader is None and look is not None and (reason := against(look, records, branch.id)):
            log.warning("card %s stays as it is; not for a group: %s", card.id, reason)
            return None
        if look is None or not card.is_retired:
            return look
        return Card(title=look.title, lead=desk.words("card.retired"))

    async def _show(self, card: HangingCard, look: Card | None) -> None:
        platform = self._platforms.get(card.platform)
        if look is None or platform is None or not platform.abilities.can_edit_later:
            return await self._settle(card, card.shown)
        shown = fingerprint(look)
        if shown == card.shown:
            self._free_at.pop((card.platform, card.chat), None)
            return await self._settle(card, shown)
        try:
            await platform.edit(Place(card.platform, card.chat, card.thread), card.ref, look)
        except NotSent as error:
            free = asyncio.get_running_loop().time() + error.retry_after
            self._free_at[card.platform, card.chat] = free
        except Unsure:
            return None  # an edit is simply repeated
        except (Gone, ChatMoved) as error:
            log.info("card %s cannot be redrawn any more: %s", card.id, error)
            await self._lose(card)
        else:
            await self._settle(card, shown)

    async def _settle(self, card: HangingCard, shown: str) -> None:
        await asyncio.wrap_future(
            self._writer.submit(lambda records: records.cards.drawn(card, shown, self._now()))
        )

    async def _lose(self, card: HangingCard) -> None:
        await asyncio.wrap_future(self._writer.submit(lambda records: records.cards.lost(card.id)))
