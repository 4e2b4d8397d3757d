"""What a chat service must be able to do（平台协议）, and how it can fail."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Protocol, TypeAlias

from chat import Abilities, Card, Facts, Incoming, Place, Reply


@dataclass(frozen=True, slots=True)
class Answer:
    """What one visit is told. `is_kept` is False if it could not be kept and should come again."""

    replies: tuple[Reply, ...] = ()
    is_kept: bool = True


Answering: TypeAlias = Callable[[Sequence[Incoming]], Awaitable[list[Answer]]]
"""Whom a platform hands its visits to, as many as wait; the answers come when all is kept."""

Now: TypeAlias = Callable[[], datetime]


class NotSent(Exception):
    """Surely not sent; try again after so many seconds."""

    def __init__(self, retry_after: float, reason: str = "") -> None:
        super().__init__(reason or f"not sent; again in {retry_after} s")
        self.retry_after = retry_after


class Unreachable(NotSent):
    """Surely not sent, and nothing else would be: there is no line, or it refuses us altogether."""


class Unsure(Exception):
    """Nobody can say whether it was sent."""


class Gone(Exception):
    """The chat or message is no longer there for us: kicked, blocked, deleted, never started."""


class CardGone(Gone):
    """The message is no longer there; of the chat that says nothing."""


class ChatMoved(Exception):
    """The chat goes on under another id."""

    def __init__(self, chat: str) -> None:
        super().__init__(chat)
        self.chat = chat


class Rank(IntEnum):
    """Who goes first where only so much can be said at once; the smallest does."""

    ANSWER = 0  # somebody asked just now
    TIMELY = 1  # a reminder, a new card
    REFRESH = 2  # a hanging card is redrawn
    BULK = 3  # what every branch gets at one hour


class Platform(Protocol):
    """A chat service. All of it may raise NotSent, Unsure, Gone and ChatMoved."""

    @property
    def name(self) -> str: ...

    @property
    def abilities(self) -> Abilities: ...

    def can_reach(self, *, has_opened: bool) -> bool:
        """Whether somebody can be written to in private, given that they opened that chat."""

    async def post(self, place: Place, card: Card, rank: Rank = Rank.ANSWER) -> str:
        """Put a card into a chat; its ref."""

    async def edit(self, place: Place, ref: str, card: Card, rank: Rank = Rank.ANSWER) -> None:
        """Redraw a card; the same look again is no error."""

    async def look_into(self, visit: Incoming, wanted: Collection[str]) -> Facts:
        """Find out `group_admin` or `file` about a visit; never raises."""

    async def run(self) -> None:
        """Take visits until cancelled."""
