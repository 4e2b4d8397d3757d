"""Being called over HTTP（网页服务）: what the rehearsal page and the webhook share."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import uvicorn
from starlette.types import ASGIApp

from bot.settings import BadSettings, Settings


class Server(uvicorn.Server):
    """Leaves the signals to us, because there is more to finish than open connections."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                log_level="warning",
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=3,
            )
        )

    def capture_signals(self) -> nullcontext[None]:  # type: ignore[override]
        return nullcontext()

    async def serve_until_cancelled(self, door: socket.socket) -> None:
        """What was asked for by then is still answered."""
        serving = asyncio.create_task(self.serve([door]))
        try:
            await asyncio.shield(serving)
        finally:
            self.should_exit = True
            await serving


@contextmanager
def listen(settings: Settings) -> Iterator[socket.socket]:
    """The door at ZHIBU_LISTEN; raises BadSettings if it cannot be had."""
    host, port = settings.address
    try:
        door = socket.create_server((host, port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadSettings(
            f"ZHIBU_LISTEN: {settings.listen} cannot be had ({reason}); "
            f"choose another, such as ZHIBU_LISTEN={host}:8081"
        ) from None
    with door:
        yield door
