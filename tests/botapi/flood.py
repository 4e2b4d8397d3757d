"""Flood limits: sends and edits count together, refused ones do not."""

import math
from collections import deque

from tests.botapi.chats import Chat
from tests.botapi.refusals import Refused

OVERALL, CHAT_BURST, GROUP = 30, 3, 20


class Flood:
    """30 a second overall; 1 a second in a chat after a burst of 3; 20 a minute in a group."""

    def __init__(self, is_on: bool) -> None:
        self.is_on = is_on
        self._overall: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._buckets: dict[int, tuple[float, float]] = {}

    def take(self, chat: Chat, now: float) -> None:
        """Count one message; raises Refused 429 with whole seconds to wait."""
        if not self.is_on:
            return
        group = self._groups.setdefault(chat.id, deque()) if chat.is_group else deque[float]()
        full, since = self._buckets.get(chat.id, (float(CHAT_BURST), now))
        tokens = min(CHAT_BURST, full + now - since)
        wait = max(
            1 - tokens,
            _until_free(self._overall, OVERALL, 1, now),
            _until_free(group, GROUP, 60, now),
        )
        if wait > 1e-6:
            seconds = max(1, math.ceil(wait - 1e-6))
            raise Refused(429, f"retry after {seconds}", retry_after=seconds)
        self._buckets[chat.id] = (tokens - 1, now)
        self._overall.append(now)
        group.append(now)


def _until_free(times: deque[float], limit: int, window: float, now: float) -> float:
    while times and times[0] <= now - window + 1e-6:
        times.popleft()
    return times[0] + window - now if len(times) >= limit else 0.0
