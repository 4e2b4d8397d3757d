"""The whole house on one page（总装）."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.door import address_of, hosts_of
from bot.ledger import Ledger
from bot.nights import Nights
from bot.platforms import Now, Platform
from bot.refresher import Refresher
from bot.settings import Settings
from bot.voice import Part, Speaking, speaking_for
from bot.weather import Skies
from handlers import Defaults
from pages.desk import Desk
from papers.workdays import published
from storage import Alarm, OpenEngines, Reader, Writer, file_of, migrate, open_engines


def utc_now() -> datetime:
    """The one real clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class App:
    """Everything that runs, with the platforms it lives on."""

    writer: Writer
    reader: Reader
    dispatcher: Dispatcher
    delivery: Delivery
    refresher: Refresher
    clock: Clock
    alarm: Alarm
    platforms: dict[str, Platform]
    voice: Speaking
    ledger: Ledger
    heard: list[Callable[[], None]] = field(default_factory=list)
    """Who else looks when another process has kept something."""
    beside: list[Callable[[], Coroutine[None, None, None]]] = field(default_factory=list)
    """What else runs while the platforms do, until cancelled."""

    def add(self, platform: Platform) -> None:
        """Live on this platform, too."""
        self.platforms[platform.name] = platform

    async def serve(self, stopping: asyncio.Event) -> None:
        """Listen until asked to stop, and speak where it is ours; then finish what was begun.

        Raises Trouble when the records turn out to be damaged: nothing more may be promised.
        """
        try:
            await self._live(stopping)
        finally:
            if self.alarm.trouble is not None:
                raise self.alarm.trouble  # whatever else has failed, it is the reason

    async def _live(self, stopping: asyncio.Event) -> None:
        part = Part(self.clock.catch_up, self.speak, self.hush, self.look)
        await self.voice.begin(part)
        try:
            async with asyncio.TaskGroup() as tasks:
                running = [
                    tasks.create_task(self.voice.run(part)),
                    *(tasks.create_task(platform.run()) for platform in self.platforms.values()),
                    *(tasks.create_task(run()) for run in self.beside),
                ]
                await self._end(stopping)
                for task in running:
                    task.cancel()
        finally:
            await self.settle_down()

    async def _end(self, stopping: asyncio.Event) -> None:
        """Until somebody asks us to stop, or the alarm is rung."""
        asked = asyncio.create_task(stopping.wait())
        rung = asyncio.wrap_future(self.alarm.rung)
        await asyncio.wait((asked, rung), return_when=asyncio.FIRST_COMPLETED)
        asked.cancel()
        rung.cancel()

    async def speak(self) -> None:
        """Ring, deliver and refresh until cancelled."""
        self.clock.start()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.delivery.run())
            tasks.create_task(self.refresher.run())

    async def hush(self) -> None:
        """Stop at once: another process may speak already."""
        await self.delivery.drop()
        await self.refresher.drop()
        await self.clock.stop()

    def look(self) -> None:
        """Something was kept: notices may be due, cards may be stale."""
        self.delivery.wake()
        self.refresher.wake()
        for look in self.heard:
            look()

    async def settle_down(self) -> None:
        await self.clock.stop()
        await self.delivery.finish()
        await self.refresher.finish()

    def close(self) -> None:
        self.voice.close()
        self.reader.close()
        self.writer.close()  # the last to leave moves what stands in the log into the file


def build(
    settings: Settings, *, now: Now = utc_now, open_engines: OpenEngines = open_engines,
    keeps_copies: bool = False, serves_pages: bool = True,
) -> App:  # fmt: skip
    """Open the records and wire everything; the tables are brought up to date first.

    `keeps_copies` makes a copy each night（夜间备份）, as `run` does. Without `serves_pages` no
    link to the ledger is given: nobody would open.
    """
    if (path := file_of(settings.database)) is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    migrate(settings.database)
    to_write, to_read = open_engines(settings.database)
    alarm = Alarm()
    writer, reader = Writer(to_write, published, alarm), Reader(to_read, published, alarm)
    zone = ZoneInfo(settings.timezone)
    nights = Nights(settings.database, settings.backups, zone, alarm) if keeps_copies else None
    platforms: dict[str, Platform] = {}
    skies = Skies()
    refresher = Refresher(writer, reader, platforms, skies=skies, now=now)
    delivery = Delivery(writer, reader, platforms, skies=skies, hung=refresher.wake, now=now)

    voice = speaking_for(settings)

    def kept() -> None:
        delivery.wake()
        refresher.wake()
        voice.call()

    address = address_of(settings)
    desk = Desk(
        writer=writer, reader=reader, now=now, kept=kept, language=settings.language,
        timezone=zone, address=address, hosts=hosts_of(settings), templates=settings.templates,
    )  # fmt: skip
    defaults = Defaults(
        timezone=settings.timezone,
        language=settings.language,
        setup_code=settings.setup_code.get_secret_value(),
        templates=settings.templates,
        ledger=address if serves_pages else None,
    )
    dispatcher = Dispatcher(writer, reader, defaults, kept)
    clock = Clock(writer, reader, now, nights)
    return App(
        writer, reader, dispatcher, delivery, refresher, clock, alarm, platforms, voice,
        Ledger(desk),
    )  # fmt: skip
