"""Deciding on a leave that waits（批准请假）: one tap, in private."""

from cards.leave_approval import DecideLeave
from cards.meetings import heading
from chat import Refresh, Reply, line
from domain.leave_approval import check_undecided
from domain.notices import NoticeKind
from domain.refusal import Refusal
from handlers.request import Request
from storage.leave_approval import tell


def decide(request: Request, press: DecideLeave) -> list[Reply]:
    """The member is told at once; one's own leave somebody else decides."""
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
    return [Refresh(line(said))]
