"""Meetings that come back（重复的会）: begun with a draft, changed and stopped as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from cards.clashes import clash_lines
from cards.holidays import guess_note
from cards.moments import moment_name
from cards.series import (
    AskSeries,
    LookAtOccurrence,
    OpenSeries,
    SkipOccurrence,
    StopSeries,
    kept_line,
    series_button,
    series_card,
    sure_card,
)
from chat import Button, Card, Refresh, Reply, Tell, line
from domain.access import Right, may, roles_of
from domain.meetings import Meeting, MeetingState
from domain.refusal import Refusal
from domain.series import Series, check_comes, read_change
from domain.times import Recurrence
from handlers.drafting.draft import (
    clashes_with,
    people_of,
    pressed_draft,
    preview_of,
    series_of,
)
from handlers.request import Request
from storage.occurrences import change_series, discard_draft, drafts_of, stop_series

KIND = "meeting_series"

SHOWN = 3
"""Dates on the card of a series."""

LISTED = 3
"""Series in the list of meetings."""

_AT_HAND = (MeetingState.DRAFT, MeetingState.PUBLISHED, MeetingState.POSTPONED)


def repeat(request: Request, draft: Meeting, rule: Recurrence, lasts: timedelta) -> None:
    """This draft is the first of a series, at the rule's next turn; it begins once published."""
    series = series_of(request, draft)
    if series is not None and series.done_to is not None:
        raise Refusal("series.refused.whole")
    now = request.now.astimezone(request.zone)
    check_comes(rule, now)
    if series is None:
        series_id = request.records.series.propose(draft, rule, lasts)
    else:
        series_id = series.id
        request.records.series.change(replace(series, rule=rule, lasts=lasts))
    turn = rule.next_after(now)
    is_in_time = draft.publish_at is not None and draft.publish_at < turn
    request.records.meetings.change(
        draft.id, starts_at=turn, ends_at=turn + lasts, series_id=series_id, series_on=turn.date(),
        publish_at=draft.publish_at if is_in_time else None,
    )  # fmt: skip


def series_buttons(request: Request) -> list[Button]:
    """Those this person may change, for the list of meetings."""
    every = request.records.series.of(request.home.id)
    mine = [one for one in every if _may_change(request, one)]
    return [series_button(series, request.words) for series in mine[:LISTED]]


def open_series(request: Request, press: OpenSeries) -> list[Reply]:
    return [Refresh(_card(request, _found(request, press.series_id)))]


def ask_change(request: Request, press: AskSeries) -> list[Reply]:
    """Their next line is another rule, hour or place."""
    series = _found(request, press.series_id)
    request.ask(KIND, str(series.id))
    return [Refresh(line(request.words("series.ask")))]


def take_change(request: Request, text: str) -> list[Reply]:
    """Drafts follow at once; what is published keeps its time, and the card says so."""
    series = _found(request, int(request.about))
    new = read_change(text, series, request.now.astimezone(request.zone), request.calendar.works)
    request.make_sure(new.place)
    course = change_series(request.records, request.home, series, new, request.now)
    request.drop_question()
    notes = [
        kept_line(one, request.zone, request.words)
        for one in _at_hand(request, series) if one.state is MeetingState.PUBLISHED
    ]  # fmt: skip
    for draft, _ in course.moved:
        moved = request.records.meetings.find(draft.id)
        assert moved is not None
        clashes = clashes_with(request, moved, people_of(request, moved))
        notes.append(clash_lines(clashes, request.zone, request.words))
    return [Tell(_card(request, _found(request, series.id), notes))]


def stop(request: Request, press: StopSeries) -> list[Reply]:
    """It comes back no more, once sure: drafts go, what is published stays."""
    series = _found(request, press.series_id)
    if not press.is_sure:
        coming, drafts = _coming(request, series), len(drafts_of(request.records, series))
        return [Refresh(sure_card(series, coming, drafts, request.words))]
    stop_series(request.records, series, request.now)
    return [Refresh(line(request.words("series.stopped")))]


def look(request: Request, _: LookAtOccurrence) -> list[Reply]:
    """The draft before it goes out; their next line is its subject, if this time it is another."""
    draft = pressed_draft(request)
    request.ask("meeting_title", str(draft.id))
    card = preview_of(request, draft.id).with_note(request.words("meeting.send_title"))
    return [Refresh(card)]


def skip(request: Request, _: SkipOccurrence) -> list[Reply]:
    """Not this time: the draft goes, the series goes on."""
    draft = pressed_draft(request)
    series = series_of(request, draft)
    if series is None or not series.is_going_on:
        raise Refusal("refused.stale")
    discard_draft(request.records, draft)
    following = _coming(request, series)[0]
    when = moment_name(following.starts_at, request.zone, request.words)
    return [Refresh(line(request.words("series.skipped", when=when)))]


def _card(request: Request, series: Series, notes: Sequence[str] = ()) -> Card:
    coming, calendar = _coming(request, series), request.calendar
    days = [one.starts_at.astimezone(request.zone).date() for one in coming]
    guessed = {guess_note(series.rule, day, calendar, request.words) for day in days}
    notes = [*notes, *sorted(guessed)]
    return series_card(series, coming, request.home, request.words, notes=notes)


def _coming(request: Request, series: Series) -> list[Meeting]:
    """The next few, those written down first."""
    later = islice(series.coming(request.now.astimezone(request.zone)), SHOWN)
    return [*_at_hand(request, series), *later][:SHOWN]


def _at_hand(request: Request, series: Series) -> list[Meeting]:
    """Its occurrences written down and still to come."""
    return [
        one for one in request.records.meetings.of_series(series.id)
        if one.state in _AT_HAND
        and (one.starts_at > request.now or one.state is MeetingState.POSTPONED)
    ]  # fmt: skip


def _found(request: Request, series_id: int) -> Series:
    """A series of this branch that goes on, if it may be changed by who asks."""
    series = request.records.series.find(series_id)
    if series is None or series.branch_id != request.home.id or series.done_to is None:
        raise Refusal("refused.stale")
    if not _may_change(request, series):
        raise Refusal("refused.not_allowed")
    if series.ended_at is not None:
        raise Refusal("series.refused.ended")
    return series


def _may_change(request: Request, series: Series) -> bool:
    """A group leader changes the series of the own group only."""
    meeting = series.meeting_at(request.now.astimezone(request.zone))
    return may(Right.CALL_MEETINGS, roles_of(request.member, meeting=meeting))
