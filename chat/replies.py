"""What the bot may answer（回复）: handlers say what is meant, platforms choose how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from chat.cards import Card


@dataclass(frozen=True, slots=True)
class Tell:
    """For the asker's eyes only: a pop-up, the private chat, or a link that leads there.

    `aloud` is what the group sees instead where a command was given there (counts, no names).
    """

    card: Card
    aloud: Card | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """A new card where the visit took place."""

    card: Card


@dataclass(frozen=True, slots=True)
class Refresh:
    """The pressed card, redrawn. Where nothing was pressed, or it cannot be edited: a new card."""

    card: Card


@dataclass(frozen=True, slots=True)
class Send:
    """A file for the asker alone, sent at most once. Of whose branch it is, is seen to later.

    `trail` is what stands in the audit trail about it（导出留痕）; nothing for an empty form.
    """

    name: str
    data: bytes
    caption: str = ""
    trail: Mapping[str, str | int] = field(default_factory=dict)
    branch_id: int = 0
    member_id: int = 0


Reply: TypeAlias = Tell | Say | Refresh | Send
