"""The line to Telegram（线路）: what the bot may call there, within its budget."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from telegram import Bot, InputFile, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.platforms import NotSent, Rank, Unreachable, Unsure
from bot.platforms.telegram.budget import Budget
from bot.platforms.telegram.drawing import Drawing
from bot.platforms.telegram.errors import (
    SOON,
    is_only_the_picture,
    is_same_look,
    says,
    seconds,
    translate,
)
from bot.platforms.telegram.html import CAPTION, is_caption, to_html, visible
from bot.platforms.telegram.keyboards import keyboard
from bot.platforms.telegram.turns import Turns
from chat import Card, Picture, Place, Send

T = TypeVar("T")

log = logging.getLogger(__name__)

PLAIN = LinkPreviewOptions(is_disabled=True)


class Line:
    """Posts, edits and uploads. All of it may raise NotSent, Unsure, Gone and ChatMoved."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._budget, self._turns, self._drawing = Budget(), Turns(), Drawing()
        self.username = ""
        """The bot's own; empty until Telegram has answered for the first time."""

    async def post(self, place: Place, card: Card, rank: Rank = Rank.ANSWER) -> str:
        """With its picture, where it has one and that comes through; the text goes anyhow."""
        if card.picture is None:
            return await self._write(place, card, rank)
        try:
            shown = await self._show(place, card, card.picture, rank)
        except (NotSent, Unsure) as error:
            if not is_only_the_picture(error):
                raise
            log.warning("a picture did not come through, its text goes alone: %s", error)
            return await self._write(place, card, rank)
        return shown if is_caption(card) else await self._write(place, card, rank)

    async def _show(self, place: Place, card: Card, picture: Picture, rank: Rank) -> str:
        """The picture, with all of the card under it if that is short enough; else before it."""
        drawn = InputFile(await self._drawing.draw(picture.svg, rank), filename="chart.png")
        fits = is_caption(card)
        buttons = keyboard(card, self.username) if fits else None

        async def send(thread: int | None) -> str:
            message = await self._bot.send_photo(
                int(place.chat),
                drawn,
                caption=to_html(card) if fits else None,
                parse_mode=ParseMode.HTML,
                reply_markup=buttons,
                message_thread_id=thread,
            )
            return str(message.message_id)

        return await self._call(place, rank, lambda: _in_topic(send, place))

    async def _write(self, place: Place, card: Card, rank: Rank) -> str:
        text, buttons = to_html(card), keyboard(card, self.username)

        async def send(thread: int | None) -> str:
            message = await self._bot.send_message(
                int(place.chat),
                text,
                parse_mode=ParseMode.HTML,
                reply_markup=buttons,
                message_thread_id=thread,
                link_preview_options=PLAIN,
            )
            return str(message.message_id)

        return await self._call(place, rank, lambda: _in_topic(send, place))

    async def edit(self, place: Place, ref: str, card: Card, rank: Rank = Rank.ANSWER) -> None:
        async def change() -> None:
            await self._bot.edit_message_text(
                to_html(card),
                int(place.chat),
                int(ref),
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(card, self.username),
                link_preview_options=PLAIN,
            )

        try:
            await self._call(place, rank, change, is_edit=True)
        except SameLook:
            return

    async def upload(self, place: Place, file: Send) -> str:
        async def send(thread: int | None) -> str:
            message = await self._bot.send_document(
                int(place.chat),
                InputFile(file.data, filename=file.name),
                caption=visible(file.caption)[:CAPTION] or None,
                message_thread_id=thread,
            )
            return str(message.message_id)

        return await self._call(place, Rank.ANSWER, lambda: _in_topic(send, place))

    async def _call(
        self, place: Place, rank: Rank, call: Callable[[], Coroutine[Any, Any, T]], *,
        is_edit: bool = False,
    ) -> T:  # fmt: skip
        if not self.username:
            raise Unreachable(SOON, "Telegram has not answered yet")
        clock = asyncio.get_running_loop()
        await asyncio.sleep(self._budget.take(place.chat, clock.time()))
        await self._turns.take(rank)
        try:
            return await call()
        except TelegramError as error:
            if isinstance(error, RetryAfter):
                until = clock.time() + seconds(error)
                self._budget.halt(place.chat, until)
                self._turns.refused(place.chat, until)
            if is_same_look(error):
                raise SameLook from None
            raise translate(error, is_edit=is_edit) from error


class SameLook(Exception):
    """The message shows that already."""


async def _in_topic(send: Callable[[int | None], Coroutine[Any, Any, str]], place: Place) -> str:
    """A topic that was deleted must not silence us: then it is said to the whole group."""
    try:
        return await send(int(place.thread) if place.thread else None)
    except BadRequest as error:
        if not (place.thread and says(error, "message thread not found")):
            raise
    return await send(None)
