"""Deciding on a leave that waits（批准请假）: one tap, in private."""

from cards.leave_approval import DecideLeave, NextLeave, asked_card
from cards.meetings import heading
from chat import Card, Refresh, Reply, line
from domain.leave_approval import check_undecided
from domain.notices import NoticeKind
from domain.refusal import Refusal
from handlers.request import Request
from storage.leave_approval import tell


def decide(request: Request, press: DecideLeave) -> list[Reply]:
    """The member is told at once; one's own leave somebody else decides. Then the next one."""
    meeting, book = request.gathering, request.records.attendance
    if press.member_id == request.me.id:
        raise Refusal("approval.refused.own")
    check_undecided(meeting, book.find(meeting.id, press.member_id))
    book.decide(meeting.id, press.member_id, is_granted=press.is_granted)
    request.redraw(meeting.id, "attendance", "check_in")
    tell(
        request.records, request.home, meeting, press.member_id, request.now,
        kind=NoticeKind.LEAVE_DECIDED, to=press.member_id,
    )  # fmt: skip
    name = request.records.people.names(request.home.id)[press.member_id]
    key = "granted" if press.is_granted else "refused"
    said = request.words(f"approval.done.{key}", name=name, title=heading(meeting, request.words))
    return [Refresh(_next(request, said) or line(said))]


def show_next(request: Request, _: NextLeave) -> list[Reply]:
    """One after another, in roster order."""
    return [Refresh(_next(request) or line(request.words("approval.none")))]


def _next(request: Request, said: str = "") -> Card | None:
    """The first of this meeting that waits for the one who asks; None if none does."""
    meeting = request.gathering
    waiting = [
        one for one in request.records.attendance.of(meeting.id)
        if one.is_waiting and one.member_id != request.me.id
    ]  # fmt: skip
    if not (waiting and meeting.is_open):
        return None
    name = request.records.people.names(request.home.id)[waiting[0].member_id]
    return asked_card(meeting, waiting[0], name, request.zone, request.words, said=said)
