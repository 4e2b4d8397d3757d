"""Calling Telegram（请求）: python-telegram-bot over aiohttp, four times as quick as over httpx."""

from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
    TCPConnector,
)
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_TIMEOUT = 5.0
READ_TIMEOUT = 10.0
SERVER_TROUBLE = 500
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NotReached(NetworkError):
    """There was no connection: surely nothing was sent."""


class AiohttpRequest(BaseRequest):
    """Other failures are ambiguous: the call may have arrived. No message shows the address,
    since the token is part of it."""

    def __init__(self, *, connections: int) -> None:
        self._connections = connections
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ_TIMEOUT

    async def initialize(self) -> None:
        if self._session is None:
            connector = TCPConnector(limit=self._connections)
            self._session = ClientSession(connector=connector)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotReached("the line to Telegram is closed")
        waits = read_timeout if isinstance(read_timeout, int | float) else READ_TIMEOUT
        form = _form(request_data) if request_data is not None else None
        headers = FORM if isinstance(form, bytes) else None
        timeout = ClientTimeout(total=None, sock_connect=CONNECT_TIMEOUT, sock_read=waits)
        try:
            async with self._session.request(
                method, url, data=form, headers=headers, timeout=timeout, proxy=_proxy(_root(url))
            ) as response:
                status, body = response.status, await response.read()
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise NotReached(f"no connection ({type(error).__name__})") from error
        except TimeoutError as error:
            raise TimedOut from error
        except (ClientError, OSError) as error:
            raise NetworkError(f"the connection broke ({type(error).__name__})") from error
        if status >= SERVER_TROUBLE:  # a proxy's page is no JSON, and PTB would log it whole
            raise NetworkError(f"Telegram is in trouble ({status})")
        return status, body


def _form(data: RequestData) -> FormData | bytes:
    """Plain parameters as one line; with files, a part each."""
    if not data.contains_files:
        return urlencode(data.json_parameters).encode()
    form = FormData(data.json_parameters, quote_fields=False)  # names of files may be Chinese
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _root(url: str) -> str:
    return url[: url.find("/", len("https://"))]


@cache
def _proxy(root: str) -> str | None:
    """The proxy the environment names for this server.

    aiohttp would look it up anew in another thread, twice for each call.
    """
    server = urlsplit(root)
    if proxy_bypass(server.netloc):
        return None
    return getproxies().get(server.scheme)
