"""From a line of text, or by buttons, to the preview（起草）."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from cards.choices import NewMeeting, Preview, new_day_card, new_hour_card, new_kind_card
from cards.drafting import ChangeTime, Discard
from cards.meetings import meetings_card
from chat import Card, Refresh, Reply, Tell, line
from domain.drafting import Draft, parse_subject, read_draft
from domain.meetings import SCOPE_OF, USUAL_LENGTH, Meeting, MeetingKind, Scope
from domain.refusal import Refusal
from domain.times import Once, Recurrence, read_when
from handlers.drafting.again import lasting
from handlers.drafting.draft import (
    draft_of,
    group_for,
    pressed_draft,
    preview_of,
    scope_for,
    shown,
)
from handlers.drafting.series import repeat, series_buttons
from handlers.request import Request
from storage.occurrences import discard_draft

LISTED = 5
STAYS = timedelta(days=30)
"""How long a closed meeting is listed, to be looked at or reopened."""


def announce(request: Request, words: str) -> list[Reply]:
    """/meeting 周五19:00 党课：学习党章 @三楼会议室 — a preview; without words, what is open."""
    if not words.strip():
        return [Tell(_list(request))]
    draft = read_draft(words, request.now.astimezone(request.zone), request.calendar.works)
    return [Tell(preview_of(request, _write(request, draft)))]


def new_meeting(request: Request, press: NewMeeting) -> list[Reply]:
    """The same by buttons: kind, day, hour, and a subject if one likes."""
    if not press.kind:
        last = lasting(request)
        return [Refresh(new_kind_card(last, _page(press.hour), request.words, request.abilities))]
    kind = _kind(press.kind)
    if not press.day:
        card = new_day_card(kind.value, _page(press.hour), request.today, request.words,
                            request.abilities)  # fmt: skip
        return [Refresh(card)]
    if not press.hour.isdecimal():
        page = _page(press.hour.removeprefix("p"))
        card = new_hour_card(kind.value, press.day, page, request.words, request.abilities)
        return [Refresh(card)]
    starts_at = _moment(request, press.day, press.hour)
    draft = Draft(
        starts_at=starts_at, ends_at=starts_at + USUAL_LENGTH, kind=kind, parts=(), title="",
        place="",
    )  # fmt: skip
    meeting_id = _write(request, draft)
    request.ask("meeting_title", str(meeting_id))
    card = preview_of(request, meeting_id).with_note(request.words("meeting.send_title"))
    return [Refresh(card)]


def take_title(request: Request, text: str) -> list[Reply]:
    """The subject, and @place, of the meeting just drafted by buttons."""
    meeting = draft_of(request, int(request.about))
    title, place = parse_subject(text)
    request.look_over(f"{title}\n{place}")
    request.records.meetings.change(meeting.id, title=title, place=place or meeting.place)
    request.drop_question()
    return [Tell(preview_of(request, meeting.id))]


def preview(request: Request, press: Preview) -> list[Reply]:
    return shown(request, press.meeting_id)


def ask_time(request: Request, _: ChangeTime) -> list[Reply]:
    """Their next line is the new time."""
    meeting = pressed_draft(request)
    request.ask("meeting_time", str(meeting.id))
    return [Refresh(line(request.words("meeting.ask_time")))]


def take_time(request: Request, text: str) -> list[Reply]:
    """The new time of a draft, or that it shall come back; its length stays unless one is given."""
    meeting = draft_of(request, int(request.about))
    reading = read_when(text, request.now.astimezone(request.zone), may_last=True)
    if isinstance(reading.when, Recurrence) and reading.has_time and not reading.rest:
        lasts = reading.lasts or meeting.ends_at - meeting.starts_at
        repeat(request, meeting, reading.when.on(request.calendar.works), lasts)
        request.drop_question()
        return [Tell(preview_of(request, meeting.id))]
    if not isinstance(reading.when, Once) or not reading.has_time or reading.rest:
        raise Refusal("meeting.refused.no_hour")
    start = reading.when.at
    end = reading.when.ends_at or start + (meeting.ends_at - meeting.starts_at)
    request.records.meetings.change(meeting.id, starts_at=start, ends_at=end)
    if meeting.publish_at is not None and meeting.publish_at >= start:
        request.records.meetings.change(meeting.id, publish_at=None)
    request.drop_question()
    return [Tell(preview_of(request, meeting.id))]


def discard(request: Request, _: Discard) -> list[Reply]:
    discard_draft(request.records, pressed_draft(request))
    request.drop_question()
    return [Refresh(line(request.words("meeting.discarded")))]


def _write(request: Request, draft: Draft) -> int:
    request.look_over(f"{draft.title}\n{draft.place}")
    kind = draft.kind or MeetingKind.STUDY
    scope = scope_for(request, SCOPE_OF.get(kind, Scope.ALL))
    group_id = group_for(request, scope)
    if scope is Scope.GROUP and group_id is None:
        scope = Scope.ALL
    meeting = Meeting(
        id=0, branch_id=request.home.id, kind=kind, parts=draft.parts, title=draft.title,
        place=draft.place, starts_at=draft.starts_at, ends_at=draft.ends_at, scope=scope,
        group_id=group_id, created_by=request.me.id,
    )  # fmt: skip
    meeting_id = request.records.meetings.draft(meeting)
    if draft.rule is not None:
        lasts = draft.ends_at - draft.starts_at
        repeat(request, replace(meeting, id=meeting_id), draft.rule, lasts)
    return meeting_id


def _list(request: Request) -> Card:
    book, branch_id = request.records.meetings, request.home.id
    closed = book.closed_since(branch_id, request.now - STAYS)
    series = series_buttons(request)
    room = min(LISTED, request.abilities.max_buttons - len(series) - 1)
    meetings = [*book.at_hand(branch_id), *closed][:room]
    return meetings_card(meetings, series, request.zone, request.words)


def _page(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def _kind(code: str) -> MeetingKind:
    try:
        return MeetingKind(code)
    except ValueError:
        raise Refusal("refused.stale") from None


def _moment(request: Request, day: str, hour: str) -> datetime:
    try:
        clock = time(int(hour[:2]), int(hour[2:]))
        return datetime.combine(date.fromisoformat(day), clock, request.zone)
    except ValueError:
        raise Refusal("refused.stale") from None
