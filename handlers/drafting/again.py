"""A meeting like last time's（照上次）: a new draft at the next same weekday and hour."""

from dataclasses import replace

from cards.choices import LikeLast
from chat import Refresh, Reply
from domain.access import Right, may, roles_of
from domain.meetings import Meeting, MeetingState, Scope
from domain.publishing import next_like
from domain.refusal import Refusal
from handlers.drafting.draft import preview_of
from handlers.request import Request


def lasting(request: Request) -> list[Meeting]:
    """The last meeting of each kind that this person may call again, the latest first."""
    return [
        meeting for meeting in request.records.meetings.latest(request.home.id, request.now)
        if may(Right.CALL_MEETINGS, roles_of(request.member, meeting=meeting))
    ]  # fmt: skip


def like_last(request: Request, _: LikeLast) -> list[Reply]:
    """Its kind, parts, title, place, length and who is expected; all of it can be changed."""
    last = request.gathering
    if last.state not in (MeetingState.PUBLISHED, MeetingState.CLOSED):
        raise Refusal("refused.stale")
    starts_at, ends_at = next_like(last, request.now, request.zone)
    again = replace(
        last, starts_at=starts_at, ends_at=ends_at, state=MeetingState.DRAFT,
        created_by=request.me.id, series_id=None, series_on=None,
    )  # fmt: skip
    meeting_id = request.records.meetings.draft(again)
    if last.scope is Scope.NAMED:
        known = {member.id for member in request.members()}
        named = request.records.meetings.named(last.id)
        request.records.meetings.expect(meeting_id, [one for one in named if one in known])
    request.ask("meeting_title", str(meeting_id))
    card = preview_of(request, meeting_id).with_note(request.words("meeting.send_title"))
    return [Refresh(card)]
