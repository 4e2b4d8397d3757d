"""The ledger's pages at our door（台账网页）: loaded when somebody opens one, not before."""

import asyncio
import logging
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pages.desk import Desk

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from bot.web import Server

log = logging.getLogger(__name__)

ROOT = "/ledger"


class Ledger:
    """Answers what is asked under /ledger."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._app: ASGIApp | None = None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if self._app is None:
            self._app = await asyncio.to_thread(self._load)
        await self._app(scope, receive, send)

    def _load(self) -> "ASGIApp":
        from pages.routes import application  # a web library most days can do without

        return application(self.desk)


class Front:
    """What is asked under /ledger goes to the pages, anything else elsewhere（总台）.

    Where there is nothing else, a call for the root itself is shown the way to the ledger.
    """

    def __init__(self, ledger: "ASGIApp", elsewhere: "ASGIApp | None" = None) -> None:
        self._ledger = ledger
        self._elsewhere = elsewhere

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        path = scope.get("path", "")
        if path == ROOT or path.startswith(f"{ROOT}/"):
            await self._ledger(scope, receive, send)
        elif self._elsewhere is not None:
            await self._elsewhere(scope, receive, send)
        else:
            await _show_the_way(scope, send)


@dataclass(frozen=True, slots=True)
class Porter:
    """Sits at a door where nothing but the ledger is asked for（门房）.

    The web server is loaded at the first knock: most starts never need it.
    """

    door: socket.socket
    ledger: Ledger

    async def run(self) -> None:
        """Until cancelled; what was asked for by then is still answered."""
        log.info("the ledger is served at %s/ledger", self.ledger.desk.address.root)
        await self._knock()
        server = await asyncio.to_thread(self._server)
        await server.serve_until_cancelled(self.door)

    async def _knock(self) -> None:
        knocked, loop = asyncio.Event(), asyncio.get_running_loop()
        loop.add_reader(self.door, knocked.set)
        try:
            await knocked.wait()
        finally:
            loop.remove_reader(self.door)

    def _server(self) -> "Server":
        from bot.web import Server

        return Server(Front(self.ledger))


async def _show_the_way(scope: "Scope", send: "Send") -> None:
    is_root = scope.get("path") == "/" and scope.get("method") in ("GET", "HEAD")
    headers = [(b"location", ROOT.encode())] if is_root else []
    await send(
        {"type": "http.response.start", "status": 303 if is_root else 404, "headers": headers}
    )
    await send({"type": "http.response.body", "body": b""})
