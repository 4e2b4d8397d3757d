"""What a form brings（表单）: never too much of it, never believed."""

import hmac
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST = 100_000
"""Bytes of a form: every box of the widest page, ticked."""
FIELDS = 2_000
KEY = "key"


@dataclass(frozen=True, slots=True)
class Form:
    """Names and values, in the order in which they stood on the page."""

    pairs: tuple[tuple[str, str], ...]

    def text(self, name: str) -> str:
        """The last value of that name; empty if there is none."""
        return next((value for one, value in reversed(self.pairs) if one == name), "")

    def all(self, name: str) -> list[str]:
        return [value for one, value in self.pairs if one == name]

    def is_made_for(self, key: str) -> bool:
        """Whether it comes from a page of this visit."""
        return hmac.compare_digest(self.text(KEY).encode(), key.encode())


async def read_form(request: Request) -> Form:
    """Raises HTTPException for what no form of ours would send."""
    said = bytearray()
    async for part in request.stream():
        said += part
        if len(said) > MOST:
            raise HTTPException(413)
    try:
        pairs = parse_qsl(
            said.decode("ascii"), keep_blank_values=True, errors="replace", max_num_fields=FIELDS
        )
    except ValueError:
        raise HTTPException(400) from None
    return Form(tuple(pairs))
