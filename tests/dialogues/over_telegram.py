"""The people of a story on Telegram: real updates to a real bot process, which may be killed."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.botapi import BotApi, Message

ROOT = Path(__file__).parents[2]
STEP = timedelta(hours=6)
PATIENCE = 15.0
"""Seconds until something that must come has come."""
CATCHES_UP = 150.0
"""Seconds until everything is said that fell due when the clock was set, on a busy machine."""
AGAIN = 1.2
"""Seconds after which somebody whose answer a crash swallowed does the same once more."""


LONG = {
    "去私聊": "到私聊继续",
    "认领卡": "发认领卡到群里",
    "全到结束": "其余全到并结束",
    "全部确认": "已点我已交的全部确认",
}
"""What Telegram, which has the room, shows on these buttons."""

START = "import gc; gc.disable(); from tests.processes.bot_with_clock import start; start()"
"""As `python -m bot` starts, but for the clock."""


class Process:
    """A bot process with a clock in a file."""

    def __init__(self, api: BotApi, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.clock = folder / "clock"
        self.clock.write_text("0")
        self.kills = 0
        self._environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "ZHIBU_TELEGRAM_API": api.url,
            "ZHIBU_TELEGRAM_TOKEN": api.token,
            "ZHIBU_DATA_DIR": str(folder),
            "TEST_CLOCK": str(self.clock),
            **{f"ZHIBU_{name.upper()}": value for name, value in settings.items()},
        }
        self._log = folder / "bot.log"

    async def start(self) -> None:
        self.clock.with_suffix(".seen").unlink(missing_ok=True)
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", START,
                cwd=ROOT, env=self._environment, stdout=log, stderr=log,
            )  # fmt: skip

    async def kill(self) -> None:
        """As a power cut would: no chance to say anything."""
        with suppress(ProcessLookupError):  # it may have ended by itself a moment ago
            self._process.kill()
        await self._process.wait()
        self.kills += 1

    async def stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(self._process.wait(), 15) == 0

    def holds_still(self, *, still: bool) -> None:
        """Nothing moves in it until it is let go."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGSTOP if still else signal.SIGCONT)

    @property
    def has_ended(self) -> bool:
        return self._process.returncode is not None

    async def end(self) -> None:
        """Make sure that it is gone, whatever has happened."""
        if not self.has_ended:
            self._process.kill()
            await self._process.wait()

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self.clock.read_text()))

    async def sets_clock(self, moment: datetime) -> None:
        """Set the clock forward and wait until what fell due then was said."""
        ahead = (moment - datetime.now(UTC)).total_seconds()
        partial = self.clock.with_suffix(".new")
        partial.write_text(str(ahead))
        partial.replace(self.clock)
        seen = self.clock.with_suffix(".seen")
        deadline = time.monotonic() + CATCHES_UP
        while not seen.exists() or seen.read_text() != str(ahead):
            assert time.monotonic() < deadline, "the bot does not follow the clock"
            await asyncio.sleep(0.02)


class OverTelegram:
    """The verbs of `story.Actors`. `kills_at` counts what people do; there the process dies."""

    def __init__(
        self, api: BotApi, process: Process, *, kills_at: set[int], random: Random
    ) -> None:
        self.api, self.process = api, process
        self.people = {
            "wang": api.user(11, "王建国"),
            "li": api.user(12, "李敏"),
            "zhao": api.user(13, "赵敏"),
            "chen": api.user(14, "陈静"),
        }
        members = [self.people[user] for user in ("li", "zhao", "chen")]
        self.group = api.group(-1001, "第三支部", members=members, admins=[self.people["wang"]],
                               bot="left")  # fmt: skip
        self.acts = 0
        self._kills_at, self._random = kills_at, random
        self._last: Callable[[], object] = lambda: None
        self._was_killed = False

    async def now(self) -> datetime:
        return self.process.now()

    async def until(self, moment: datetime) -> None:
        while self.process.now() < moment:
            await self.process.sets_clock(min(moment, self.process.now() + STEP))

    async def adds_bot(self, user: str) -> None:
        await self._does(lambda: self.api.adds_bot(self.group, self.people[user]))

    async def says(self, user: str, text: str) -> None:
        await self._does(lambda: self.people[user].says(self.group, text))

    async def whispers(self, user: str, text: str) -> None:
        person = self.people[user]
        await self._does(lambda: person.says(person.chat, text))

    async def sends_file(self, user: str, name: str, data: bytes) -> None:
        person = self.people[user]
        await self._does(lambda: person.sends_file(person.chat, name, data))

    async def presses(self, user: str, label: str) -> None:
        person = self.people[user]
        shown = {label, LONG.get(label, label)}
        message = await self._sees(user, lambda one: not shown.isdisjoint(one.labels))
        label = next(one for one in message.labels if one in shown)
        _, is_door, payload = message.link(label).partition("?start=")
        if is_door:
            await self._does(lambda: person.start(payload))
            return
        await self._does(lambda: person.presses(message, label))

    async def reads(self, user: str, *texts: str, lossy: bool = False) -> None:
        if lossy and self._was_killed:
            return
        for text in texts:
            await self._sees(
                user,
                lambda one, text=text: text in one.text,
                lambda text=text: self._popped_up(user, text),
            )

    async def shows(self, name: str) -> None:
        assert self.group.messages, name

    async def _does(self, act: Callable[[], object]) -> None:
        """Do it; the bot has dealt with it when Telegram has forgotten the update."""
        self.acts += 1
        self._last, self._was_killed = act, self.acts in self._kills_at
        before = self._said()
        act()
        if self._was_killed:
            await asyncio.sleep(self._random.random() * 0.06)
            await self.process.kill()
            await self.process.start()
        await self.api.until(lambda: not self.api.updates.queue, timeout=PATIENCE)
        if not self._was_killed:
            await self._patiently(lambda: self._said() != before, seconds=1.0)

    async def _sees(
        self, user: str, fits: Callable[[Message], bool], popped_up: Callable[[], bool] = bool
    ) -> Message | None:
        """The newest message that fits; who lost an answer to a crash does the same once more."""

        def found() -> object:
            private = self.people[user].private if self.people[user].chat else []
            seen = sorted([*self.group.messages, *private], key=lambda one: one.id)
            return next((one for one in reversed(seen) if fits(one)), None) or popped_up()

        if self._was_killed and not await self._patiently(found, seconds=AGAIN):
            self._was_killed = False
            with suppress(AssertionError):  # nobody can press what is no longer there
                self._last()
        try:
            return await self.api.until(found, timeout=PATIENCE)
        except TimeoutError as error:
            error.add_note(self.transcript(user))
            raise

    def transcript(self, user: str) -> str:
        """What that person sees, for whoever reads a failed test."""
        person = self.people[user]
        seen = sorted([*self.group.messages, *person.private], key=lambda one: one.id)
        popped_up = [
            f"{user}: {one.text}" for user, person in self.people.items() for one in person.popups
        ]
        presses = [
            f"{press.id} {press.person.name} {press.data} {press.answer}"
            for press in self.api.presses.values()
        ]
        return "\n".join([*(f"{one.text} {one.labels}" for one in seen), *popped_up, *presses])

    def _popped_up(self, user: str, text: str) -> bool:
        return any(text in pop_up.text for pop_up in self.people[user].popups)

    def _said(self) -> int:
        """How much the bot has said and redrawn so far."""
        return len([call for call in self.api.calls if call.status == 200])

    async def _patiently(self, found: Callable[[], object], *, seconds: float) -> bool:
        try:
            return bool(await self.api.until(found, timeout=seconds))
        except TimeoutError:
            return False
