"""The whole house on one page（总装）."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.clock import Clock
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.platforms import Now, Platform
from bot.refresher import Refresher
from bot.settings import Settings
from bot.weather import Skies
from handlers import Defaults
from papers.workdays import published
from storage import OpenEngines, Reader, Writer, file_of, migrate, open_engines


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
    platforms: dict[str, Platform]

    def add(self, platform: Platform) -> None:
        """Live on this platform, too."""
        self.platforms[platform.name] = platform

    async def serve(self, stopping: asyncio.Event) -> None:
        """Listen, deliver, refresh and ring until asked to stop; then finish what was begun."""
        await self.clock.ring_all()
        self.clock.start()
        try:
            async with asyncio.TaskGroup() as tasks:
                running = [
                    tasks.create_task(self.delivery.run()),
                    tasks.create_task(self.refresher.run()),
                    *(tasks.create_task(platform.run()) for platform in self.platforms.values()),
                ]
                await stopping.wait()
                for task in running:
                    task.cancel()
        finally:
            await self.settle_down()

    async def settle_down(self) -> None:
        await self.clock.stop()
        await self.delivery.finish()
        await self.refresher.finish()

    def close(self) -> None:
        self.writer.close()
        self.reader.close()


def build(
    settings: Settings, *, now: Now = utc_now, open_engines: OpenEngines = open_engines
) -> App:
    """Open the records and wire everything; the tables are brought up to date first."""
    if (path := file_of(settings.database)) is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    migrate(settings.database)
    to_write, to_read = open_engines(settings.database)
    writer, reader = Writer(to_write, published), Reader(to_read, published)
    platforms: dict[str, Platform] = {}
    skies = Skies()
    refresher = Refresher(writer, reader, platforms, skies=skies, now=now)
    delivery = Delivery(writer, reader, platforms, skies=skies, hung=refresher.wake, now=now)

    def kept() -> None:
        delivery.wake()
        refresher.wake()

    defaults = Defaults(
        timezone=settings.timezone,
        language=settings.language,
        setup_code=settings.setup_code.get_secret_value(),
    )
    dispatcher = Dispatcher(writer, reader, defaults, kept)
    return App(writer, reader, dispatcher, delivery, refresher, Clock(writer, now), platforms)
