"""Recording who came（记录到会）, one by one; closing and reopening."""

from datetime import datetime, timedelta

from cards.meetings import heading
from cards.minutes import minutes_card
from cards.recording import (
    AskTomorrow,
    CloseMeeting,
    OpenRecord,
    PickMember,
    RecordLeave,
    RecordPresence,
    Reopen,
    choice_card,
    counts_line,
    record_card,
    record_leave_card,
    unsettled_card,
)
from chat import Card, Refresh, Reply, line
from domain.access import Right
from domain.attendance import Leave, Presence, tally
from domain.meetings import Meeting, MeetingState
from domain.notices import NoticeKind
from domain.people import Member
from domain.recording import check_elsewhere, check_recordable, may_add, rest_of
from domain.refusal import Refusal
from handlers.request import Request
from storage.minute_taking import begin_minutes, sheet_of
from storage.recording import CARDS, write_down


def open_record(request: Request, press: OpenRecord) -> list[Reply]:
    """Everybody on the list, in private."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    return _record(request, press.page)


def pick(request: Request, press: PickMember) -> list[Reply]:
    member = _member(request, press.member_id)
    return [Refresh(choice_card(request.gathering, member, press.page, request.words))]


def record(request: Request, press: RecordPresence) -> list[Reply]:
    """到、请假、缺席、列席 for somebody; empty takes the entry back."""
    meeting, member = request.gathering, _member(request, press.member_id)
    if press.presence and press.presence not in list(Presence):
        raise Refusal("refused.stale")
    presence = Presence(press.presence) if press.presence else None
    check_elsewhere(member, presence)
    if not request.is_newest(f"record:{meeting.id}:{member.id}"):
        return _record(request, press.page)
    write_down(request.records, meeting, {member.id: presence}, by=request.me.id, at=request.now)
    if presence is Presence.EXCUSED:
        return [Refresh(record_leave_card(meeting, member, press.page, request.words))]
    return _record(request, press.page)


def record_leave(request: Request, press: RecordLeave) -> list[Reply]:
    """The category, filled in by the secretary."""
    member = _member(request, press.member_id)
    check_recordable(request.gathering, request.now)
    if request.records.attendance.find(request.gathering.id, member.id) is None:
        raise Refusal("refused.stale")
    request.records.attendance.explain(request.gathering.id, member.id, Leave(press.leave))
    return _record(request, press.page)


def close(request: Request, press: CloseMeeting) -> list[Reply]:
    """The meeting is over; who is not accounted for is asked about, never made absent."""
    meeting = request.gathering
    if meeting.state is not MeetingState.PUBLISHED:
        raise Refusal("meeting.refused.closed", title=meeting.title)
    check_recordable(meeting, request.now)
    if press.how == "rest":
        rest = rest_of(request.records.attendance.of(meeting.id))
        present = dict.fromkeys(rest, Presence.PRESENT)
        write_down(request.records, meeting, present, by=request.me.id, at=request.now)
    attendances = request.records.attendance.of(meeting.id)
    title = heading(meeting, request.words)
    if press.how == "" and tally(attendances).unconfirmed:
        return [Refresh(unsettled_card(meeting, title, attendances, request.words))]
    request.records.meetings.change(
        meeting.id, state=MeetingState.CLOSED.value, closed_at=request.now
    )
    request.records.signups.forget(meeting.id)
    request.redraw(meeting.id, *CARDS)
    said, counts = request.words("record.closed"), counts_line(attendances, request.words)
    done = Card(title=title, lead=f"{said}\n{counts}")
    return [Refresh(_minutes(request, meeting.id, said) or done)]


def reopen(request: Request, _: Reopen) -> list[Reply]:
    """Open it again; what is recorded from now on is stamped late, and the trail says who."""
    meeting = request.gathering
    if meeting.state is not MeetingState.CLOSED:
        raise Refusal("refused.stale")
    request.records.meetings.change(meeting.id, state=MeetingState.PUBLISHED.value, closed_at=None)
    request.redraw(meeting.id, *CARDS)
    return [*_record(request, 0), request.tell("record.reopened")]


def _minutes(request: Request, meeting_id: int, said: str) -> Card | None:
    """The record is begun; who keeps it themselves goes on with it on the same card."""
    meeting = request.records.meetings.find(meeting_id)
    assert meeting is not None
    keeper = begin_minutes(
        request.records, request.home, meeting, request.now, closed_by=request.me.id
    )
    if keeper != request.me.id or not request.may(Right.KEEP_MINUTES):
        return None
    sheet = sheet_of(request.records, request.home, meeting)
    return minutes_card(sheet, request.zone, request.words, said=said)


def ask_tomorrow(request: Request, _: AskTomorrow) -> list[Reply]:
    """The same question again tomorrow evening."""
    meeting = request.gathering
    day = request.today + timedelta(days=1)
    due_at = datetime.combine(day, request.home.settings.closing_at, request.zone)
    request.notify(
        NoticeKind.CLOSING, str(meeting.id), f"closing:{meeting.id}:{request.me.id}:{day}",
        member_id=request.me.id, due_at=due_at,
    )  # fmt: skip
    return [Refresh(line(request.words("record.tomorrow")))]


def _record(request: Request, page: int) -> list[Reply]:
    return [Refresh(_card(request, request.gathering, page))]


def _card(request: Request, meeting: Meeting, page: int) -> Card:
    members = {member.id: member for member in request.members()}
    attendances = request.records.attendance.of(meeting.id)
    title = heading(meeting, request.words)
    return record_card(meeting, title, attendances, members, page, request.words, request.abilities)


def _member(request: Request, member_id: int) -> Member:
    member = request.records.people.find(member_id, request.today)
    if member is None or member.branch_id != request.home.id:
        raise Refusal("refused.stale")
    listed = request.records.attendance.find(request.gathering.id, member.id) is not None
    if not (listed or may_add(request.roles, request.me, member)):
        raise Refusal("refused.not_allowed")
    return member
