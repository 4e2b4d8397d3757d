"""Bodies of calls: JSON, urlencoded, multipart, or the query of a GET."""

import json
from typing import Any

from aiohttp import BodyPartReader, web
from yarl import URL

from tests.botapi.messages import Upload
from tests.botapi.refusals import Refused, bad_request


async def read(request: web.BaseRequest) -> dict[str, Any]:
    """The parameters of a call; files as Upload, all else as it was sent."""
    _, _, query = request.raw_path.partition("?")
    params: dict[str, Any] = _pairs(query) if query else {}
    kind = request.headers.get("Content-Type", "")
    if kind.startswith("multipart/"):
        return params | await _parts(request)
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "Request Entity Too Large") from None
    if not body:
        return params
    if kind.startswith("application/json"):
        try:
            loaded = json.loads(body)
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        return params | (loaded if isinstance(loaded, dict) else {})
    return params | _pairs(body.decode())


def _pairs(query: str) -> dict[str, Any]:
    """Percent-decoded in C: for Chinese text 14 times faster than urllib."""
    return dict(URL.build(path="/", query_string=query, encoded=True).query)


async def _parts(request: web.BaseRequest) -> dict[str, Any]:
    params: dict[str, Any] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        body = bytes(await part.read())
        if part.filename is None:
            params[part.name or ""] = body.decode()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            params[part.name or ""] = Upload(part.filename, body, kind)
    for key, value in params.items():
        if isinstance(value, str) and value.startswith("attach://"):
            params[key] = params.get(value.removeprefix("attach://"), value)
    return params


def number(params: dict[str, Any], key: str, default: int = 0) -> int:
    """A whole number among the parameters."""
    try:
        return int(params.get(key) or default)
    except (TypeError, ValueError):
        return default


def truth(params: dict[str, Any], key: str) -> bool:
    return str(params.get(key, "")).lower() in ("true", "1", "yes")
