"""Reading what the page sends（读入请求）: never too much of it, never believed."""

import json
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST = 200_000
"""Bytes of a request that is not a file: ten thousand characters, however they are written."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An object of plain values."""

    values: dict[str, Any]

    def text(self, name: str) -> str:
        """Empty if it is not there; halves of characters become question marks."""
        value = self.values.get(name, "")
        if not isinstance(value, str):
            raise HTTPException(400, f"{name} is no text")
        return value.encode("utf-8", "replace").decode()

    def flag(self, name: str) -> bool:
        return self.values.get(name) is True


async def read_json(request: Request) -> Asked:
    try:
        values = json.loads(await read_body(request, MOST))
    except (ValueError, RecursionError):
        raise HTTPException(400, "not to be read") from None
    if not isinstance(values, dict):
        raise HTTPException(400, "not an object")
    return Asked(values)


async def read_body(request: Request, most: int) -> bytes:
    """Raises HTTPException as soon as there is too much of it."""
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            raise HTTPException(413, "too much")
    return bytes(data)
