"""The bot as `python -m bot run`, but for a clock that a test sets forward through a file.

The file holds seconds to add to the real time. When it changes, all bells are rung, what is due
is sent, and the same number is written to the file's neighbour `….seen`.
"""

import asyncio
import gc
import logging
import os
import signal
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from bot.app import App, build
from bot.door import listen
from bot.lock import only_one
from bot.platforms.telegram import Telegram
from bot.platforms.telegram.webhook import Webhook
from bot.settings import read_settings
from tests.storage.kit import connection_of

CLOCK = Path(os.environ["TEST_CLOCK"])
SEEN = CLOCK.with_suffix(".seen")


def now() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=float(CLOCK.read_text() or "0"))


async def follow_the_clock(app: App) -> None:
    """Ring the bells whenever the test has set the clock forward."""
    while True:
        said = CLOCK.read_text()
        if app.voice.is_ours and (not SEEN.exists() or SEEN.read_text() != said):
            try:
                await live_through(app)
                SEEN.write_text(said)
            except Exception:
                logging.exception("the database is away; the clock is followed when it is back")
        await asyncio.sleep(0.02)


async def live_through(app: App) -> None:
    """Everything that was due by now is said.

    A line to the database that broke meanwhile is found by asking, not by a bell: that one would
    only be tried again by the clock, which stands still here.
    """
    await asyncio.wrap_future(app.writer.submit(lambda _: None))
    await app.clock.ring_all()
    app.delivery.wake()
    while await asyncio.wrap_future(app.reader.submit(waits)):
        await asyncio.sleep(0.02)


def waits(records) -> bool:
    """Also for what another process had begun to say: until its lease is free it is not due."""
    due = records.notices.next_due()
    is_begun = connection_of(records).scalar(text("SELECT 1 FROM notices WHERE state = 'claimed'"))
    return bool(is_begun) or (due is not None and due <= now())


async def serve() -> None:
    settings = read_settings()
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    is_called = bool(settings.webhook_url)
    door = listen(settings) if is_called else nullcontext()
    with only_one(settings.database, beside_others=is_called), door as at:
        app = build(settings, now=now)
        token = settings.telegram_token.get_secret_value()
        webhook = Webhook.at(at, settings) if is_called else None
        line = Telegram(settings.telegram_api, token, app=app, now=now, webhook=webhook)
        async with line as telegram:
            app.add(telegram)
            following = asyncio.create_task(follow_the_clock(app))
            await app.serve(stopping)
            following.cancel()
        app.close()


def start() -> None:
    gc.enable()
    logging.basicConfig(level=logging.INFO)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    asyncio.run(serve())
