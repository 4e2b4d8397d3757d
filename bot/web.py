"""Being called over HTTP（网页服务）: what the rehearsal page, the webhook and
the ledger share."""

import asyncio
import socket
from contextlib import nullcontext

import uvicorn
from starlette.types import ASGIApp


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
