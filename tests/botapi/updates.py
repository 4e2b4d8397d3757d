"""The queue of updates, and the one poller that may wait at it."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.botapi import keyboards
from tests.botapi.forms import number
from tests.botapi.refusals import Refused, bad_request

if TYPE_CHECKING:
    from tests.botapi.world import World

LONGEST_WAIT, DAY = 50, 86_400.0
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
TERMINATED = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class Update(NamedTuple):
    id: int
    kind: str
    expires_at: float
    body: bytes


class Updates:
    """Kept until confirmed by a higher offset, a day at most (presses: 150 s)."""

    def __init__(self, api: World, first: int) -> None:
        self.queue: deque[Update] = deque()
        self.last = first - 1
        self._api = api
        self._allowed: set[str] | None = None
        self._turn = 0
        self._news = asyncio.Event()

    def add(self, kind: str, payload: dict[str, Any], lifetime: float = DAY) -> None:
        """Queue an update, unless the bot did not ask for its kind."""
        is_wanted = kind in self._allowed if self._allowed else kind not in NOT_BY_DEFAULT
        if not is_wanted:
            return
        self.last += 1
        body = json.dumps({"update_id": self.last, kind: payload}).encode()
        self.queue.append(Update(self.last, kind, self._api.now() + lifetime, body))
        self.wake()

    def wake(self) -> None:
        """Let the waiting poller look again."""
        self._news.set()
        self._news = asyncio.Event()

    async def poll(self, params: dict[str, Any]) -> bytes:
        """getUpdates: a JSON array. The offset is obeyed on arrival; an earlier poller gets 409."""
        if self._api.webhook.url:
            raise Refused(409, WEBHOOK)
        self._turn += 1
        turn = self._turn
        self.wake()
        self._confirm(number(params, "offset"))
        self.want(params)
        limit = number(params, "limit", 100)
        limit = limit if 1 <= limit <= 100 else 100
        loop = asyncio.get_running_loop()
        ends_at = loop.time() + min(number(params, "timeout"), LONGEST_WAIT)
        while not self._ready() and not self._api.is_closing:
            news = self._news
            try:
                async with asyncio.timeout_at(ends_at):
                    await news.wait()
            except TimeoutError:
                break
            if turn != self._turn:
                raise Refused(409, TERMINATED)
        ready = [update.body for update, _ in zip(self.queue, range(limit), strict=False)]
        return b"[" + b",".join(ready) + b"]"

    def want(self, params: dict[str, Any]) -> None:
        """Which kinds are told from now on."""
        if "allowed_updates" not in params:
            return
        kinds = keyboards.load(params["allowed_updates"], "allowed updates")
        if not isinstance(kinds, list):
            raise bad_request("can't parse allowed updates")
        self._allowed = set(kinds)

    async def until_news(self) -> None:
        await self._news.wait()

    def ready(self) -> list[Update]:
        """All that wait and are not too old."""
        self._ready()
        return list(self.queue)

    def drop(self, update: Update) -> None:
        """It was taken."""
        if update in self.queue:
            self.queue.remove(update)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self.queue) > -offset:
                self.queue.popleft()
            return
        while self.queue and self.queue[0].id < offset:
            self.queue.popleft()

    def _ready(self) -> bool:
        now = self._api.now()
        if any(update.expires_at <= now for update in self.queue):
            self.queue = deque(update for update in self.queue if update.expires_at > now)
        return bool(self.queue)
