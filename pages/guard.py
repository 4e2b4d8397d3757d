"""Who may talk to a page（门卫）: only itself, from a host that is really ours."""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HARMLESS = ("GET", "HEAD")
STRICT: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "x-robots-tag": "noindex, nofollow",
}
"""What the ledger's pages allow a browser: nothing from elsewhere, nothing inline, nothing kept."""


class Guard:
    """Turns away foreign hosts (DNS rebinding) and foreign origins; adds strict headers.

    A browser that was tricked into resolving a stranger's name to our address still sends that
    name, so a host is an IP address, localhost, or a name the settings know.
    """

    def __init__(
        self, app: ASGIApp, *, known: frozenset[str], answers: Mapping[str, str] = STRICT,
        root: str = "", has_forms: bool = False,
    ) -> None:  # fmt: skip
        """`root` is the address people type, where a proxy in front hands on another host.

        With `has_forms` an origin of "null" is heard: a form says no more where referrers are
        not told, and proves itself by a token of its own.
        """
        self._app = app
        self._known = known | {"localhost"}
        self._answers = answers
        self._root = urlsplit(root).netloc
        self._has_forms = has_forms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return None
        headers = Headers(scope=scope)

        async def send_strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._answers)
            await send(message)

        if (reason := self._objection(scope["method"], headers)) is not None:
            refusal = PlainTextResponse(reason, status_code=403)
            return await refusal(scope, receive, send_strictly)
        return await self._app(scope, receive, send_strictly)

    def _objection(self, method: str, headers: Headers) -> str | None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            return "unknown host"
        if method in HARMLESS:
            return None
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return "foreign site"
        origin = headers.get("origin", "")
        if self._has_forms and origin == "null":
            return None
        if urlsplit(origin).netloc not in {host, self._root or host}:
            return "foreign origin"
        return None

    def _is_ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in self._known or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
