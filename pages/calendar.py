"""A member's calendar at an address of their own（日历订阅）: nothing but their own meetings.

The address is the key: it is asked for by calendars, which bring no cookie and open no page.
"""

from dataclasses import dataclass
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from domain.calendar import is_discreet
from locales import DEFAULT, Words
from pages.desk import Desk
from papers.calendar import calendar_file
from storage import NotRead, Records
from storage.calendar import events_of

LONGEST = 100
"""Characters of an address that is worth looking up."""
CALENDAR = "text/calendar; charset=utf-8"


def calendar_routes(desk: Desk) -> list[Route]:
    """What `domain.entrance.Address.calendar` leads to."""
    return [Route("/ledger/calendar/{token}.ics", Feeds(desk).feed)]


@dataclass(frozen=True, slots=True)
class Feeds:
    desk: Desk

    async def feed(self, request: Request) -> Response:
        """All of it, or that nothing has changed. To a stranger there is nothing here."""
        token = request.path_params["token"]
        if len(token) > LONGEST:
            return PlainTextResponse("", 404)
        try:
            data = await self.desk.read(lambda records: self._calendar(records, token))
        except NotRead:
            return PlainTextResponse("", 503, {"retry-after": "60"})
        if data is None:
            return PlainTextResponse("", 404)
        tag = f'"{sha256(data).hexdigest()[:32]}"'
        if request.headers.get("if-none-match") == tag:
            return Response(None, 304, {"etag": tag})
        named = 'inline; filename="calendar.ics"'
        return Response(data, 200, {"etag": tag, "content-disposition": named}, CALENDAR)

    def _calendar(self, records: Records, token: str) -> bytes | None:
        holder = records.calendars.holder(token)
        if holder is None:
            return None
        account_id, branch_id = holder
        branch, now = records.branches.one(branch_id), self.desk.now()
        today = now.astimezone(branch.timezone).date()
        mine = records.people.of_account(account_id, today)
        member = next((one for one in mine if one.branch_id == branch_id), None)
        if member is None:
            return None
        language = records.accounts.claimant(account_id, branch).language
        hidden = is_discreet(member, language, DEFAULT)
        found = events_of(records, branch, member, now, is_discreet=hidden)
        return calendar_file(found, Words(language, is_neutral=hidden), is_feed=True)
