"""The command lists Telegram shows（命令菜单）: what the menu offers, in every language."""

from collections.abc import Mapping

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from handlers import COMMANDS, Command
from locales import DEFAULT, Words, languages


async def offer_commands(bot: Bot) -> None:
    """Raises TelegramError if Telegram does not take them."""
    for language in languages():
        words, code = Words(language), "" if language == DEFAULT else language[:2]
        for is_group in (False, True):
            scope: BotCommandScope = BotCommandScopeAllPrivateChats()
            if is_group:
                scope = BotCommandScopeAllGroupChats()
            offered = listed(COMMANDS, words, is_group=is_group)
            await bot.set_my_commands(offered, scope=scope, language_code=code)


def listed(commands: Mapping[str, Command], words: Words, *, is_group: bool) -> list[BotCommand]:
    """What is offered there, described in that language."""
    return [
        BotCommand(name, words(f"help.command.{name}"))
        for name, command in commands.items()
        if command.is_listed and (command.in_group or not is_group)
    ]
