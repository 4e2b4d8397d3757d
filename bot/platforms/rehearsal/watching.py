"""What the page looks at（观看）: the stage as it stands, and every change as it comes."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse

from bot.platforms.rehearsal.commands import commands_for
from bot.platforms.rehearsal.theatre import Theatre
from bot.platforms.rehearsal.views import message_of, person_of, view
from locales import languages, sentences
from papers.pictures import png

STATIC = Path(__file__).with_name("static")

LULL = 0.05
"""Seconds in which changes are told as one."""


@dataclass(frozen=True, slots=True)
class Watching:
    """For everybody in one theatre."""

    theatre: Theatre

    async def page(self, _: Request) -> Response:
        return FileResponse(STATIC / "index.html")

    async def words(self, request: Request) -> Response:
        language = request.path_params["language"]
        if language not in languages():
            raise HTTPException(404)
        start = "rehearsal."
        book = sentences(language).items()
        return JSONResponse({k.removeprefix(start): v for k, v in book if k.startswith(start)})

    async def state(self, request: Request) -> Response:
        async with self.theatre.playing() as evening:
            user = person_of(evening, request.query_params.get("as", "")).user
            return JSONResponse(view(evening, user))

    async def commands(self, request: Request) -> Response:
        async with self.theatre.playing() as evening:
            person = person_of(evening, request.query_params.get("as", ""))
            is_private = request.query_params.get("chat") != "group"
            return JSONResponse(await commands_for(evening, person, is_private=is_private))

    async def events(self, _: Request) -> Response:
        return StreamingResponse(self._events(), media_type="text/event-stream")

    async def _events(self) -> AsyncIterator[str]:
        async for version in self.theatre.versions():
            yield ": still here\n\n" if version is None else f"data: {version}\n\n"
            await asyncio.sleep(LULL)

    async def picture(self, request: Request) -> Response:
        """The same bytes as a chat service gets."""
        async with self.theatre.playing() as evening:
            card = message_of(evening, request.path_params["id"]).card
        if card is None or card.picture is None:
            raise HTTPException(404)
        return Response(await asyncio.to_thread(png, card.picture.svg), media_type="image/png")

    async def file(self, request: Request) -> Response:
        async with self.theatre.playing() as evening:
            file = message_of(evening, request.path_params["id"]).file
        if file is None:
            raise HTTPException(404)
        named = f"attachment; filename*=UTF-8''{quote(file.name, errors='replace')}"
        return Response(file.data, 200, {"content-disposition": named}, "application/octet-stream")
