"""The webhook: where updates are brought to, instead of being asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.botapi.forms import number, truth
from tests.botapi.refusals import bad_request

if TYPE_CHECKING:
    from tests.botapi.world import World

Params = dict[str, Any]


@dataclass(slots=True)
class Webhook:
    """`behind` are the roots of the machines the address leads to; none: the address itself."""

    url: str = ""
    secret: str = ""
    at_once: int = 40
    error: str = ""
    behind: list[str] = field(default_factory=list)


def set_webhook(api: World, params: Params) -> bool:
    url, secret = str(params.get("url") or ""), str(params.get("secret_token") or "")
    if url and not re.match(r"https?://[^/]+/.+", url):
        raise bad_request("bad webhook: invalid webhook URL specified")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    at_once = number(params, "max_connections", 40)
    if not 1 <= at_once <= 100:
        at_once = 40
    hook = api.webhook
    hook.url, hook.secret, hook.at_once = url, secret, at_once
    api.updates.want(params)
    if truth(params, "drop_pending_updates"):
        api.updates.queue.clear()
    api.updates.wake()
    return True


def delete_webhook(api: World, params: Params) -> bool:
    api.webhook.url = ""
    if truth(params, "drop_pending_updates"):
        api.updates.queue.clear()
    return True


def get_webhook(api: World, _: Params) -> dict[str, Any]:
    told = {
        "url": api.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(api.updates.queue),
        "max_connections": api.webhook.at_once,
    }
    return told | ({"last_error_message": api.webhook.error} if api.webhook.error else {})
