"""Who speaks on the stage, and what stands in its chats（角色与消息）."""

from dataclasses import dataclass, field
from datetime import datetime

from chat import Card, Send


@dataclass(slots=True)
class Person:
    """Somebody of the cast（角色）. `has_opened` their private chat with the bot."""

    user: str
    name: str
    is_admin: bool = False
    language: str = "zh"
    has_opened: bool = True
    pop_ups: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Message:
    """What stands in a chat: a card of the bot's, a file, or a person's words."""

    id: str
    chat: str
    at: datetime
    author: str = ""
    text: str = ""
    card: Card | None = None
    file: Send | None = None
    edits: int = 0
