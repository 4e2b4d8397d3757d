"""The whole house on one page（总装）."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.clock import Clock
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.platforms import Now, Platform
from bot.refresher import Refresher
from bot.settings import Settings
from bot.voice import Part, Speaking, speaking_for
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
    voice: Speaking
    heard: list[Callable[[], None]] = field(default_factory=list)
    """Who else looks when another process has kept something."""

    def add(self, platform: Platform) -> None:
        """Live on this platform, too."""
        self.platforms[platform.name] = platform

    async def serve(self, stopping: asyncio.Event) -> None:
        """Listen until asked to stop, and speak where it is ours; then finish what was begun."""
        part = Part(self.clock.ring_all, self.speak, self.hush, self.look)
        await self.voice.begin(part)
        try:
            async with asyncio.TaskGroup() as tasks:
                running = [
                    tasks.create_task(self.voice.run(part)),
                    *(tasks.create_task(platform.run()) for platform in self.platforms.values()),
                ]
                await stopping.wait()
                for task in running:
                    task.cancel()
        finally:
            await self.settle_down()

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
    refresher = Refresher(writer, reader, platforms, now=now)
    delivery = Delivery(writer, reader, platforms, hung=refresher.wake, now=now)

    voice = speaking_for(settings)

    def kept() -> None:
        delivery.wake()
        refresher.wake()
        voice.call()

    defaults = Defaults(
        timezone=settings.timezone,
        language=settings.language,
        setup_code=settings.setup_code.get_secret_value(),
    )
    dispatcher = Dispatcher(writer, reader, defaults, kept)
    clock = Clock(writer, now)
    return App(writer, reader, dispatcher, delivery, refresher, clock, platforms, voice)
