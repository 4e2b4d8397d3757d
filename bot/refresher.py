"""Redrawing hanging cards without haste（卡片刷新）.

Answers to presses are free, but edits count as messages: about twenty a minute in a group. So
the first edit goes out at once, then one every few seconds a chat, and always a last one with
the newest look. What is stale stands in the records, so a restart loses none of it.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TypeAlias

from bot.hanging import fingerprint
from bot.logs import complain
from bot.platforms import (
    ChatMoved,
    Gone,
    NotSent,
    Now,
    Platform,
    Rank,
    Unreachable,
    Unsure,
)
from bot.redrawing import let_go, look_of
from bot.weather import Skies
from chat import Card, Place
from storage import HangingCard, Reader, Records, Writer

log = logging.getLogger(__name__)

PAUSE = 3.4
"""Seconds between two edits in one chat, at least."""

SHARE = 10
"""Edits a second overall. When more chats than that want one each second their pause grows, so
that a third of what may be said is for cards and the rest for what is due."""

BREATH = 0.05
"""Seconds between being woken and looking."""

LOOK = 5.0
"""Seconds until it looks even if nobody woke it."""

Chat: TypeAlias = tuple[str, str]


class Refresher:
    def __init__(
        self, writer: Writer, reader: Reader, platforms: Mapping[str, Platform], *,
        skies: Skies, now: Now,
    ) -> None:  # fmt: skip
        self._writer = writer
        self._reader = reader
        self._platforms = platforms
        self._skies = skies
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
            except Exception as error:
                complain(log, error, "could not look for stale cards; the next look tries again")
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
        room = self._skies.room(2 * SHARE)
        waits = []
        for card in await self._waiting():
            chat = (card.platform, card.chat)
            if chat in self._drawing:
                continue  # it wakes us when it is done
            if chat in self._free_at:
                waits.append(self._free_at[chat] - clock)
                continue
            if len(self._drawing) >= room:
                continue  # it is looked at again as soon as one of them is done
            self._free_at[chat] = clock + self._pause()
            task = asyncio.create_task(self._draw(card))
            self._drawing[chat] = task
            task.add_done_callback(lambda _, chat=chat: self._done(chat))  # type: ignore[misc]
        return max(0.05, min(waits)) if waits else None

    def _pause(self) -> float:
        """Seconds until the same chat is redrawn again: the longer, the more chats there are."""
        return max(PAUSE, len(self._free_at) / SHARE)

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
                self._reader.submit(partial(look_of, card, self._platforms, self._now()))
            )
            await self._show(card, look)
        except Exception as error:
            complain(log, error, "card %s was not redrawn; the next look tries again", card.id)

    async def _show(self, card: HangingCard, look: Card | None) -> None:
        platform = self._platforms.get(card.platform)
        if look is None or platform is None or not platform.abilities.can_edit_later:
            return await self._settle(card, card.shown)
        shown = fingerprint(look)
        if shown == card.shown:
            self._free_at.pop((card.platform, card.chat), None)
            return await self._settle(card, shown)
        weather = self._skies[card.platform]
        if weather.rests_for:
            return None  # it stays stale, and is looked at again
        place = Place(card.platform, card.chat, card.thread)
        try:
            await platform.edit(place, card.ref, look, Rank.REFRESH)
        except Unreachable as error:
            weather.fail(error)
            return None
        except NotSent as error:
            free = asyncio.get_running_loop().time() + error.retry_after
            self._free_at[card.platform, card.chat] = free
            return None
        except Unsure as error:
            weather.fail(error)
            return None  # an edit is simply repeated
        except (Gone, ChatMoved) as error:
            log.info("card %s cannot be redrawn any more: %s", card.id, error)
            await self._write(partial(let_go, card, error, self._now()))
        else:
            await self._settle(card, shown)
        weather.clear()
        return None

    async def _settle(self, card: HangingCard, shown: str) -> None:
        await self._write(lambda records: records.cards.drawn(card, shown, self._now()))

    async def _write(self, work: Callable[[Records], None]) -> None:
        await asyncio.wrap_future(self._writer.submit(work))
