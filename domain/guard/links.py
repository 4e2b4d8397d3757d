"""Which addresses may stand in a text（链接）."""

import re
from urllib.parse import urlsplit

from domain.refusal import Refusal

LINK_LIMIT = 500
"""Characters of an address."""

_HOST = re.compile(r"(?:[\w-]{1,63}\.)+(?=[\w-]*[^\W\d_])(?!0x)[\w-]{2,63}")
_INSIDE = (".localhost", ".local", ".internal", ".lan", ".home", ".arpa")


def check_link(url: str) -> str:
    """A public https address, as it is; refused with an account in it, or a number for a name."""
    is_clean = len(url) <= LINK_LIMIT and url.isprintable() and not set(url) & set(' \\"<>')
    if not (is_clean and _is_public(url)):
        raise Refusal("guard.link", limit=LINK_LIMIT)
    return url


def _is_public(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.hostname or ""
    is_named = _HOST.fullmatch(host) is not None and not host.endswith(_INSIDE)
    return parts.scheme == "https" and "@" not in parts.netloc and is_named
