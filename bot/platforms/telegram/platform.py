"""Telegram as a platform（Telegram 平台）: visits come in, answers and cards go out."""

import asyncio
import logging
import os
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Self

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.app import App, utc_now
from bot.asker import Asker, find_asker
from bot.files import Files, Sending
from bot.platforms import Answer, Now
from bot.platforms.telegram.answers import ABILITIES, Answers
from bot.platforms.telegram.commands import offer_commands
from bot.platforms.telegram.handing import Handing
from bot.platforms.telegram.intake import Intake
from bot.platforms.telegram.line import Line
from bot.platforms.telegram.looking import look_into
from bot.platforms.telegram.request import AiohttpRequest
from bot.platforms.telegram.taking import Taking
from bot.platforms.telegram.trouble import Trouble
from bot.platforms.telegram.updates import UpdatesRequest
from bot.platforms.telegram.wording import NAME, Wording
from bot.settings import BadSettings
from bot.visitor import COMMAND_BY_WORD
from chat import Abilities, Facts, Incoming, Send
from storage import NotRead

if TYPE_CHECKING:
    from bot.platforms.telegram.webhook import Webhook

log = logging.getLogger(__name__)

CONNECTIONS = 128
GRACE = 4.0
"""Seconds answers have left when the bot stops."""


class Telegram:
    """An `async with` opens the line; leaving it tells what was begun to be told."""

    name = NAME
    abilities: Abilities = ABILITIES

    def __init__(
        self, api: str, token: str, *, app: App, now: Now = utc_now,
        webhook: "Webhook | None" = None,
    ) -> None:  # fmt: skip
        """With a webhook Telegram brings the visits; else it is asked for them."""
        os.environ.setdefault("PTB_TIMEDELTA", "1")  # else each 429 is a deprecation warning
        self._updates = UpdatesRequest()
        self._bot = Bot(
            token,
            base_url=f"{api}/bot",
            base_file_url=f"{api}/file/bot",
            request=AiohttpRequest(connections=CONNECTIONS),
            get_updates_request=self._updates,
        )
        self._api = api
        self._app = app
        self._now = now
        self._line = Line(self._bot)
        self._handing = Handing(NAME, app, now=now)
        self._answers = Answers(
            self._bot, self._line, find=self._find, send_file=self._send_file,
            hand_on=self._handing.hand_on,
        )  # fmt: skip
        self._webhook = webhook
        self._taking: Taking | None = None
        self.post = self._line.post
        self.edit = self._line.edit

    async def __aenter__(self) -> Self:
        """Raises BadSettings for a wrong token; a line that is down is waited for in `run`."""
        try:
            await self._greet()
        except InvalidToken:
            await self._bot.shutdown()
            raise BadSettings(f"ZHIBU_TELEGRAM_TOKEN: {self._api} does not know it") from None
        except TelegramError as error:
            log.warning("Telegram does not answer yet: %s", error)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._taking is not None:
            await self._taking.finish()
        await self._answers.finish(GRACE)
        await self._bot.shutdown()

    def can_reach(self, *, has_opened: bool) -> bool:
        """Telegram lets nobody be written to who never pressed Start."""
        return has_opened

    async def look_into(self, visit: Incoming, wanted: Collection[str]) -> Facts:
        return await look_into(self._bot, visit, wanted)

    async def run(self) -> None:
        trouble = Trouble(self._bot)
        while not self._line.username:
            try:
                await self._greet()
            except TelegramError as error:
                await trouble.rest(error)
        log.info("living on Telegram as @%s", self._line.username)
        self._taking = taking = Taking(
            Wording(self._line.username, COMMAND_BY_WORD),
            answer=self._answer,
            tell=self._answers.begin,
            now=self._now,
        )
        self._app.heard.append(self._handing.wake)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._offer_commands())
            tasks.create_task(self._handing.run(self._answers.say))
            if self._webhook is not None:
                tasks.create_task(self._webhook.run(self._bot, taking))
            else:
                tasks.create_task(Intake(self._bot, taking, beware=self._updates.beware).listen())

    async def _greet(self) -> None:
        await self._bot.initialize()
        self._line.username = self._bot.username

    async def _offer_commands(self) -> None:
        try:
            await offer_commands(self._bot)
        except TelegramError as error:
            log.warning("the command lists were not renewed: %s", error)

    async def _answer(self, visits: Sequence[Incoming]) -> list[Answer]:
        return await self._app.dispatcher.answer(self, visits)

    async def _send_file(self, visit: Incoming, file: Send, send: Sending) -> None:
        files = Files(self._app.writer, self._now, self._app.delivery.wake)
        await files.send(visit, file, send)

    async def _find(self, visit: Incoming) -> Asker:
        language = self._app.dispatcher.defaults.language
        found = self._app.reader.submit(lambda records: find_asker(records, visit, language))
        try:
            return await asyncio.wrap_future(found)
        except NotRead:
            return Asker()  # as somebody of whom nothing is known: the press is still answered
