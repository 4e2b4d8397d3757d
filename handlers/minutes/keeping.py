"""Keeping the record of a meeting（会议记录）."""

from cards.minutes import (
    AskResolutions,
    AskTopics,
    ConfirmMinutes,
    PickChair,
    ReopenMinutes,
    SetChair,
    ShowMinutes,
    TogglePublic,
    ask_card,
    chairs_card,
    minutes_card,
)
from chat import Refresh, Reply, Tell
from domain.access import Right, may, roles_of
from domain.houses import VOTES_IN
from domain.meetings import Meeting, MeetingKind
from domain.minutes import (
    Minutes,
    Sheet,
    check_held,
    check_wordy,
    check_writable,
    read_topics,
)
from domain.refusal import Refusal
from domain.resolutions import read_resolutions
from handlers.request import Request
from storage.houses import house_of
from storage.minute_taking import present_at, sheet_of
from storage.minutes import RESOLUTION, TOPIC

TOPICS = "minutes_topics"
RESOLUTIONS = "minutes_resolutions"


def show(request: Request, press: ShowMinutes) -> list[Reply]:
    """For whoever keeps it; a public one for everybody who was expected."""
    sheet = _sheet(request, press.kind)
    may_write = request.may(Right.KEEP_MINUTES)
    listed = request.records.attendance.find(request.gathering.id, request.me.id) is not None
    is_published = sheet.minutes.is_public and sheet.minutes.is_locked
    if not (may_write or (is_published and listed)):
        raise Refusal("minutes.refused.not_public")
    card = minutes_card(sheet, request.zone, request.words, may_write=may_write)
    return [Refresh(card)]


def ask_topics(request: Request, press: AskTopics) -> list[Reply]:
    return _ask(request, TOPICS, press.kind)


def ask_resolutions(request: Request, press: AskResolutions) -> list[Reply]:
    return _ask(request, RESOLUTIONS, press.kind)


def take_topics(request: Request, text: str) -> list[Reply]:
    """These items instead of those there were."""
    meeting, minutes = _asked(request)
    request.make_sure(text, is_aloud=False)
    request.records.minutes.write(minutes.id, TOPIC, read_topics(text))
    return _told(request, meeting, minutes)


def take_resolutions(request: Request, text: str) -> list[Reply]:
    """These resolutions instead of those there were, with the totals of their votes."""
    meeting, minutes = _asked(request)
    request.make_sure(text, is_aloud=False)
    house = house_of(request.records, request.home, meeting, minutes.kind)
    names = request.records.people.names(request.home.id).values()
    request.records.minutes.write(minutes.id, RESOLUTION, read_resolutions(text, house, names))
    return _told(request, meeting, minutes)


def toggle_public(request: Request, press: TogglePublic) -> list[Reply]:
    minutes = _open(request, press.kind)
    request.records.minutes.set(minutes.id, is_public=not minutes.is_public)
    return _card(request, press.kind)


def pick_chair(request: Request, press: PickChair) -> list[Reply]:
    """Those who were there."""
    sheet = _sheet(request, press.kind)
    check_writable(sheet.minutes)
    people = present_at(request.records, request.home, request.gathering)
    card = chairs_card(sheet, people, press.page, request.words, request.abilities)
    return [Refresh(card)]


def set_chair(request: Request, press: SetChair) -> list[Reply]:
    minutes = _open(request, press.kind)
    people = present_at(request.records, request.home, request.gathering)
    if press.member_id not in {one.id for one in people}:
        raise Refusal("refused.stale")
    request.records.minutes.set(minutes.id, chair_id=press.member_id)
    return _card(request, press.kind)


def confirm(request: Request, _: ConfirmMinutes) -> list[Reply]:
    """All records of this gathering at once; from then on they are locked."""
    meeting = request.gathering
    check_held(meeting)
    still_open = [one for one in request.records.minutes.of(meeting.id) if not one.is_locked]
    if not still_open:
        raise Refusal("minutes.refused.locked")
    counted = _sheet(request, None).counts.present
    for one in still_open:
        request.records.minutes.confirm(one.id, by=request.me.id, at=request.now, counted=counted)
    request.drop_question()
    return [*_card(request, still_open[0].kind), request.tell("minutes.confirmed")]


def reopen(request: Request, press: ReopenMinutes) -> list[Reply]:
    minutes = _sheet(request, press.kind).minutes
    if not minutes.is_locked:
        raise Refusal("refused.stale")
    request.records.minutes.reopen(minutes.id, request.now)
    return _card(request, press.kind)


def _ask(request: Request, question: str, kind: MeetingKind) -> list[Reply]:
    minutes = _open(request, kind)
    check_wordy(minutes)
    request.ask(question, f"{request.gathering.id}:{kind}")
    voted = kind in VOTES_IN and question == RESOLUTIONS
    back = ShowMinutes(request.gathering.id, kind)
    return [Refresh(ask_card(question, back, request.words, is_voted=voted))]


def _asked(request: Request) -> tuple[Meeting, Minutes]:
    """The record an open question is about, if who answers may still write into it."""
    number, _, kind = request.about.partition(":")
    meeting = request.records.meetings.find(int(number))
    if meeting is None or meeting.branch_id != request.home.id:
        raise Refusal("refused.stale")
    if not may(Right.KEEP_MINUTES, roles_of(request.member, meeting=meeting)):
        raise Refusal("refused.only.keep_minutes")
    wanted = MeetingKind(kind) if kind else None
    minutes = sheet_of(request.records, request.home, meeting, wanted).minutes
    check_writable(minutes)
    check_wordy(minutes)
    return meeting, minutes


def _told(request: Request, meeting: Meeting, minutes: Minutes) -> list[Reply]:
    request.drop_question()
    sheet = sheet_of(request.records, request.home, meeting, minutes.kind)
    return [Tell(minutes_card(sheet, request.zone, request.words))]


def _sheet(request: Request, kind: MeetingKind | None) -> Sheet:
    return sheet_of(request.records, request.home, request.gathering, kind)


def _open(request: Request, kind: MeetingKind) -> Minutes:
    minutes = _sheet(request, kind).minutes
    check_writable(minutes)
    return minutes


def _card(request: Request, kind: MeetingKind) -> list[Reply]:
    return [Refresh(minutes_card(_sheet(request, kind), request.zone, request.words))]
