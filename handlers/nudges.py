"""Nudges（催答复）: asked for by the secretary, refused by whoever does not want them."""

from datetime import datetime

from cards.nudges import (
    NudgeAt,
    NudgeMeeting,
    ResumeNudges,
    StopNudges,
    hour_card,
    nudged_card,
    stopped_card,
)
from chat import Card, Refresh, Reply, Tell, line
from domain.meetings import Meeting, check_open
from domain.nudges import LATEST, silent
from domain.quiet import is_quiet, next_morning, outside_the_night, own_hours
from domain.refusal import Refusal
from handlers.request import Request
from storage.nudges import nudge_group, nudge_member


def nudge(request: Request, _: NudgeMeeting) -> list[Reply]:
    """Ask those who have not answered, in private; at night it asks when."""
    meeting = _open(request)
    if not silent(request.records.attendance.of(meeting.id)):
        return [request.tell("nudge.nobody")]
    if is_quiet(request.now, request.zone, request.home.settings):
        has_morning = next_morning(request.now, request.zone) < meeting.starts_at
        return [Tell(hour_card(meeting, request.words, has_morning=has_morning))]
    return [Tell(_ask(request, meeting, request.now, is_typed=False))]


def nudge_at(request: Request, press: NudgeAt) -> list[Reply]:
    """Now, although it is night, or in the morning."""
    meeting = _open(request)
    due = request.now if press.is_now else next_morning(request.now, request.zone)
    if due >= meeting.starts_at:
        raise Refusal("nudge.refused.too_late")
    return [Refresh(_ask(request, meeting, due, is_typed=press.is_now))]


def stop(request: Request, _: StopNudges) -> list[Reply]:
    """Somebody wants no more reminders in private（免提醒）; the group's cards go on."""
    _want(request, wants_nudges=False)
    return [Tell(stopped_card(request.home, request.words))]


def resume(request: Request, _: ResumeNudges) -> list[Reply]:
    _want(request, wants_nudges=True)
    return [Refresh(line(request.words("nudge.resumed")))]


def _ask(request: Request, meeting: Meeting, due: datetime, *, is_typed: bool) -> Card:
    """Write the nudges down; how many there are, and whom they cannot reach, for the asker alone.

    What was typed at night is kept; else somebody whose own night it is hears in the morning.
    """
    records = request.records
    names, unheard = records.people.names(request.home.id), []
    asked = before = unreachable = 0
    for member_id in silent(records.attendance.of(meeting.id)):
        reader = records.accounts.reader(member_id)
        if reader is None or not reader.is_reachable or not reader.wants_nudges:
            unheard.append(names[member_id])
            unreachable += reader is not None and not reader.is_reachable
            continue
        latest, zone = meeting.starts_at - LATEST, reader.timezone
        settings = own_hours(reader, request.home.settings)
        at = outside_the_night(due, latest=latest, zone=zone, settings=settings)
        at = due if is_typed else max(at, due)
        is_new = nudge_member(records, meeting, member_id, at, again=True)
        asked, before = asked + is_new, before + (not is_new)
    is_aloud = bool(unreachable) and nudge_group(records, meeting, due, again=True)
    return nudged_card(
        unheard, request.words, asked=asked, were_asked=bool(before), is_aloud=is_aloud
    )


def _open(request: Request) -> Meeting:
    """The meeting the card is about, if the bot may still speak of it."""
    meeting = request.gathering
    check_open(meeting)
    if meeting.starts_at <= request.now:
        raise Refusal("nudge.refused.too_late")
    if meeting.is_quiet:
        raise Refusal("nudge.refused.quiet")
    return meeting


def _want(request: Request, *, wants_nudges: bool) -> None:
    if request.account_id is None:
        raise Refusal("refused.stranger")
    request.records.accounts.choose(request.account_id, wants_nudges=wants_nudges)
