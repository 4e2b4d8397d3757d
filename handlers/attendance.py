"""Coming, on leave, here（参加、请假、签到）: the presses of members on the card."""

from cards.attendance import CheckIn, ExplainLeave, MarkAnswer, leave_card
from cards.moments import clock_of
from chat import Refresh, Reply, Tell, line
from domain.attendance import Answer, check_answer, check_check_in
from domain.meetings import check_open
from domain.refusal import Refusal
from handlers.request import Request


def mark(request: Request, press: MarkAnswer) -> list[Reply]:
    """参加 or 请假: the last one before closing counts, and what was said before is history."""
    meeting, me = request.gathering, request.me
    current = request.records.attendance.find(meeting.id, me.id)
    check_answer(meeting, current, press.answer, request.now)
    request.records.attendance.answer(meeting.id, me.id, press.answer, request.now)
    _redraw(request, meeting.id)
    noted = request.tell(f"attendance.noted.{press.answer}")
    was_on_leave = current is not None and current.answer is Answer.LEAVE
    if press.answer is Answer.LEAVE and not was_on_leave and request.is_reachable:
        return [noted, Tell(leave_card(meeting, request.words))]
    return [noted]


def check_in(request: Request, _: CheckIn) -> list[Reply]:
    """签到: from half an hour before the start; it beats a leave."""
    meeting, me = request.gathering, request.me
    current = request.records.attendance.find(meeting.id, me.id)
    check_check_in(meeting, current, request.home.settings, request.now)
    if current is not None and current.checked_in_at is not None:
        clock = clock_of(current.checked_in_at, request.zone)
        return [request.tell("attendance.checked_in_before", clock=clock)]
    request.records.attendance.check_in(meeting.id, me.id, request.now)
    _redraw(request, meeting.id)
    return [request.tell("attendance.checked_in", clock=clock_of(request.now, request.zone))]


def explain_leave(request: Request, press: ExplainLeave) -> list[Reply]:
    """The category of one's own leave; never a text."""
    meeting = request.gathering
    check_open(meeting)
    current = request.records.attendance.find(meeting.id, request.me.id)
    if current is None or current.answer is not Answer.LEAVE:
        raise Refusal("refused.stale")
    request.records.attendance.explain(meeting.id, request.me.id, press.leave)
    text = request.words("attendance.leave_noted", leave=request.words(f"leave.{press.leave}"))
    return [Refresh(line(text))]


def _redraw(request: Request, meeting_id: int) -> None:
    request.redraw(meeting_id, "attendance", "check_in")
