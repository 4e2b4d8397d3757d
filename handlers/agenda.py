"""The agenda（议程）: typed one item a line in private, opened by whoever may know of it."""

from cards.agenda import AskAgenda, ClearAgenda, ShowAgenda, agenda_card, ask_agenda_card
from cards.calendar import save_button
from cards.choices import Preview
from cards.meetings import OpenMeeting, heading, when_and_where
from chat import Button, Card, Press, Refresh, Reply, Tell
from domain.access import Right, may, roles_of
from domain.agenda import read_agenda
from domain.guard import check_link
from domain.meetings import Meeting, MeetingState, check_open
from domain.refusal import Refusal
from handlers.request import Request
from storage.meeting_cards import HANGING

KIND = "meeting_agenda"
EDITABLE = frozenset({MeetingState.DRAFT, MeetingState.PUBLISHED, MeetingState.POSTPONED})


def ask(request: Request, _: AskAgenda) -> list[Reply]:
    """Their next lines are the agenda."""
    meeting = _editable(request.gathering)
    request.ask(KIND, str(meeting.id))
    lines = request.records.agendas.of(meeting.id)
    title = heading(meeting, request.words)
    return [Refresh(ask_agenda_card(meeting, title, lines, _back(meeting), request.words))]


def take(request: Request, text: str) -> list[Reply]:
    """These lines instead of those there were; what must not be posted is refused."""
    meeting = request.records.meetings.find(int(request.about))
    if meeting is None or meeting.branch_id != request.home.id:
        raise Refusal("refused.stale")
    if not may(Right.CALL_MEETINGS, roles_of(request.member, meeting=meeting)):
        raise Refusal("refused.not_allowed")
    _editable(meeting)
    request.make_sure(text)
    lines = read_agenda(text, check_link)
    request.records.agendas.write(meeting.id, lines)
    request.drop_question()
    request.redraw(meeting.id, *HANGING)
    return [Tell(_card(request, meeting, back=_back(meeting)))]


def clear(request: Request, _: ClearAgenda) -> list[Reply]:
    meeting = _editable(request.gathering)
    request.records.agendas.write(meeting.id, [])
    request.drop_question()
    request.redraw(meeting.id, *HANGING)
    return [Refresh(_card(request, meeting, back=_back(meeting)))]


def show(request: Request, _: ShowAgenda) -> list[Reply]:
    """All lines and links, for those expected, and for who may see its list."""
    meeting, me = request.gathering, request.me
    if meeting.state is MeetingState.DRAFT:
        raise Refusal("refused.stale")
    is_listed = request.records.attendance.find(meeting.id, me.id) is not None
    if meeting.is_private and not is_listed and not request.may(Right.SEE_NAMES):
        raise Refusal("refused.not_allowed")
    save = save_button(meeting, request.words) if is_listed else None
    return [Tell(_card(request, meeting, save=save))]


def _card(
    request: Request, meeting: Meeting, *, back: Press | None = None, save: Button | None = None
) -> Card:  # fmt: skip
    lines = request.records.agendas.of(meeting.id)
    title = heading(meeting, request.words)
    lead = when_and_where(meeting, request.zone, request.words)
    return agenda_card(title, lead, lines, request.words, back=back, save=save)


def _back(meeting: Meeting) -> Press:
    is_draft = meeting.state is MeetingState.DRAFT
    return Preview(meeting.id) if is_draft else OpenMeeting(meeting.id)


def _editable(meeting: Meeting) -> Meeting:
    if meeting.state not in EDITABLE:
        check_open(meeting)
    return meeting
