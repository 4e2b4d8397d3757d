"""The same bare bot on aiogram: answer, then edit; no database. Run by a Python that has it."""

import asyncio
import os
from itertools import count

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

NUMBERS = count(1)
BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="A", callback_data="a"),
         InlineKeyboardButton(text="B", callback_data="b")]
    ]
)  # fmt: skip


async def pressed(query: CallbackQuery) -> None:
    await query.answer("noted")
    await query.message.edit_text(f"pressed {next(NUMBERS)} times", reply_markup=BUTTONS)


async def main() -> None:
    server = TelegramAPIServer.from_base(os.environ["ZHIBU_TELEGRAM_API"])
    bot = Bot(os.environ["ZHIBU_TELEGRAM_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher()
    dispatcher.callback_query.register(pressed)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
