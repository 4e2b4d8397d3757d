"""Moving a meeting, putting it off, calling it off（改时间、延期待定、取消会）."""

from collections.abc import Sequence

from cards.desk import sure_card
from cards.meetings import CancelMeeting
from cards.moving import AskMove, ConfirmMove, Postpone, done_card, proposal_card
from chat import Card, Refresh, Reply, Tell, line
from domain.access import Right, may, roles_of
from domain.clashes import Clash
from domain.meetings import Meeting, check_open
from domain.moving import (
    Proposal,
    check_can_be_called_off,
    check_movable,
    check_proposal,
    coming,
    read_back,
    read_proposal,
    write_down,
)
from domain.refusal import Refusal
from handlers.request import Request
from storage import moving
from storage.clashes import clashes_of

KIND = "meeting_move"


def ask_move(request: Request, _: AskMove) -> list[Reply]:
    """Their next line is the new time, or a place."""
    meeting = request.gathering
    check_movable(meeting, request.records.attendance.of(meeting.id))
    request.ask(KIND, str(meeting.id))
    return [Refresh(line(request.words("moving.ask")))]


def take_move(request: Request, text: str) -> list[Reply]:
    """Old and new, to be confirmed; until then another line proposes something else."""
    meeting = _about(request)
    attendances = request.records.attendance.of(meeting.id)
    check_movable(meeting, attendances)
    proposal = read_proposal(text, meeting, request.now.astimezone(request.zone))
    request.make_sure(proposal.place)
    check_proposal(meeting, proposal, request.now)
    request.ask(KIND, write_down(meeting, proposal))
    clashes = _clashes(request, meeting, proposal)
    card = proposal_card(
        meeting, proposal, clashes, request.zone, request.words, coming=len(coming(attendances))
    )
    return [Tell(card)]


def confirm(request: Request, press: ConfirmMove) -> list[Reply]:
    """Move it; where another meeting is on at that time, once more is asked."""
    meeting = request.gathering
    attendances = request.records.attendance.of(meeting.id)
    check_movable(meeting, attendances)
    proposal = _proposed(request)
    clashes = [] if press.is_sure else _clashes(request, meeting, proposal)
    if clashes:
        card = proposal_card(
            meeting, proposal, clashes, request.zone, request.words,
            coming=len(coming(attendances)), asks_again=True,
        )  # fmt: skip
        return [Refresh(card)]
    unheard = moving.move(
        request.records, request.home, meeting, proposal, request.now,
        fresh_card=not request.abilities.can_edit_later,
    )  # fmt: skip
    request.drop_question()
    return _done(request, meeting, "moving.done", unheard)


def postpone(request: Request, press: Postpone) -> list[Reply]:
    """Put it off, once sure; a new time is set later."""
    meeting = request.gathering
    check_open(meeting)
    attendances = request.records.attendance.of(meeting.id)
    check_movable(meeting, attendances)
    if not press.is_sure:
        return [Refresh(_sure(request, Postpone(meeting.id, True)))]
    unheard = moving.postpone(
        request.records, request.home, meeting, request.now,
        fresh_card=not request.abilities.can_edit_later,
    )  # fmt: skip
    return _done(request, meeting, "moving.done_later", unheard)


def call_off(request: Request, press: CancelMeeting) -> list[Reply]:
    """Call it off, once sure: the card says so, and those who were coming are told."""
    meeting = request.gathering
    check_can_be_called_off(meeting)
    if not press.is_sure:
        return [Refresh(_sure(request, CancelMeeting(meeting.id, True)))]
    unheard = moving.call_off(
        request.records, request.home, meeting, request.now,
        fresh_card=not request.abilities.can_edit_later,
    )  # fmt: skip
    return _done(request, meeting, "moving.done_off", unheard)


def _sure(request: Request, yes: CancelMeeting | Postpone) -> Card:
    people = coming(request.records.attendance.of(request.gathering.id))
    return sure_card(request.gathering, yes, len(people), request.words)


def _done(request: Request, meeting: Meeting, key: str, unheard: Sequence[int]) -> list[Reply]:
    names = request.records.people.names(request.home.id)
    who = [names[member_id] for member_id in unheard]
    return [Refresh(done_card(meeting, request.words(key), who, request.words))]


def _about(request: Request) -> Meeting:
    """The meeting the open question is about, if it may still be moved by who answers."""
    meeting = request.records.meetings.find(int(request.about.partition(":")[0]))
    if meeting is None or meeting.branch_id != request.home.id:
        raise Refusal("refused.stale")
    if not may(Right.CALL_MEETINGS, roles_of(request.member, meeting=meeting)):
        raise Refusal("refused.not_allowed")
    return meeting


def _proposed(request: Request) -> Proposal:
    """What was proposed last for this meeting as it still is, and waits for a yes."""
    assert request.account_id is not None
    question = request.records.questions.open(request.account_id, request.now)
    if question is None or question.kind != KIND:
        raise Refusal("refused.stale")
    try:
        return read_back(question.subject, request.gathering)
    except ValueError:
        raise Refusal("refused.stale") from None


def _clashes(request: Request, meeting: Meeting, proposal: Proposal) -> list[Clash]:
    people = request.records.meetings.named(meeting.id)
    return clashes_of(
        request.records, request.home, meeting, people,
        starts_at=proposal.starts_at, ends_at=proposal.ends_at,
    )  # fmt: skip
