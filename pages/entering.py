"""Coming in by a link, and leaving（进入与退出）.

Opening the address changes nothing: chat services and virus scanners open links, too. Only the
button 进入 uses it up.
"""

import asyncio
from dataclasses import dataclass
from secrets import token_urlsafe

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from domain.entrance import Guest
from locales import Words
from pages.cookies import COOKIE, PATH, dropped, given
from pages.desk import Desk
from pages.forms import read_form
from pages.rendering import Rendering
from pages.sitting import form_key, visitor, words_of
from storage import Records, Signature

ENTERED = "page_enter"
"""What stands in the branch's trail."""


@dataclass(frozen=True, slots=True)
class Knock:
    """What a link is worth in this browser: whose it is, and who is here already."""

    words: Words
    link: Guest | None
    here: Guest | None
    branch: str = ""
    is_theirs: bool = False

    @property
    def is_anothers(self) -> bool:
        """Whether somebody else is at the ledger here: the link is not theirs to use."""
        return self.link is not None and self.here is not None and not self._is_same

    @property
    def _is_same(self) -> bool:
        return (
            self.link is not None
            and self.here is not None
            and (self.link.account_id == self.here.account_id)
        )


@dataclass(frozen=True, slots=True)
class Entering:
    desk: Desk
    rendering: Rendering

    async def door(self, request: Request) -> Response:
        """The page with the button; whoever is in already goes straight on."""
        link, token = request.path_params["link"], request.cookies.get(COOKIE, "")
        knock = await self.desk.read(lambda records: self._knock(records, link, token))
        if knock.link is None and knock.here is not None:
            return RedirectResponse(PATH, 303)
        return await self._page(knock, link)

    async def enter(self, request: Request) -> Response:
        """The link is used up and a visit begins."""
        link, token = request.path_params["link"], request.cookies.get(COOKIE, "")
        fresh = token_urlsafe(32)
        knock = await self.desk.write(lambda records: self._admit(records, link, token, fresh))
        if not knock.is_theirs or knock.is_anothers:
            return await self._page(knock, link)
        answer = RedirectResponse(PATH, 303)
        given(answer, fresh, self.desk.address)
        return answer

    async def leave(self, request: Request) -> Response:
        token, form = request.cookies.get(COOKIE, ""), await read_form(request)
        if not form.is_made_for(form_key(token)):
            return RedirectResponse(PATH, 303)
        await self.desk.write(lambda records: records.entrance.end(token))
        answer = await self._outside(Words(self.desk.language), "page.outside.left", 200)
        dropped(answer, self.desk.address)
        return answer

    def _knock(self, records: Records, link: str, token: str) -> Knock:
        now = self.desk.now()
        guest = records.entrance.invited(link, now)
        here = records.entrance.visiting(token, now) if token else None
        if here is not None and visitor(records, here, now) is None:
            here = None  # whose office ended is not here any more
        whose = guest or here
        if whose is None:
            return Knock(Words(self.desk.language), None, None)
        words = words_of(records, whose, records.branches.one(whose.branch_id))
        found = None if guest is None else visitor(records, guest, now)
        branch = "" if found is None else found[0].name
        return Knock(words, guest, here, branch, is_theirs=found is not None)

    def _admit(self, records: Records, link: str, token: str, fresh: str) -> Knock:
        knock, now = self._knock(records, link, token), self.desk.now()
        if knock.link is None or not knock.is_theirs or knock.is_anothers:
            return knock
        if records.entrance.admit(link, fresh, now) is None:  # another process was first
            return Knock(knock.words, None, knock.here)
        if token:
            records.entrance.end(token)
        found = visitor(records, knock.link, now)
        assert found is not None
        branch, member = found
        records.audit.sign(
            Signature(
                branch_id=branch.id, actor_id=member.id, action=ENTERED, at=now, can_undo=False
            )
        )
        return knock

    async def _page(self, knock: Knock, link: str) -> Response:
        words = knock.words
        if knock.link is None:
            return await self._outside(words, "page.outside.over", 410)
        if not knock.is_theirs:
            return await self._outside(words, "page.outside.lost", 403)
        if knock.is_anothers:
            return await self._outside(words, "page.outside.anothers", 403)
        return await self._outside(words, "page.outside.enter", 200, link=link, branch=knock.branch)

    async def _outside(
        self, words: Words, key: str, status: int, *, link: str = "", branch: str = ""
    ) -> Response:
        values = {"words": words, "text": words(key), "link": link, "branch": branch}
        return HTMLResponse(await asyncio.to_thread(self.rendering.draw, "outside", values), status)
