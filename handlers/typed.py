"""参加, 请假 or 签到 typed in private: the same as the button, where only one meeting is meant."""

from dataclasses import replace

from cards.attendance import CheckIn, MarkAnswer, which_card
from chat import Press, Reply, Tell
from domain.attendance import Answer
from domain.meetings import Meeting
from domain.refusal import Refusal
from handlers import attendance
from handlers.request import Request
from locales import Words, languages

BUTTONS = ("coming", "leave", "check_in")
MEANT = {
    Words(language)(f"attendance.button.{name}").casefold(): name
    for language in languages()
    for name in BUTTONS
}
"""By what stands on a button, in any language, what somebody means who types it."""


def is_answer(text: str) -> bool:
    return text.strip().casefold() in MEANT


def take(request: Request, text: str) -> list[Reply]:
    """Of several open meetings, ask which one is meant."""
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
        return attendance.mark(there, press)
    return attendance.check_in(there, CheckIn(meeting.id))


def _is_mine(request: Request, meeting: Meeting) -> bool:
    listed = request.records.attendance.find(meeting.id, request.me.id)
    return listed is not None and listed.is_expected


def _press(name: str, meeting: Meeting) -> Press:
    return CheckIn(meeting.id) if name == "check_in" else MarkAnswer(meeting.id, Answer(name))
