"""A bare python-telegram-bot bot, as its examples show it: answer, then edit; no database."""

import os
from itertools import count

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

NUMBERS = count(1)
BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("A", callback_data="a"), InlineKeyboardButton("B", callback_data="b")]]
)


async def pressed(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    await query.answer("noted")
    await query.edit_message_text(f"pressed {next(NUMBERS)} times", reply_markup=BUTTONS)


def main() -> None:
    api = os.environ["ZHIBU_TELEGRAM_API"]
    builder = Application.builder().token(os.environ["ZHIBU_TELEGRAM_TOKEN"])
    application = builder.base_url(f"{api}/bot").build()
    application.add_handler(CallbackQueryHandler(pressed))
    application.run_polling()


if __name__ == "__main__":
    main()
