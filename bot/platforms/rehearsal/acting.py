"""What people do on the page（登台）: say, press, open, send, and move the clock."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.platforms.rehearsal.evening import Evening
from bot.platforms.rehearsal.reading import read_body, read_json
from bot.platforms.rehearsal.theatre import Theatre
from bot.platforms.rehearsal.transcript import Person
from bot.platforms.rehearsal.views import message_of, person_of

MOST = 8_000_000
"""Bytes of a file; one that is too big for the bot must still arrive, to be told so."""

FARTHEST = timedelta(days=400)
"""How far the clock moves at once; every hour on the way is lived through."""

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}

Act: TypeAlias = Callable[[Evening, Person], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Acting:
    """Each answers when the bot has answered."""

    theatre: Theatre

    async def says(self, request: Request) -> Response:
        asked = await read_json(request)

        async def act(evening: Evening, person: Person) -> None:
            chat = "" if asked.text("chat") == "group" else person.user
            await evening.stage.says(person.user, asked.text("text"), chat=chat)

        return await self._act(asked.text("as"), act)

    async def presses(self, request: Request) -> Response:
        asked = await read_json(request)

        async def act(evening: Evening, person: Person) -> None:
            message = message_of(evening, asked.text("message"))
            if message.chat not in (evening.stage.group, person.user):
                raise HTTPException(404)
            await evening.stage.sends_wire(person.user, message, asked.text("wire"))

        return await self._act(asked.text("as"), act)

    async def opens(self, request: Request) -> Response:
        asked = await read_json(request)

        async def act(evening: Evening, person: Person) -> None:
            await evening.stage.opens(person.user, asked.text("payload"))

        return await self._act(asked.text("as"), act)

    async def sends_file(self, request: Request) -> Response:
        name = unquote(request.headers.get("x-file-name", ""), errors="replace")
        data = await read_body(request, MOST)

        async def act(evening: Evening, person: Person) -> None:
            await evening.stage.sends_file(person.user, name or "file", data)

        return await self._act(request.query_params.get("as", ""), act)

    async def adds_bot(self, request: Request) -> Response:
        asked = await read_json(request)

        async def act(evening: Evening, person: Person) -> None:
            await evening.stage.adds_bot(person.user)

        return await self._act(asked.text("as"), act)

    async def moves(self, request: Request) -> Response:
        """Skip time: by a step, to a wall time of the branch, or to the next reminder."""
        asked = await read_json(request)
        async with self.theatre.playing() as evening:
            found, now = True, evening.clock()
            if (step := asked.text("by")) == "next":
                found = await evening.move_to_next()
            elif step in STEPS:
                await evening.move_to(now + STEPS[step])
            else:
                moment = _moment(evening, asked.text("to"))
                if moment > now + FARTHEST:
                    raise HTTPException(400, "too far away")
                await evening.move_to(moment)
            self.theatre.changed()
            return JSONResponse({"found": found, "now": evening.clock().isoformat()})

    async def begins_anew(self, request: Request) -> Response:
        asked = await read_json(request)
        await self.theatre.begin(is_empty=asked.flag("isEmpty"), is_poor=asked.flag("isPoor"))
        return JSONResponse({})

    async def _act(self, user: str, act: Act) -> Response:
        """Do it, and tell what popped up, and whether it led into the private chat."""
        async with self.theatre.playing() as evening:
            person = person_of(evening, user)
            known, had_opened = len(person.pop_ups), person.has_opened
            await act(evening, person)
            told: dict[str, Any] = {
                "popUps": person.pop_ups[known:],
                "opened": person.has_opened and not had_opened,
            }
            return JSONResponse(told)


def _moment(evening: Evening, wall: str) -> datetime:
    """A wall time of the branch, such as 2026-12-01T09:00."""
    try:
        moment = datetime.fromisoformat(wall)
        return moment.replace(tzinfo=ZoneInfo(evening.settings.timezone))
    except ValueError:
        raise HTTPException(400, "no such time") from None
