"""Naming who keeps the record of a meeting（记录人）."""

from cards.recorders import NameRecorder, PickRecorder, recorders_card
from chat import Refresh, Reply
from domain.meetings import MeetingState
from domain.notices import NoticeKind
from domain.people import Member
from domain.refusal import Refusal
from handlers.request import Request
from storage.meeting_cards import expected_of

OVER = frozenset({MeetingState.CLOSED, MeetingState.CANCELLED})


def pick(request: Request, press: PickRecorder) -> list[Reply]:
    people = _people(request)
    card = recorders_card(request.gathering, people, press.page, request.words, request.abilities)
    return [Refresh(card)]


def name(request: Request, press: NameRecorder) -> list[Reply]:
    """For this one meeting; they are told once it is announced."""
    meeting = request.gathering
    found = [one for one in _people(request) if one.id == press.member_id]
    if not found:
        raise Refusal("refused.stale")
    request.records.meetings.change(meeting.id, recorder_id=press.member_id)
    is_told = meeting.is_open and press.member_id not in (request.me.id, meeting.recorder_id)
    if is_told:
        request.notify(
            NoticeKind.RECORDER, str(meeting.id), f"recorder:{meeting.id}:{press.member_id}",
            member_id=press.member_id,
        )  # fmt: skip
    return [request.tell("minutes.recorder_named", name=found[0].name)]


def _people(request: Request) -> list[Member]:
    meeting = request.gathering
    if meeting.state in OVER:
        raise Refusal("meeting.refused.closed", title=meeting.title)
    expected = set(expected_of(request.records, request.home, meeting, request.now))
    expected |= {one.member_id for one in request.records.attendance.of(meeting.id)}
    return [member for member in request.members() if member.id in expected]
