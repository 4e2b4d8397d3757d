"""The server: takes calls, notes them, answers them."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any, Self
from urllib.parse import unquote

from aiohttp import web

from tests.botapi import faults, files, forms, pushing
from tests.botapi.methods import METHODS, NAMES
from tests.botapi.refusals import Refused
from tests.botapi.world import Call, World


class BotApi(World):
    """Telegram for one bot, on loopback: `async with BotApi() as api`, then `api.url`.

    `latency` (seconds) is added to every call.
    """

    def __init__(self, **world: Any) -> None:
        super().__init__(**world)
        self.url, self.latency = "", 0.0
        self._faults, self._bugs = faults.Faults(), list[Exception]()
        self._released = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._runner = web.ServerRunner(
            web.Server(self._serve, access_log=None, request_factory=_request), shutdown_timeout=1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._pushing = asyncio.create_task(pushing.push(self))
        return self

    async def __aexit__(self, *_: object) -> None:
        self.is_closing = True
        self.release()
        self.updates.wake()
        self._pushing.cancel()
        await asyncio.wait([self._pushing])
        await self._runner.cleanup()
        if self._bugs:
            raise ExceptionGroup("the Telegram server of the tests has bugs", self._bugs)

    def fail_next(self, method: str, how: str, times: int = 1) -> None:
        """The method's next calls end in one of `faults.KINDS`."""
        self._faults.plan(method, how, times)

    def weather(self, decides: Callable[[str], str]) -> None:
        """Of each call nothing else is planned for, this says by its method how it ends."""
        self._faults.weather = decides

    def release(self) -> None:
        """Calls that hang are cut off."""
        self._released.set()
        self._released = asyncio.Event()

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        at, path = time.monotonic(), unquote(request.raw_path.partition("?")[0])
        if self.latency:
            await asyncio.sleep(self.latency)
        token, _, rest = path.removeprefix("/file").removeprefix("/bot").partition("/")
        if token != self.token:
            return _refuse(Refused(401, "Unauthorized"))
        if path.startswith("/file/"):
            found = [file.body for file in self.files.values() if file.path == rest]
            return web.Response(body=found[0]) if found else _refuse(Refused(404, "Not Found"))
        call = Call(at, NAMES.get(rest.lower(), rest), {})
        how = self._faults.take(call.method)
        try:
            try:
                call.params = await forms.read(request)
            finally:
                self.calls.append(call)
            call.how = how
            if how in ("drop", "hang", "reset"):
                self.changed()
                if how == "hang" and not self.is_closing:
                    await self._released.wait()
                return faults.cut(request, harshly=how == "reset")
            if how == "429":
                raise Refused(429, "retry after 1", retry_after=1)
            response = faults.broken(how) if how in ("500", "502") else await self._answer(call)
        except Refused as refused:
            response = _refuse(refused)
        except Exception as bug:
            self._bugs.append(bug)
            raise
        call.status = 0 if how == "apply_then_drop" else response.status
        if response.status == 429:
            self.refusals.append(call)
        self.changed()
        return faults.cut(request, harshly=True) if how == "apply_then_drop" else response

    async def _answer(self, call: Call) -> web.Response:
        if call.method == "getUpdates":
            self.changed()
            body = await self.updates.poll(call.params)
        elif method := METHODS.get(call.method):
            body = json.dumps(method(self, call.params)).encode()
        else:
            raise Refused(404, "Not Found")
        return web.Response(body=b'{"ok":true,"result":%b}' % body, content_type="application/json")


def _refuse(refused: Refused) -> web.Response:
    body, wait = json.dumps(refused.answer).encode(), refused.parameters.get("retry_after")
    headers = {"Retry-After": str(wait)} if wait else None
    kind = "application/json"
    return web.Response(status=refused.status, body=body, headers=headers, content_type=kind)


def _request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    loop, limit = asyncio.get_running_loop(), files.UPLOAD + files.MEGABYTE
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=limit)
