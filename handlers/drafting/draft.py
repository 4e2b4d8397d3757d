"""The draft somebody works on（草稿）: found again, and shown as a preview."""

from cards.agenda import agenda_text
from cards.clashes import clash_lines
from cards.drafting import preview_card
from chat import Card, Refresh, Reply
from domain.access import CALLS_ANY_GROUP
from domain.clashes import Clash
from domain.guard import inspect
from domain.meetings import Meeting, MeetingState, Scope
from domain.people import Office
from domain.refusal import Refusal
from domain.series import Series
from handlers.request import Request
from storage.clashes import clashes_of
from storage.meeting_cards import expected_of


def draft_of(request: Request, meeting_id: int) -> Meeting:
    """A meeting of this branch that nobody has published yet."""
    meeting = request.records.meetings.find(meeting_id)
    if meeting is None or meeting.branch_id != request.home.id:
        raise Refusal("refused.stale")
    if meeting.state is not MeetingState.DRAFT:
        raise Refusal("meeting.refused.not_a_draft")
    return meeting


def pressed_draft(request: Request) -> Meeting:
    """The draft whose button was pressed."""
    return draft_of(request, request.gathering.id)


def preview_of(request: Request, meeting_id: int) -> Card:
    """How it reads now."""
    meeting = draft_of(request, meeting_id)
    people = people_of(request, meeting)
    lines = request.records.agendas.of(meeting.id)
    clashes = clash_lines(clashes_with(request, meeting, people), request.zone, request.words)
    groups = {group.id: group.name for group in request.records.people.groups(request.home.id)}
    group = groups.get(meeting.group_id or 0, "")
    typed = "\n".join([meeting.title, meeting.place, *(line.text for line in lines)])
    finding = inspect(typed, request.records.people.names(request.home.id).values())
    return preview_card(
        meeting, len(people), group, request.now, request.zone, request.words,
        agenda=agenda_text(lines, request.words), clashes=clashes, finding=finding,
        series=series_of(request, meeting), max_buttons=request.abilities.max_buttons,
    )  # fmt: skip


def people_of(request: Request, meeting: Meeting) -> list[int]:
    """Who is expected as things stand."""
    return expected_of(request.records, request.home, meeting, request.now)


def series_of(request: Request, meeting: Meeting) -> Series | None:
    """What it is an occurrence of, or will be the first of once it is published."""
    return None if meeting.series_id is None else request.records.series.find(meeting.series_id)


def clashes_with(request: Request, meeting: Meeting, people: list[int]) -> list[Clash]:
    """What else is on at its time for the same people."""
    return clashes_of(
        request.records, request.home, meeting, people,
        starts_at=meeting.starts_at, ends_at=meeting.ends_at,
    )  # fmt: skip


def shown(request: Request, meeting_id: int) -> list[Reply]:
    return [Refresh(preview_of(request, meeting_id))]


def is_only_leader(request: Request) -> bool:
    """A group leader who calls no other meetings calls the own group only."""
    return request.roles.isdisjoint(CALLS_ANY_GROUP)


def own_group(request: Request) -> int | None:
    """The group this member leads."""
    group = request.me.group
    return group.id if group is not None and Office.GROUP_LEADER in request.me.offices else None


def scope_for(request: Request, wanted: Scope) -> Scope:
    """The scope this person may choose."""
    return Scope.GROUP if is_only_leader(request) else wanted


def group_for(request: Request, scope: Scope) -> int | None:
    """The group that goes with that scope."""
    if scope is not Scope.GROUP and not is_only_leader(request):
        return None
    return own_group(request)
