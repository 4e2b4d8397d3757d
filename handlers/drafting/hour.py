"""A draft that goes out at a set hour（定时发布）: asked for, and withdrawn."""

from datetime import datetime

from cards.drafting import AskHour, DropHour, MoreChoices, more_card
from cards.publishing import PublishAt, clash_card, hour_card
from chat import Card, Refresh, Reply, Tell
from domain.meetings import Meeting, check_publishable
from domain.publishing import publishing_hour
from domain.quiet import next_morning
from domain.refusal import Refusal
from domain.times import Once, read_when
from handlers.drafting.draft import (
    clashes_with,
    draft_of,
    people_of,
    pressed_draft,
    preview_of,
    series_of,
    shown,
)
from handlers.request import Request

KIND = "meeting_hour"


def ask_hour(request: Request, _: AskHour) -> list[Reply]:
    """Their next line is the hour; tomorrow morning is a button."""
    meeting = pressed_draft(request)
    request.ask(KIND, str(meeting.id))
    return [Refresh(hour_card(meeting, next_morning(request.now, request.zone), request.words))]


def take_hour(request: Request, text: str) -> list[Reply]:
    """The hour as typed."""
    meeting = draft_of(request, int(request.about))
    reading = read_when(text, request.now.astimezone(request.zone))
    if not isinstance(reading.when, Once) or not reading.has_time or reading.rest:
        raise Refusal("publishing.refused.no_hour")
    return [Tell(_set(request, meeting, reading.when.at, is_sure=False))]


def set_hour(request: Request, press: PublishAt) -> list[Reply]:
    """The hour of a button, or the typed one in spite of a clash."""
    meeting = pressed_draft(request)
    try:
        wanted = press.at
    except OverflowError:
        raise Refusal("refused.stale") from None
    return [Refresh(_set(request, meeting, wanted, is_sure=press.is_sure))]


def _set(request: Request, meeting: Meeting, wanted: datetime, *, is_sure: bool) -> Card:
    """It goes out by itself then, never in the quiet hours; a clash is asked about first."""
    zone, settings = request.zone, request.home.settings
    hour = publishing_hour(meeting, wanted, request.now, zone, settings)
    people = people_of(request, meeting)
    check_publishable(meeting, people, request.now)
    request.drop_question()
    clashes = [] if is_sure else clashes_with(request, meeting, people)
    if clashes:
        return clash_card(meeting, clashes, hour, zone, request.words)
    request.records.meetings.change(meeting.id, publish_at=hour)
    return preview_of(request, meeting.id)


def drop_hour(request: Request, _: DropHour) -> list[Reply]:
    """Not by itself after all; it stays a draft."""
    meeting = pressed_draft(request)
    request.records.meetings.change(meeting.id, publish_at=None)
    return shown(request, meeting.id)


def more(request: Request, _: MoreChoices) -> list[Reply]:
    meeting = pressed_draft(request)
    return [Refresh(more_card(meeting, series_of(request, meeting), request.words))]
