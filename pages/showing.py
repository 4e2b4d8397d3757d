"""Showing a page and doing a deed（出页与办理）: each request is looked at anew, in one piece."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from domain.refusal import Refusal
from locales import Words
from pages.contents import LEAVES
from pages.cookies import COOKIE, dropped
from pages.desk import Desk
from pages.forms import Form, read_form
from pages.leaf import Deed, Leaf
from pages.rendering import Rendering
from pages.sitting import NotIn, Sitting, sit
from pages.wording import moment_name, refusal_text
from storage import NotKept, NotRead, Records, Signature

log = logging.getLogger(__name__)

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


class Turned(Exception):
    """A refusal in the reader's own words, with the frame of the page it stands on."""

    def __init__(self, text: str, frame: Mapping[str, Any]) -> None:
        super().__init__(text)
        self.text = text
        self.frame = frame


@dataclass(frozen=True, slots=True)
class Showing:
    desk: Desk
    rendering: Rendering

    def page(self, leaf: Leaf) -> Endpoint:
        """What answers for this page."""

        async def show(request: Request) -> Response:
            def look(records: Records) -> Mapping[str, Any]:
                sitting = self._sit(records, request, leaf)
                return told(sitting, leaf, lambda: leaf.look(sitting))

            return await self.answer(request, leaf.template, lambda: self.desk.read(look))

        return show

    def deed(self, deed: Deed) -> Endpoint:
        """What answers when a form is sent; what it leads to is shown by another request."""

        async def act(request: Request) -> Response:
            form = await read_form(request)

            def write(records: Records) -> Mapping[str, Any]:
                return self._act(records, request, deed, form)

            return await self.answer(request, "", lambda: self.desk.write(write))

        return act

    def _act(self, records: Records, request: Request, deed: Deed, form: Form) -> Mapping[str, Any]:
        first = self._sit(records, request, deed)
        records.branches.take(first.branch.id)
        sitting = self._sit(records, request, deed)  # as it is now that the branch is ours
        if not form.is_made_for(sitting.key):
            raise Refusal("refused.stale")
        values = told(sitting, None, lambda: {"next": deed.act(sitting, form)})
        records.audit.sign(
            Signature(
                branch_id=sitting.branch.id, actor_id=sitting.member.id, action=deed.action,
                at=sitting.now,
            )
        )  # fmt: skip
        return values

    def token(self, request: Request) -> str:
        """The visit it belongs to; empty for whoever has not come in."""
        return request.cookies.get(COOKIE, "")

    def _sit(self, records: Records, request: Request, what: Leaf | Deed) -> Sitting:
        return sit(
            records, self.token(request), self.desk.now(), right=what.right,
            path=request.path_params, asked=request.query_params,
        )  # fmt: skip

    async def answer(
        self, request: Request, template: str, work: Callable[[], Awaitable[Mapping[str, Any]]]
    ) -> Response:
        """What the work comes to: a page, the way to the next one, a file, or why not."""
        try:
            values = await work()
        except NotIn as nobody:
            return await self._turn_away(request, nobody)
        except Turned as turned:
            values = {**turned.frame, "text": turned.text}
            return await self._html("refused", values, 403)
        except Refusal as refusal:
            words = Words(self.desk.language)
            text = refusal_text(refusal, words, self.desk.timezone)
            return await self._html("outside", {"words": words, "text": text, "link": ""}, 403)
        except (NotRead, NotKept) as error:
            log.warning("a page could not be served: %s", error)
            return await self._sorry("refused.not_read", 503)
        except Exception:
            number = secrets.token_hex(3)
            log.exception("bug %s", number)
            return await self._sorry("refused.bug", 500, number=number)
        if "file" in values:
            file: Response = values["file"]
            return file
        if "next" in values:
            return RedirectResponse(values["next"], 303)
        return await self._html(template, values, 200)

    async def _turn_away(self, request: Request, nobody: NotIn) -> Response:
        """Nobody is here any more; whose office ended is not let in by the same cookie again."""
        token = self.token(request)
        if nobody.has_lost_it:
            await self.desk.write(lambda records: records.entrance.end(token))
        key = "page.outside.lost" if nobody.has_lost_it else "page.outside.nobody"
        answer = await self._sorry(key, 401)
        if token:
            dropped(answer, self.desk.address)
        return answer

    async def _sorry(self, key: str, status: int, **params: object) -> Response:
        words = Words(self.desk.language)
        values = {"words": words, "text": words(key, **params), "link": ""}
        return await self._html("outside", values, status)

    async def _html(self, template: str, values: Mapping[str, Any], status: int) -> Response:
        return HTMLResponse(await asyncio.to_thread(self.rendering.draw, template, values), status)


def told(
    sitting: Sitting, leaf: Leaf | None, work: Callable[[], Mapping[str, Any]]
) -> Mapping[str, Any]:
    """What a page needs beside its own: who reads it, and the contents of what they may read."""
    frame = {
        "words": sitting.words,
        "branch": sitting.branch.name,
        "reader": sitting.member.name,
        "contents": [
            (one.name, f"/ledger{one.path}", one is leaf)
            for one in LEAVES
            if one.name and sitting.may(one.right)
        ],
        "name": "" if leaf is None else leaf.name,
        "key": sitting.key,
        "as_of": moment_name(sitting.now, sitting.zone, sitting.words),
        "said": sitting.asked.get("said", ""),
    }
    try:
        return {**frame, **work()}
    except Refusal as refusal:
        text = refusal_text(refusal, sitting.words, sitting.zone)
        raise Turned(text, frame) from None
