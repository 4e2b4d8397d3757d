"""Finding out about a visit beforehand（事先核实）: who is an administrator, what a file holds."""

import asyncio
import logging
from collections.abc import Collection

from telegram import Bot, ChatMember
from telegram.error import TelegramError

from bot.platforms.files import MOST, read_rows
from chat import Facts, Incoming, Sent

log = logging.getLogger(__name__)

PATIENCE = 3.0
"""Seconds to ask for an administrator; other visits of the same batch wait as long."""
PATIENCE_FOR_FILES = 10.0
CHIEFS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


async def look_into(bot: Bot, visit: Incoming, wanted: Collection[str]) -> Facts:
    """Find out `group_admin` or `file`; what cannot be found out stays unknown. Never raises."""
    if "file" in wanted and isinstance(visit.what, Sent):
        return await _fetch(bot, visit.what)
    if "group_admin" in wanted:
        return Facts(group_admin=await _is_admin(bot, visit))
    return Facts()


async def _is_admin(bot: Bot, visit: Incoming) -> bool | None:
    if visit.place.is_private:
        return None
    if visit.account is None:
        return True  # only an administrator can speak as the group
    try:
        async with asyncio.timeout(PATIENCE):
            member = await bot.get_chat_member(int(visit.place.chat), int(visit.account.user))
    except (TelegramError, TimeoutError) as error:
        log.warning("could not ask whether somebody is an administrator: %r", error)
        return None
    return member.status in CHIEFS


async def _fetch(bot: Bot, sent: Sent) -> Facts:
    if sent.size > MOST:
        return Facts(trouble="file.refused.too_big")
    try:
        async with asyncio.timeout(PATIENCE_FOR_FILES):
            file = await bot.get_file(sent.ref)
            data = await file.download_as_bytearray()
    except (TelegramError, TimeoutError) as error:
        log.warning("could not fetch a file: %r", error)
        return Facts(trouble="file.refused.not_fetched")
    return await read_rows(sent.name, bytes(data))
