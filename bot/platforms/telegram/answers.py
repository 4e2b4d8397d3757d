"""Telling people what came of their visits（答复）: presses at once, the rest in order."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from functools import partial
from typing import Any, Protocol

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.asker import Asker
from bot.files import Sending
from bot.logs import complain
from bot.platforms import ChatMoved, Gone, NotSent, Unsure
from bot.platforms.telegram.errors import is_network
from bot.platforms.telegram.handing import HandingOn, all_ours
from bot.platforms.telegram.keyboards import door
from bot.platforms.telegram.line import Line
from bot.telling import PopUp, Post, Redraw, Step, Upload, elsewhere, is_private, steps
from chat import Abilities, Card, Incoming, Reply, Send

log = logging.getLogger(__name__)

ABILITIES = Abilities(can_edit_later=True, can_pop_up=True, max_buttons=100, is_abroad=True)
HEAD_START = 1.0
"""Seconds a chat waits for the pop-up to be through before it is written to."""
STILL_WORTH_IT = 60.0
"""Seconds after which an answer that could not be sent is given up."""
WELCOME = "open"
"""The payload with which a pop-up leads to the private chat; Telegram wants one."""


class Finding(Protocol):
    async def __call__(self, visit: Incoming) -> Asker: ...


class SendingFile(Protocol):
    async def __call__(self, visit: Incoming, file: Send, send: Sending) -> None:
        """Send it at most once."""


class Answers:
    """A pop-up goes out at once. What is posted or redrawn in a chat keeps the chat's order."""

    def __init__(
        self, bot: Bot, line: Line, *, find: Finding, send_file: SendingFile,
        hand_on: HandingOn = all_ours,
    ) -> None:  # fmt: skip
        self._bot = bot
        self._line = line
        self._find = find
        self._send_file = send_file
        self._hand_on = hand_on
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._begun: set[asyncio.Task[Any]] = set()
        self._newest: dict[tuple[str, str], int] = {}

    def begin(self, visit: Incoming, replies: Sequence[Reply]) -> None:
        """Answer in the background; every press gets an answer, even without replies."""
        if not replies and visit.ticket is None:
            return
        todo = self._plan(visit, replies, Asker())
        if len(todo) == 1 and isinstance(todo[0], PopUp):
            self._start(self._pop_up(visit, todo[0]))
            return
        before = self._lanes.get(visit.place.chat)
        task = self._start(self._answer(visit, replies, todo, before))
        self._lanes[visit.place.chat] = task
        task.add_done_callback(lambda done: self._leave(visit.place.chat, done))

    def say(self, visit: Incoming, step: Step) -> None:
        """Post or redraw what another process hands to us, in the chat's order."""
        before = self._lanes.get(visit.place.chat)
        task = self._start(self._say(visit, step, before))
        self._lanes[visit.place.chat] = task
        task.add_done_callback(lambda done: self._leave(visit.place.chat, done))

    async def _say(self, visit: Incoming, step: Step, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        await self._insist(visit, step)

    async def finish(self, within: float) -> None:
        """Wait for what was begun, and for what that begins, but not for ever."""
        try:
            async with asyncio.timeout(within):
                while self._begun:
                    await asyncio.wait(self._begun)
        except TimeoutError:
            log.warning("%d answers were not told before the end", len(self._begun))
            for task in self._begun:
                task.cancel()
            await asyncio.wait(self._begun)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._begun.add(task)
        task.add_done_callback(self._end)
        return task

    def _end(self, task: asyncio.Task[None]) -> None:
        self._begun.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            complain(log, error, "an answer was not told to its end")

    def _leave(self, chat: str, task: asyncio.Task[None]) -> None:
        if self._lanes.get(chat) is task:
            del self._lanes[chat]

    async def _answer(
        self, visit: Incoming, replies: Sequence[Reply], todo: list[Step],
        before: asyncio.Task[None] | None,
    ) -> None:  # fmt: skip
        if not visit.place.is_private and any(is_private(step) for step in todo):
            # Whether somebody can be reached in private matters only here.
            todo = self._plan(visit, replies, await self._find(visit))
        pop_ups = [self._start(self._pop_up(visit, s)) for s in todo if isinstance(s, PopUp)]
        rest = [step for step in todo if not isinstance(step, PopUp)]
        key = (visit.place.chat, visit.card)
        if any(isinstance(step, Redraw) for step in rest):
            self._newest[key] = max(visit.order, self._newest.get(key, visit.order))
        if pop_ups and rest:
            await asyncio.wait(pop_ups, timeout=HEAD_START)
        if before is not None:
            await asyncio.wait([before])
        for step in rest:
            insist = partial(self._insist, visit, step)
            if isinstance(step, Upload):
                await self._send_file(visit, step.file, insist)
            else:
                await insist()
        if self._newest.get(key) == visit.order:
            del self._newest[key]

    def _plan(self, visit: Incoming, replies: Sequence[Reply], asker: Asker) -> list[Step]:
        # The one place where ZHIBU_TELEGRAM_EPHEMERAL would turn a private line in a group into
        # an ephemeral message (Bot API 10.3); it stays off until servers are known to obey it.
        return steps(
            visit,
            replies,
            abilities=ABILITIES,
            can_reach=asker.has_opened,
            words=asker.words,
        )

    async def _pop_up(self, visit: Incoming, step: PopUp) -> None:
        assert visit.ticket is not None
        url = door(self._line.username, WELCOME) if step.opens else None
        for is_last in (False, True):
            try:
                await self._bot.answer_callback_query(visit.ticket.id, step.text or None, url=url)
            except BadRequest as error:
                log.info("%s: the press counts, its pop-up came too late: %s", visit.key, error)
            except TelegramError as error:
                if is_network(error) and not is_last:
                    continue
                log.warning("%s: the press counts, its pop-up was not shown: %s", visit.key, error)
            return

    async def _insist(self, visit: Incoming, step: Step) -> bool:
        """Do it, later if it must be; whether it surely arrived. Nothing is said twice."""
        clock = asyncio.get_running_loop()
        until = clock.time() + STILL_WORTH_IT
        while True:
            try:
                await self._do(visit, step)
                return True
            except NotSent as error:
                if clock.time() + error.retry_after > until:
                    log.warning("%s: kept, but its answer was not told: %s", visit.key, error)
                    return False
                await asyncio.sleep(error.retry_after)
            except ChatMoved as moved:
                step, visit = elsewhere(step, visit, moved.chat)
            except (Gone, Unsure) as error:
                log.info("%s: kept, but its answer was not told: %s", visit.key, error)
                return False

    async def _do(self, visit: Incoming, step: Step) -> None:
        if await self._hand_on(visit, step):
            return
        match step:
            case Post(place, card):
                await self._line.post(place, card)
            case Upload(place, file):
                await self._line.upload(place, file)
            case Redraw(card):
                await self._redraw(visit, card)

    async def _redraw(self, visit: Incoming, card: Card) -> None:
        """The newest look is enough; where the message is gone, it is posted anew."""
        if self._newest.get((visit.place.chat, visit.card), visit.order) > visit.order:
            return
        try:
            await self._line.edit(visit.place, visit.card, card)
        except Gone:
            await self._line.post(visit.place, card)
