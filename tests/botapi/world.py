"""The world behind the server: people, chats, files, and what the bot may do there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from tests.botapi import files
from tests.botapi.calling import Webhook
from tests.botapi.chats import Chat
from tests.botapi.flood import Flood
from tests.botapi.groups import Group
from tests.botapi.messages import Message, Stored, Upload
from tests.botapi.people import Person, Press, reaches_bot
from tests.botapi.refusals import bad_request
from tests.botapi.updates import Updates

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Call:
    """A call the bot made; `at` is time.monotonic() on arrival, status 0 while unanswered.

    `how` it went wrong on the way, if it did.
    """

    at: float
    method: str
    params: dict[str, Any]
    status: int = 0
    how: str = ""


class World:
    """What Telegram knows; `clock` gives Unix seconds, `skip()` moves it on."""

    def __init__(
        self,
        *,
        token: str = "1:TEST",
        username: str = "zhibu_bot",
        limits: bool = False,
        privacy: bool = True,
        clock: Callable[[], float] = time.time,
        first_update: int = 1000,
    ) -> None:
        self.token, self.has_privacy = token, privacy
        number = int(token.split(":")[0])
        self.me_short = {"id": number, "is_bot": True, "first_name": "支部", "username": username}
        self.me = self.me_short | {
            "can_join_groups": True,
            "can_read_all_group_messages": not privacy,
            "supports_inline_queries": False,
        }
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.files: dict[str, Stored] = {}
        self.commands: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self.calls: list[Call] = []
        self.refusals: list[Call] = []
        self.flood = Flood(limits)
        self.updates = Updates(self, first_update)
        self.webhook = Webhook()
        self.is_closing = False
        self._clock, self._skipped, self._last_message = clock, 0.0, 0
        self._change = asyncio.Event()

    def now(self) -> float:
        return self._clock() + self._skipped

    def skip(self, seconds: float) -> None:
        """Let time pass: presses grow old, flood limits cool down."""
        self._skipped += seconds
        self.changed()

    def user(
        self, number: int, name: str, language: str = "zh-hans", username: str | None = None
    ) -> Person:
        person = self.people[number] = Person(self, number, name, language, username)
        self.chats[number] = person.chat
        return person

    def group(
        self,
        number: int,
        title: str,
        members: Iterable[Person] = (),
        admins: Iterable[Person] = (),
        *,
        kind: str = "supergroup",
        forum: bool = False,
        bot: str = "member",
    ) -> Group:
        """A group; the first of `admins` is its creator, `bot` the bot's status (or "left")."""
        group = Group(self, number, kind, title=title, is_forum=forum, bot=bot)
        for person in members:
            group.enters(person, "member")
        for place, person in enumerate(admins):
            group.enters(person, "administrator" if place else "creator")
        self.chats[number] = group
        return group

    def adds_bot(self, group: Group, by: Person, status: str = "member") -> None:
        group.adds_bot(by, status)

    def kicks_bot(self, group: Group, by: Person) -> None:
        group.sets_bot(by, "kicked")

    def messages(self, chat: Chat) -> list[Message]:
        """What the bot has said in the chat and not deleted."""
        return chat.messages

    def of(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.calls if call.method == method]

    async def until(self, found: Callable[[], T], timeout: float = 5) -> T:  # noqa: ASYNC109
        """Wait until `found()` is true, looking at every change; returns what it returned."""
        try:
            async with asyncio.timeout(timeout):
                while not (result := found()):
                    await self._change.wait()
        except TimeoutError:
            last = [(call.method, call.status) for call in self.calls[-8:]]
            raise TimeoutError(f"not within {timeout} s; the last calls: {last}") from None
        return result

    def changed(self) -> None:
        self._change.set()
        self._change = asyncio.Event()

    def tell(self, message: Message) -> None:
        """Queue a message for the bot, if it may hear it."""
        if reaches_bot(message, bot=self.me, has_privacy=self.has_privacy):
            self.updates.add("message", message.json())
        self.changed()

    def next_message(self) -> int:
        self._last_message += 1
        return self._last_message

    def store(self, upload: Upload) -> Stored:
        return files.keep(self, upload)

    def open_chat(self, params: dict[str, Any]) -> Chat:
        """The chat of a call, if the bot may speak there."""
        if not (value := params.get("chat_id")):
            raise bad_request("chat_id is empty")
        digits = str(value).removeprefix("-")
        chat = self.chats.get(int(value)) if digits.isdecimal() else None
        if not chat:
            raise bad_request("chat not found")
        chat.check()
        return chat
