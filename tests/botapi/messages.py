"""What stands in a chat."""

from __future__ import annotations

import html as markup_language
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.botapi.html import Entity
from tests.botapi.keyboards import Markup

if TYPE_CHECKING:
    from tests.botapi.chats import Chat

Profile = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent in a multipart body."""

    name: str
    body: bytes
    kind: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file Telegram keeps."""

    id: str
    name: str
    body: bytes
    kind: str
    path: str
    is_photo: bool = False
    size: tuple[int, int] = (0, 0)

    def json(self) -> dict[str, Any]:
        unique = {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.body)}
        if self.is_photo:
            return unique | {"width": self.size[0], "height": self.size[1]}
        return unique | {"file_name": self.name, "mime_type": self.kind}


@dataclass(frozen=True, slots=True)
class Version:
    """How a message read before an edit."""

    text: str
    html: str
    keyboard: list[list[tuple[str, str]]]


@dataclass(slots=True, eq=False)
class Message:
    """One message; edits change it in place, `history` keeps the earlier versions.

    `text` is plain (the caption of a file), `html` as it was sent.
    """

    chat: Chat
    id: int
    date: int
    author: Profile
    text: str = ""
    html: str = ""
    entities: list[Entity] = field(default_factory=list)
    markup: Markup | None = None
    file: Stored | None = None
    thread: int = 0
    reply_to: Message | None = None
    more: dict[str, Any] = field(default_factory=dict)
    edited_at: int = 0
    is_deleted: bool = False
    history: list[Version] = field(default_factory=list)

    @property
    def is_from_bot(self) -> bool:
        return bool(self.author["is_bot"]) and "sender_chat" not in self.more

    @property
    def edits(self) -> int:
        return len(self.history)

    @property
    def first_text(self) -> str:
        """How it read when it was sent."""
        return self.history[0].text if self.history else self.text

    @property
    def keyboard(self) -> list[list[tuple[str, str]]]:
        """Rows of (label, callback_data or url or text to copy)."""
        rows = self.markup["inline_keyboard"] if self.markup else []
        return [[(str(button["text"]), _target(button)) for button in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        return [label for row in self.keyboard for label, _ in row]

    def data_of(self, button: str) -> list[str]:
        """callback_data of the buttons with that label or data; buttons with links have none."""
        rows = self.markup["inline_keyboard"] if self.markup else []
        pairs = [
            (b["text"], str(b["callback_data"]))
            for row in rows
            for b in row
            if "callback_data" in b
        ]
        return [data for label, data in pairs if button in (label, data)]

    def link(self, label: str) -> str:
        """Where the button of that label leads: its callback_data or its url."""
        return next(target for row in self.keyboard for name, target in row if name == label)

    def change(self, text: str, html: str, entities: list[Entity], markup: Markup | None) -> None:
        self.history.append(Version(self.text, self.html, self.keyboard))
        self.text, self.html, self.entities, self.markup = text, html, entities, markup

    def json(self) -> dict[str, Any]:
        """As the Bot API tells it."""
        chat = self.chat.json()
        if self.is_deleted:
            return {"message_id": self.id, "date": 0, "chat": chat}
        told: dict[str, Any] = {"message_id": self.id, "from": self.author, "chat": chat}
        told["date"] = self.date
        prefix = ""
        if self.file:
            prefix = "caption_"
            told["photo" if self.file.is_photo else "document"] = (
                [self.file.json()] if self.file.is_photo else self.file.json()
            )
        if self.text:
            told["caption" if self.file else "text"] = self.text
        if self.entities:
            told[f"{prefix}entities"] = self.entities
        if self.markup:
            told["reply_markup"] = self.markup
        if self.edited_at:
            told["edit_date"] = self.edited_at
        if self.thread:
            told |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.reply_to:
            told["reply_to_message"] = self.reply_to.json()
            told["reply_to_message"].pop("reply_to_message", None)
        return told | self.more if self.more else told


def plain(text: str) -> str:
    """Plain text as HTML."""
    return markup_language.escape(text, quote=False)


def _target(button: dict[str, Any]) -> str:
    if "copy_text" in button:
        return str(button["copy_text"]["text"])
    return str(button.get("callback_data", button.get("url", "")))
