"""The draft somebody works on（草稿）: found again, and shown as a preview."""

from cards.drafting import preview_card
from chat import Card, Refresh, Reply
from domain.access import Role
from domain.meetings import Meeting, MeetingState, Scope, expected
from domain.people import Office
from domain.refusal import Refusal
from handlers.request import Request


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
    named = request.records.meetings.named(meeting.id)
    people = expected(meeting, request.members(), named)
    groups = {group.id: group.name for group in request.records.people.groups(request.home.id)}
    group = groups.get(meeting.group_id or 0, "")
    return preview_card(meeting, len(people), group, request.now, request.zone, request.words)


def shown(request: Request, meeting_id: int) -> list[Reply]:
    return [Refresh(preview_of(request, meeting_id))]


def is_only_leader(request: Request) -> bool:
    """A group leader who is neither secretary nor deputy calls the own group only."""
    return request.roles.isdisjoint({Role.SECRETARY, Role.DEPUTY})


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
