"""Being called by Telegram（Webhook 来访）: 200 only when a visit is kept, else it comes again."""

import asyncio
import hmac
import json
import logging
import socket
from dataclasses import dataclass
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from telegram import Bot, Update
from telegram.error import TelegramError

from bot.ledger import Front
from bot.platforms.telegram.taking import Taking
from bot.platforms.telegram.trouble import Trouble
from bot.platforms.telegram.updates import read_update
from bot.platforms.telegram.wording import WANTED
from bot.settings import Settings
from bot.web import Server

log = logging.getLogger(__name__)

MEGABYTE = 2**20
AT_ONCE = 100
"""How many visits Telegram may bring at the same time."""
TOKEN = "x-telegram-bot-api-secret-token"


class Unwelcome(Exception):
    """Nothing that Telegram would send; it reads the status and no more."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram calls: a door of ours behind an address that only Telegram knows whole."""

    root: str
    secret: str
    hidden: str
    door: socket.socket
    ledger: ASGIApp | None = None
    """What else is asked for at the door（台账网页）."""

    @classmethod
    def at(
        cls, door: socket.socket, settings: Settings, ledger: ASGIApp | None = None
    ) -> "Webhook":
        """The last part of the address follows from secret and token, alike on each machine."""
        secret = settings.webhook_secret.get_secret_value()
        token = settings.telegram_token.get_secret_value()
        hidden = hmac.new(secret.encode(), token.encode(), "sha256").hexdigest()[:32]
        return cls(settings.webhook_url, secret, hidden, door, ledger)

    async def run(self, bot: Bot, taking: Taking) -> None:
        """Take visits until cancelled; what has come by then is still answered."""
        called: ASGIApp = Called(bot, taking, hidden=self.hidden, secret=self.secret)
        if self.ledger is not None:
            called = Front(self.ledger, called)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._announce(bot))
            tasks.create_task(Server(called).serve_until_cancelled(self.door))

    async def _announce(self, bot: Bot) -> None:
        trouble = Trouble(bot)
        while True:
            try:
                await bot.set_webhook(
                    f"{self.root}/{self.hidden}", secret_token=self.secret,
                    allowed_updates=WANTED, max_connections=AT_ONCE,
                )  # fmt: skip
            except TelegramError as error:
                await trouble.rest(error)
            else:
                trouble.over()
                return log.info("Telegram brings visits to %s/…", self.root)


class Called:
    """Answers Telegram's calls; those that come in one moment are handed over together."""

    def __init__(self, bot: Bot, taking: Taking, *, hidden: str, secret: str) -> None:
        self._bot = bot
        self._taking = taking
        self._hidden = hidden.encode()
        self._secret = secret.encode()
        self._waiting: list[Update] = []
        self._taken: asyncio.Future[set[int]] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            status = await self._answer(Request(scope, receive))
        except Unwelcome as unwelcome:
            status = unwelcome.status
        except ClientDisconnect:
            return  # what was not heard to its end comes again
        await Response(status_code=status)(scope, receive, send)

    async def _answer(self, request: Request) -> int:
        self._look_at(request)
        update = read_update(await _body(request), self._bot)
        if update is None:
            return 200  # the same would come again and again
        lost = await asyncio.shield(self._take(update))
        return 503 if update.update_id in lost else 200

    def _look_at(self, request: Request) -> None:
        """Who does not know the address learns nothing; the secret is told by Telegram alone."""
        hidden = request.url.path.rpartition("/")[2].encode()
        if not hmac.compare_digest(hidden, self._hidden):
            raise Unwelcome(404)
        if request.method != "POST":
            raise Unwelcome(405)
        told = request.headers.get(TOKEN, "").encode("latin-1")
        if not hmac.compare_digest(told, self._secret):
            raise Unwelcome(403)
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise Unwelcome(415)

    def _take(self, update: Update) -> asyncio.Future[set[int]]:
        self._waiting.append(update)
        if self._taken is None:
            self._taken = asyncio.ensure_future(self._take_all())
        return self._taken

    async def _take_all(self) -> set[int]:
        await asyncio.sleep(0)  # whatever has arrived by now shares a commit
        waiting, self._waiting, self._taken = self._waiting, [], None
        return await self._taking.begin(waiting)


async def _body(request: Request) -> dict[str, Any]:
    """What the call says; never more than a megabyte of it is read."""
    said = bytearray()
    async for part in request.stream():
        said += part
        if len(said) > MEGABYTE:
            raise Unwelcome(413)
    try:
        told = json.loads(said)
    except (ValueError, RecursionError):
        raise Unwelcome(400) from None
    if not isinstance(told, dict) or not isinstance(told.get("update_id"), int):
        raise Unwelcome(400)
    return told
