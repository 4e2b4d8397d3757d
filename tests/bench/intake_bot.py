"""A bare durable intake: aiohttp under python-telegram-bot, one commit a batch, no branch.

Presses are on disk before they are answered; of the edits only one each few seconds goes out.
What it leaves out is everything a branch asks for: who this is, what is allowed, what is kept.
"""

import asyncio
import os
import sqlite3
from contextlib import suppress
from itertools import count

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.platforms.telegram.request import AiohttpRequest

PAUSE = 3.4
NUMBERS = count(1)
BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("A", callback_data="a"), InlineKeyboardButton("B", callback_data="b")]]
)


class Intake:
    def __init__(self, bot):
        self.bot, self.tasks, self.drawing = bot, set(), {}
        self.records = sqlite3.connect("presses.db", check_same_thread=False, isolation_level=None)
        self.records.execute("PRAGMA journal_mode = WAL")
        self.records.execute("PRAGMA synchronous = FULL")
        self.records.execute("CREATE TABLE presses (id INTEGER PRIMARY KEY, who, data)")

    async def listen(self):
        offset = 0
        while True:
            updates = await self.bot.get_updates(offset=offset, timeout=30)
            if not updates:
                continue
            await asyncio.to_thread(self.keep, updates)
            offset = updates[-1].update_id + 1
            for update in updates:
                query = update.callback_query
                self.begin(query.answer("noted"))
                self.stale(query.message)

    def keep(self, updates):
        queries = [(update.update_id, update.callback_query) for update in updates]
        rows = [(number, query.from_user.id, query.data) for number, query in queries]
        self.records.execute("BEGIN IMMEDIATE")
        self.records.executemany("INSERT OR IGNORE INTO presses VALUES (?, ?, ?)", rows)
        self.records.execute("COMMIT")

    def begin(self, work):
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def stale(self, card):
        """Draw it now, or once more when its pause is over."""
        key = card.chat.id
        if key in self.drawing:
            self.drawing[key] = True
            return
        self.drawing[key] = False
        self.begin(self.draw(card))

    async def draw(self, card):
        again = True
        while again:
            with suppress(TelegramError):
                await card.edit_text(f"pressed {next(NUMBERS)} times", reply_markup=BUTTONS)
            await asyncio.sleep(PAUSE)
            again, self.drawing[card.chat.id] = self.drawing[card.chat.id], False
        del self.drawing[card.chat.id]


async def main():
    bot = Bot(
        os.environ["ZHIBU_TELEGRAM_TOKEN"],
        base_url=f"{os.environ['ZHIBU_TELEGRAM_API']}/bot",
        request=AiohttpRequest(connections=128),
        get_updates_request=AiohttpRequest(connections=1),
    )
    async with bot:
        await Intake(bot).listen()


if __name__ == "__main__":
    asyncio.run(main())
