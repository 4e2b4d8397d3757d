"""Things that go wrong on the way, on demand and in order."""

import socket
import struct
from collections import deque
from collections.abc import Callable

from aiohttp import web

KINDS = ("429", "500", "502", "apply_then_drop", "drop", "hang", "reset")


class Faults:
    """Planned faults, per method; the first planned is the first to happen.

    Where none is planned, the `weather` decides: it is told the method and says what happens.
    """

    def __init__(self) -> None:
        self._planned: dict[str, deque[str]] = {}
        self.weather: Callable[[str], str] = lambda _: ""

    def plan(self, method: str, how: str, times: int = 1) -> None:
        assert how in KINDS, f"{how} is none of {KINDS}"
        self._planned.setdefault(method, deque()).extend([how] * times)

    def take(self, method: str) -> str:
        """What happens to this call: one of KINDS, or an empty string."""
        planned = self._planned.get(method) if self._planned else None
        return planned.popleft() if planned else self.weather(method)


def broken(how: str) -> web.Response:
    """What a server in trouble, or the proxy in front of it, answers."""
    if how == "500":
        body = b'{"ok":false,"error_code":500,"description":"Internal Server Error"}'
        return web.Response(status=500, body=body, content_type="application/json")
    page = b"<html><head><title>502 Bad Gateway</title></head></html>"
    return web.Response(status=502, body=page, content_type="text/html")


def cut(request: web.BaseRequest, *, harshly: bool) -> web.Response:
    """End the connection without an answer; harshly: with a reset."""
    transport = request.transport
    if transport is not None:
        if harshly:
            line = transport.get_extra_info("socket")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()
