"""People, and what they do; every act makes the update Telegram would send."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.botapi.chats import Chat, member
from tests.botapi.html import Entity, units
from tests.botapi.messages import Message, Profile, Upload, plain

if TYPE_CHECKING:
    from tests.botapi.world import World

PRESS_WAITS, PRESS_LIVES = 150.0, 15.0
_entity = re.compile(
    r"(?<![\w/])(/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)|(?<!\w)(@[A-Za-z0-9_]{3,32})"
)


@dataclass(frozen=True, slots=True)
class Popup:
    """A callback answer; latency in seconds from the press (real time)."""

    text: str
    url: str
    is_alert: bool
    latency: float


@dataclass(slots=True, eq=False)
class Press:
    """A press of a button; `at` is time.monotonic()."""

    id: str
    person: Person
    message: Message
    data: str
    at: float
    expires_at: float
    answer: Popup | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with Telegram; `popups` are the answers to their presses."""

    api: World
    id: int
    name: str
    language: str = "zh-hans"
    username: str | None = None
    has_started: bool = False
    is_blocking: bool = False
    is_deactivated: bool = False
    popups: list[Popup] = field(default_factory=list)
    profile: Profile = field(default_factory=dict)
    chat: Chat = field(init=False)

    def __post_init__(self) -> None:
        self.profile = {"id": self.id, "is_bot": False, "first_name": self.name}
        self.profile["language_code"] = self.language
        if self.username:
            self.profile["username"] = self.username
        self.chat = Chat(self.api, self.id, "private", person=self)

    @property
    def private(self) -> list[Message]:
        """What the bot has said to this person in private."""
        return self.chat.messages

    def start(self, payload: str = "") -> Message:
        """Press Start (or follow t.me/bot?start=payload); lifts a block."""
        assert re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload), "Telegram opens no such link"
        if self.is_blocking:
            self.is_blocking = False
            self._changed_bot("kicked", "member")
        self.has_started = True
        return self.says(self.chat, f"/start {payload}".strip())

    def block(self) -> None:
        self.is_blocking = True
        self._changed_bot("member", "kicked")

    def says(
        self,
        chat: Chat,
        text: str,
        *,
        reply_to: Message | None = None,
        topic: int = 0,
    ) -> Message:
        """Say something; in a group with privacy mode the bot may not hear it."""
        content = {"text": text, "html": plain(text), "entities": entities_of(text)}
        return self._writes(chat, reply_to=reply_to, thread=topic, **content)

    def sends_file(
        self,
        chat: Chat,
        name: str,
        body: bytes,
        *,
        caption: str = "",
        reply_to: Message | None = None,
        topic: int = 0,
    ) -> Message:
        """Send a document; in a group with privacy mode it reaches the bot only as a reply."""
        stored = self.api.store(Upload(name, body))
        content = {"text": caption, "html": plain(caption), "entities": entities_of(caption)}
        return self._writes(chat, reply_to=reply_to, thread=topic, file=stored, **content)

    def presses(self, message: Message, button: str, *, forged: bool = False) -> Press:
        """Press the button with that label or callback_data; `forged` sends data no button has."""
        found = [] if forged else message.data_of(button)
        assert found or forged, f"no button {button!r} in {message.keyboard}"
        self._enters(message.chat)
        api, data = self.api, found[0] if found else button
        press = Press(
            str(4_000_000_000 + len(api.presses)),
            self,
            message,
            data,
            time.monotonic(),
            api.now() + PRESS_LIVES,
        )
        api.presses[press.id] = press
        query = {"id": press.id, "from": self.profile, "message": message.json()}
        query |= {"chat_instance": str(message.chat.id), "data": data}
        api.updates.add("callback_query", query, PRESS_WAITS)
        api.changed()
        return press

    def _writes(self, chat: Chat, **content: Any) -> Message:
        self._enters(chat)
        assert not content["thread"] or content["thread"] in chat.topics, "no such topic"
        message = chat.write(self.profile, **content)
        self.api.tell(message)
        return message

    def _enters(self, chat: Chat) -> None:
        if chat.person:
            assert chat is self.chat, "that is somebody else's private chat"
            assert self.has_started, f"{self.name} has not pressed Start"
            assert not self.is_blocking, f"{self.name} blocks the bot"
        else:
            status = chat.statuses.get(self.id, "left")
            assert status not in ("left", "kicked"), f"{self.name} is not in {chat.title}"
            assert not chat.moved_to, f"{chat.title} moved to {chat.moved_to}"

    def _changed_bot(self, old: str, new: str) -> None:
        told = {"chat": self.chat.json(), "from": self.profile, "date": int(self.api.now())}
        told["old_chat_member"] = member(self.api.me, old)
        told["new_chat_member"] = member(self.api.me, new)
        self.api.updates.add("my_chat_member", told)
        self.api.changed()


def entities_of(text: str) -> list[Entity]:
    """Commands and mentions, found as Telegram finds them."""
    found: list[Entity] = []
    for match in _entity.finditer(text):
        kind = "bot_command" if match[1] else "mention"
        at = units(text[: match.start()])
        found.append({"type": kind, "offset": at, "length": len(match.group())})
    return found


def reaches_bot(message: Message, *, bot: Profile, has_privacy: bool) -> bool:
    """Does privacy mode let the bot hear this?"""
    chat = message.chat
    if chat.person:
        return True
    if chat.bot in ("left", "kicked"):
        return False
    is_service = not message.text and not message.file
    if not has_privacy or chat.bot == "administrator" or is_service:
        return True
    if message.reply_to and message.reply_to.is_from_bot:
        return True
    name = f"@{bot['username']}".lower()
    if message.text.startswith("/"):
        _, at, other = message.text.split()[0].partition("@")
        return not at or f"@{other}".lower() == name
    return bool(re.search(rf"{name}\b", message.text.lower()))
