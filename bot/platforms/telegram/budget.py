"""How much a chat may hear（发言额度）: Telegram counts sends and edits together.

About 20 a minute in a group, one a second in a chat with short bursts
(core.telegram.org/bots/faq). Answers to presses are free and do not pass here; what all chats
together may hear stands in `turns`.
"""

from collections import deque
from dataclasses import dataclass, field

from bot.platforms import NotSent

GROUP, MINUTE = 18, 60.0
"""Two fewer than allowed, since what we send closely may arrive more closely."""
APART, BURST = 1.0, 2
PATIENCE = 3.0
"""Seconds one waits here at most; what would take longer is for the outbox to put off."""
CROWD = 1000
"""So many chats are remembered before the quiet ones are forgotten."""


@dataclass(slots=True)
class Chat:
    """What was granted in one chat lately, as moments in seconds."""

    is_group: bool
    free_at: float = 0.0
    closed_until: float = 0.0
    granted: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP))

    def next(self, at: float) -> float:
        earliest = max(at, self.free_at - (BURST - 1) * APART, self.closed_until)
        if self.is_group and len(self.granted) == GROUP:
            earliest = max(earliest, self.granted[0] + MINUTE)
        return earliest

    def grant(self, moment: float) -> None:
        self.free_at = max(self.free_at, moment) + APART
        self.granted.append(moment)

    def is_quiet(self, at: float) -> bool:
        last = self.granted[-1] if self.granted else 0.0
        return max(last + MINUTE, self.closed_until) < at


class Budget:
    """Grants moments to speak; all times are seconds of one clock that only moves on."""

    def __init__(self) -> None:
        self._chats: dict[str, Chat] = {}

    def take(self, chat: str, at: float) -> float:
        """The seconds to wait before sending now; raises NotSent if they are too many."""
        known = self._chat(chat, at)
        moment = known.next(at)
        if moment - at > PATIENCE:
            raise NotSent(moment - at, "this chat has heard enough for the moment")
        known.grant(moment)
        return moment - at

    def halt(self, chat: str, until: float) -> None:
        """Telegram said 429: this chat, and no other, is left in peace."""
        known = self._chat(chat, until)
        known.closed_until = max(known.closed_until, until)

    def _chat(self, chat: str, at: float) -> Chat:
        if len(self._chats) > CROWD:
            self._chats = {key: one for key, one in self._chats.items() if not one.is_quiet(at)}
        return self._chats.setdefault(chat, Chat(is_group=chat.startswith("-")))
