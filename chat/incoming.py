"""What people do in a chat（来访）: they say, write, press, send, open, join or leave."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said（会话位置）. `is_private` is the asker's own chat with the bot."""

    platform: str
    chat: str
    thread: str = ""
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody as a platform knows them（平台账号）: its language hint and shown name, if any."""

    platform: str
    user: str
    language: str = field(default="", compare=False)
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Said:
    """A command and what stands behind it."""

    command: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Wrote:
    """Plain text, an answer if the bot has asked."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button, by its wire form, with what was ticked where a platform has ticks."""

    wire: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A file; its bytes come as a fact. `size` in bytes."""

    name: str
    ref: str
    size: int


@dataclass(frozen=True, slots=True)
class Opened:
    """The private chat was opened through a link with this payload, or with none."""

    payload: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot was added to a chat."""


@dataclass(frozen=True, slots=True)
class Left:
    """The bot was removed from a chat, or blocked by a person."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat goes on under another id."""

    chat: str


What: TypeAlias = Said | Wrote | Pressed | Sent | Opened | Joined | Left | Moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a platform found out beforehand, because the menu line asked for it（事先核实）.

    `group_admin` is None where the platform could not tell; `rows` is a table read from a file;
    `trouble` is the key of a sentence about a file that could not be read. `data` is the file as
    it came, for what is no table.
    """

    group_admin: bool | None = None
    rows: Sequence[Sequence[str]] = ()
    trouble: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """How to answer the one who pressed, and until when."""

    id: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One visit（一次来访）.

    A platform that tells us twice of the same visit gives it the same `key`. `order` sorts visits
    of one `series` by when they happened, even if they arrive otherwise. `account` is None for
    somebody who hides behind the group (an anonymous administrator). `card` is the ref of the
    message whose button was pressed.
    """

    key: str
    order: int
    place: Place
    account: Account | None
    at: datetime
    what: What
    card: str = ""
    ticket: Ticket | None = None
    facts: Facts = field(default_factory=Facts)

    @property
    def series(self) -> str:
        """The key without its number; orders of two series cannot be compared."""
        return self.key.rpartition(":")[0]
