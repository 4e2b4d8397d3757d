"""/calendar: one's own meetings in one's own calendar（日历）, with neutral titles."""

from secrets import token_urlsafe

from cards.calendar import (
    SaveMeeting,
    StopCalendar,
    SubscribeCalendar,
    calendar_card,
    subscribed_card,
)
from chat import Card, Refresh, Reply, Send, Tell
from domain.calendar import LOOKS_AHEAD, TOLD, is_discreet, of_member
from domain.entrance import Address, Reach
from domain.meetings import Meeting
from domain.refusal import Refusal
from handlers.request import Request
from locales import DEFAULT, Words
from papers.calendar import calendar_file
from storage.calendar import events


def calendar(request: Request, _: str) -> list[Reply]:
    """What is to come, each with its file; and the way to an address to subscribe to."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    return [Tell(_card(request))]


def save(request: Request, _: SaveMeeting) -> list[Reply]:
    """One meeting, for those on its list."""
    meeting, me = request.gathering, request.me
    is_listed = request.records.attendance.find(meeting.id, me.id) is not None
    if meeting.state not in TOLD or not is_listed:
        raise Refusal("calendar.refused.not_yours")
    hidden = is_discreet(me, request.words.language, DEFAULT)
    entries = events(request.records, request.home, [meeting], request.now, is_discreet=hidden)
    words = Words(request.words.language, is_neutral=hidden)
    day = meeting.starts_at.astimezone(request.zone).date()
    name = words("calendar.file", name=words("calendar.event"), day=day.isoformat())
    return [Send(name, calendar_file(entries, words), request.words("calendar.saved"))]


def subscribe(request: Request, _: SubscribeCalendar) -> list[Reply]:
    """A new address; an earlier one opens nothing any more. It is shown this once."""
    address = _reachable(request)
    if address is None:
        raise Refusal("calendar.refused.closed")
    token = token_urlsafe(32)
    request.records.calendars.open(_account(request), request.home.id, token, request.now)
    return [Refresh(subscribed_card(request.home, address.calendar(token), request.words))]


def stop(request: Request, _: StopCalendar) -> list[Reply]:
    """Whoever still asks at the address finds nothing."""
    request.records.calendars.close(_account(request), request.home.id)
    return [Refresh(_card(request)), request.tell("calendar.stopped")]


def _card(request: Request) -> Card:
    return calendar_card(
        request.home,
        _coming(request),
        request.words,
        can_subscribe=_reachable(request) is not None,
        is_on=request.records.calendars.has(_account(request), request.home.id),
    )


def _coming(request: Request) -> list[Meeting]:
    found = [
        one
        for one in request.records.meetings.of(
            request.home.id, request.now, request.now + LOOKS_AHEAD
        )
        if one.is_open
    ]
    lists = request.records.attendance.of_all([one.id for one in found])
    return of_member(found, lists, request.me.id)


def _reachable(request: Request) -> Address | None:
    """Where a telephone finds us; None if nothing but this machine does."""
    address = request.defaults.ledger
    return None if address is None or address.reach is Reach.MACHINE else address


def _account(request: Request) -> int:
    if request.account_id is None:
        raise Refusal("refused.stranger")
    return request.account_id
