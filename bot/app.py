"""The whole house on one page（总装）."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.nights import Nights
from bot.platforms import Now, Platform
from bot.refresher import Refresher
from bot.settings import Settings
from handlers import Defaults
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

    def add(self, platform: Platform) -> None:
        """Live on this platform, too."""
        self.platforms[platform.name] = platform

    async def serve(self, stopping: asyncio.Event) -> None:
        """Listen, deliver, refresh and ring until asked to stop; then finish what was begun.

        Raises Trouble when the records turn out to be damaged: nothing more may be promised.
        """
        try:
            await self._live(stopping)
        finally:
            if self.alarm.trouble is not None:
                raise self.alarm.trouble  # whatever else has failed, it is the reason

    async def _live(self, stopping: asyncio.Event) -> None:
        await self.clock.ring_all()
        self.clock.start()
        try:
            async with asyncio.TaskGroup() as tasks:
                running = [
                    tasks.create_task(self.delivery.run()),
                    tasks.create_task(self.refresher.run()),
                    *(tasks.create_task(platform.run()) for platform in self.platforms.values()),
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

    async def settle_down(self) -> None:
        await self.clock.stop()
        await self.delivery.finish()
        await self.refresher.finish()

    def close(self) -> None:
        self.reader.close()
        self.writer.close()  # the last to leave moves what stands in the log into the file


def build(
    settings: Settings, *, now: Now = utc_now, open_engines: OpenEngines = open_engines,
    keeps_copies: bool = False,
) -> App:  # fmt: skip
    """Open the records and wire everything; the tables are brought up to date first.

    `keeps_copies` makes a copy each night（夜间备份）, as `run` does.
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
    refresher = Refresher(writer, reader, platforms, now=now)
    delivery = Delivery(writer, reader, platforms, hung=refresher.wake, now=now)

    def kept() -> None:
        delivery.wake()
        refresher.wake()

    defaults = Defaults(
        timezone=settings.timezone,
        language=settings.language,
        setup_code=settings.setup_code.get_secret_value(),
    )
    dispatcher = Dispatcher(writer, reader, defaults, kept)
    clock = Clock(writer, now, nights)
    return App(writer, reader, dispatcher, delivery, refresher, clock, alarm, platforms)
