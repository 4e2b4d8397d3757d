"""The rehearsal page（排练页）: served until somebody presses Ctrl-C."""

import asyncio
import logging
import signal
import socket

from bot.door import hosts_of, listen, listening_at
from bot.ledger import Front
from bot.lock import only_one
from bot.platforms.rehearsal.evening import url_of
from bot.platforms.rehearsal.routes import application
from bot.platforms.rehearsal.theatre import Theatre
from bot.settings import Settings
from bot.web import Server

log = logging.getLogger(__name__)


def rehearse(settings: Settings, *, is_empty: bool = False, is_poor: bool = False) -> None:
    """Serve the page until stopped. Raises BadSettings if the address cannot be had."""
    with listen(settings) as door, only_one(url_of(settings)):
        settings = listening_at(settings, door)
        asyncio.run(_serve(settings, door, is_empty=is_empty, is_poor=is_poor))


async def _serve(settings: Settings, door: socket.socket, *, is_empty: bool, is_poor: bool) -> None:
    theatre = Theatre(settings)
    server = Server(Front(theatre.ledger, application(theatre, known_hosts=hosts_of(settings))))
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    await theatre.begin(is_empty=is_empty, is_poor=is_poor)
    serving = asyncio.create_task(server.serve([door]))
    host, port = door.getsockname()[:2]
    log.info("the rehearsal is on: http://%s:%s/ (Ctrl-C ends it)", host, port)
    await asyncio.wait(
        [serving, asyncio.create_task(stopping.wait())], return_when=asyncio.FIRST_COMPLETED
    )
    await theatre.close()
    server.should_exit = True
    await serving
