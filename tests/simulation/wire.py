"""Telegram at the other end of a wire: it takes its time, counts, and refuses what is too much."""

import asyncio
import json
import random
from dataclasses import dataclass

from telegram.error import NetworkError
from telegram.request import BaseRequest

from bot.platforms.telegram.request import NotReached
from tests.botapi.flood import Flood
from tests.botapi.refusals import Refused

CALL = (0.05, 0.1)
"""Seconds a call takes, half of them on the way there."""


@dataclass(frozen=True)
class Chat:
    id: int

    @property
    def is_group(self):
        return self.id < 0


@dataclass(frozen=True)
class Said:
    """What arrived in a chat, and when (seconds of the loop's clock)."""

    at: float
    chat: int
    method: str
    text: str


class Wire(BaseRequest):
    """Each chat exists. `said` is what arrived, `refused` what was too much.

    Between the two moments of `down` no call gets through, for the reason in `trouble`.
    """

    def __init__(self, *, seed=1):
        self.said, self.refused = [], []
        self.tries, self.down, self.trouble = 0, (0.0, 0.0), "no line"
        self._flood, self._chance = Flood(is_on=True), random.Random(seed)

    @property
    def read_timeout(self):
        return 5.0

    async def initialize(self):
        """Nothing to open."""

    async def shutdown(self):
        """Nothing to close."""

    async def do_request(self, url, method, request_data=None, *_, **__):  # noqa: ARG002
        params, way = request_data.json_parameters, self._chance.uniform(*CALL) / 2
        self.tries += 1
        if self.down[0] <= asyncio.get_running_loop().time() < self.down[1]:
            return self._fail()
        await asyncio.sleep(way)
        status, answer = self._take(url.rpartition("/")[2], params)
        await asyncio.sleep(way)
        return status, json.dumps(answer).encode()

    def _fail(self):
        if self.trouble == "no line":
            raise NotReached("no connection")
        if self.trouble == "502":
            raise NetworkError("Telegram is in trouble (502)")
        return 401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}'

    def _take(self, method, params):
        chat, now = Chat(int(params["chat_id"])), asyncio.get_running_loop().time()
        try:
            self._flood.take(chat, now)
        except Refused as refused:
            self.refused.append(Said(now, chat.id, method, params["text"]))
            return refused.status, refused.answer
        self.said.append(Said(now, chat.id, method, params["text"]))
        number = int(params.get("message_id", len(self.said)))
        kind = "supergroup" if chat.is_group else "private"
        message = {"message_id": number, "date": 0, "chat": {"id": chat.id, "type": kind}}
        return 200, {"ok": True, "result": message}
