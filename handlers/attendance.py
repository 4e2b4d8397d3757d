"""Coming, on leave, here（参加、请假、签到）: the presses of members on the card."""

from dataclasses import replace

from cards.attendance import CheckIn, ExplainLeave, MarkAnswer, leave_card, which_card
from cards.moments import clock_of
from chat import Press, Refresh, Reply, Tell, line
from domain.attendance import Answer, Approval, Attendance, check_answer, check_check_in
from domain.leave_approval import approval_of
from domain.meetings import Meeting, check_open
from domain.notices import NoticeKind
from domain.refusal import Refusal
from handlers.request import Request
from locales import Words, languages
from storage.leave_approval import deciders, tell_deciders

BUTTONS = ("coming", "leave", "check_in")
MEANT = {
    Words(language)(f"attendance.button.{name}").casefold(): name
    for language in languages()
    for name in BUTTONS
}
"""By what stands on a button, in any language, what somebody means who types it."""


def mark(request: Request, press: MarkAnswer) -> list[Reply]:
    """参加 or 请假: the last one before closing counts, and what was said before is history."""
    meeting, me = request.gathering, request.me
    current = request.records.attendance.find(meeting.id, me.id)
    if not request.is_newest(f"answer:{meeting.id}"):
        return [_stands(request, current)]
    check_answer(meeting, current, press.answer, request.now)
    approval = _approval(request, current) if press.answer is Answer.LEAVE else None
    request.records.attendance.answer(
        meeting.id, me.id, press.answer, request.now, approval=approval
    )
    _redraw(request, meeting.id)
    is_asking = approval is Approval.WAITING
    if is_asking and not (current is not None and current.is_waiting):
        tell_deciders(
            request.records, request.home, meeting, me, request.now, kind=NoticeKind.LEAVE_ASKED
        )
    noted = request.tell(f"attendance.noted.{'waiting' if is_asking else press.answer}")
    if press.answer is Answer.LEAVE and not _has_said_why(current) and request.is_reachable:
        return [noted, Tell(leave_card(meeting, request.words))]
    return [noted]


def check_in(request: Request, _: CheckIn) -> list[Reply]:
    """签到: from half an hour before the start; it beats a leave."""
    meeting, me = request.gathering, request.me
    current = request.records.attendance.find(meeting.id, me.id)
    if not request.is_newest(f"here:{meeting.id}"):
        return [request.tell("attendance.overtaken")]
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
    leave = press.leave
    if request.is_newest(f"leave:{meeting.id}"):
        request.records.attendance.explain(meeting.id, request.me.id, leave)
    else:
        leave = current.leave or leave
    text = request.words("attendance.leave_noted", leave=request.words(f"leave.{leave}"))
    return [Refresh(line(text))]


def is_answer(text: str) -> bool:
    return text.strip().casefold() in MEANT


def take_typed(request: Request, text: str) -> list[Reply]:
    """参加, 请假 or 签到 typed in private; of several open meetings it asks which one is meant."""
    name = MEANT[text.strip().casefold()]
    meetings = [one for one in request.records.meetings.open_of(request.home.id)
                if _is_mine(request, one)]  # fmt: skip
    if not meetings:
        raise Refusal("attendance.refused.none_open")
    if len(meetings) > 1:
        shown = [(one, _press(name, one)) for one in meetings[: request.abilities.max_buttons]]
        return [Tell(which_card(shown, request.zone, request.words))]
    [meeting] = meetings
    press, there = _press(name, meeting), replace(request, meeting=meeting)
    if isinstance(press, MarkAnswer):
        return mark(there, press)
    return check_in(there, CheckIn(meeting.id))


def _approval(request: Request, current: Attendance | None) -> Approval | None:
    """Whether this leave waits for somebody（本支部约定）."""
    meeting, me, home = request.gathering, request.me, request.home
    if home.settings.leave_approval != "on":
        return None
    asked = deciders(request.records, meeting, me, request.now)
    return approval_of(meeting, me, current, home.settings, is_heard=bool(asked))


def _has_said_why(current: Attendance | None) -> bool:
    """Until then each 请假 asks again: the first question may have been lost on the way."""
    return current is not None and current.answer is Answer.LEAVE and current.leave is not None


def _stands(request: Request, current: Attendance | None) -> Tell:
    """What they said later, to whoever's older press comes after it."""
    if current is None or current.answer is None:
        return request.tell("attendance.overtaken")
    return request.tell(f"attendance.stands.{current.answer}")


def _redraw(request: Request, meeting_id: int) -> None:
    request.redraw(meeting_id, "attendance", "check_in")


def _is_mine(request: Request, meeting: Meeting) -> bool:
    listed = request.records.attendance.find(meeting.id, request.me.id)
    return listed is not None and listed.is_listed


def _press(name: str, meeting: Meeting) -> Press:
    return CheckIn(meeting.id) if name == "check_in" else MarkAnswer(meeting.id, Answer(name))
