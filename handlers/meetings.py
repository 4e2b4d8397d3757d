"""Publishing a meeting（发布会议）, and calling it off."""

from datetime import datetime, timedelta

from cards.drafting import OnlyRemind, Publish, night_card
from cards.meetings import CancelMeeting, OpenMeeting, desk_card, heading, sure_card
from chat import Refresh, Reply, line
from domain.attendance import tally
from domain.meetings import (
    Meeting,
    MeetingState,
    Scope,
    check_open,
    check_publishable,
    expected,
)
from domain.notices import NoticeKind
from domain.quiet import is_quiet, next_morning, outside_the_night
from domain.refusal import Refusal
from handlers.request import Request


def publish(request: Request, press: Publish) -> list[Reply]:
    """Write down who is expected, and announce it: to the group, or to those expected alone."""
    meeting, now = request.gathering, request.now
    people = expected(meeting, request.members(), request.records.meetings.named(meeting.id))
    check_publishable(meeting, people, now)
    if press.hour not in ("now", "morning") and is_quiet(now, request.zone, request.home.settings):
        return [Refresh(night_card(meeting, request.words))]
    request.records.meetings.expect(meeting.id, people)
    request.records.meetings.change(
        meeting.id, state=MeetingState.PUBLISHED.value, published_at=now
    )
    said_at = next_morning(now, request.zone) if press.hour == "morning" else now
    _announce(request, meeting, people, min(said_at, meeting.starts_at))
    request.drop_question()
    done = "meeting.published" if said_at == now else "meeting.published_morning"
    return [*_desk(request, meeting.id), request.tell(done)]


def open_meeting(request: Request, _: OpenMeeting) -> list[Reply]:
    """The meeting on the secretary's desk: numbers, and what can be done."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    return _desk(request, request.gathering.id)


def only_remind(request: Request, _: OnlyRemind) -> list[Reply]:
    """No meeting after all: the group is reminded at that hour."""
    meeting = request.gathering
    if meeting.state is not MeetingState.DRAFT:
        raise Refusal("meeting.refused.not_a_draft")
    if meeting.starts_at <= request.now:
        raise Refusal("meeting.refused.past")
    text = f"{heading(meeting, request.aloud)} {meeting.place}".strip()
    request.records.reminders.add(
        request.home.id,
        text,
        next_at=meeting.starts_at,
        rule=None,
        by=request.me.id,
        at=request.now,
    )
    request.records.meetings.discard(meeting.id)
    return [Refresh(line(request.words("meeting.will_remind", text=text)))]


def call_off(request: Request, press: CancelMeeting) -> list[Reply]:
    """Call it off, once sure: the card says so, and those who were coming are told."""
    meeting = request.gathering
    check_open(meeting)
    if not press.is_sure:
        return [Refresh(sure_card(meeting, request.words))]
    request.records.meetings.change(meeting.id, state=MeetingState.CANCELLED.value)
    for one in request.records.attendance.of(meeting.id):
        if one.answer is not None:
            request.notify(
                NoticeKind.CANCELLED, str(meeting.id), f"cancelled:{meeting.id}:{one.member_id}",
                member_id=one.member_id,
            )  # fmt: skip
    request.records.signups.forget(meeting.id)
    request.redraw(meeting.id, "attendance", "check_in", "signup", "speakers")
    return _desk(request, meeting.id)


def _announce(request: Request, meeting: Meeting, people: list[int], said_at: datetime) -> None:
    """The card now, and the check-in card an hour before the start, or before the night."""
    for chat_id, member_id in _audience(request, meeting, people):
        check_in_at = _check_in_at(request, meeting, member_id)
        for kind, due_at in (("attendance", said_at), ("check_in", max(check_in_at, request.now))):
            if kind == "attendance" and due_at >= check_in_at:
                continue
            request.notify(
                NoticeKind.CARD, f"{kind}:{meeting.id}",
                f"{kind}:{meeting.id}:{chat_id or 0}:{member_id or 0}",
                chat_id=chat_id, member_id=member_id, due_at=due_at,
            )  # fmt: skip


def _check_in_at(request: Request, meeting: Meeting, member_id: int | None) -> datetime:
    """An hour before; where that is the reader's night, its end, if the doors open later still."""
    settings, zone = request.home.settings, request.zone
    reader = None if member_id is None else request.records.accounts.reader(member_id)
    return outside_the_night(
        meeting.starts_at - timedelta(minutes=settings.check_in_card_minutes),
        latest=meeting.starts_at - timedelta(minutes=settings.doors_open_minutes),
        zone=zone if reader is None else reader.timezone,
        settings=settings,
    )


def _audience(
    request: Request, meeting: Meeting, people: list[int]
) -> list[tuple[int | None, int | None]]:
    """A chat bound for just these people, else each of them in private."""
    home = request.records.branches.home(request.home.id, meeting.scope.value, meeting.group_id)
    if home is not None:
        return [(home.id, None)]
    if meeting.scope is Scope.ALL:
        raise Refusal("claims.refused.no_group")
    return [(None, member_id) for member_id in people]


def _desk(request: Request, meeting_id: int) -> list[Reply]:
    meeting = request.records.meetings.find(meeting_id)
    assert meeting is not None
    counts = tally(request.records.attendance.of(meeting.id))
    return [Refresh(desk_card(meeting, counts, request.zone, request.words))]
