"""A small, strict Telegram on loopback: `async with BotApi() as api`, then `api.url`."""

from tests.botapi.chats import Chat
from tests.botapi.groups import Group
from tests.botapi.messages import Message, Stored, Upload
from tests.botapi.people import Person, Popup, Press
from tests.botapi.refusals import Refused
from tests.botapi.server import BotApi
from tests.botapi.world import Call

__all__ = [
    "BotApi",
    "Call",
    "Chat",
    "Group",
    "Message",
    "Person",
    "Popup",
    "Press",
    "Refused",
    "Stored",
    "Upload",
]
