"""One meeting（一次会议）: its list, its records, and its attendance put right."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.access import Right
from domain.asking import Roll
from domain.attendance import Attendance, Leave, Presence
from domain.books import Gathered
from domain.months import Month
from domain.people import Member
from domain.periods import Period
from domain.recording import check_elsewhere, check_recordable
from domain.refusal import Refusal
from pages.attendance import UNSAID, code_of
from pages.forms import Form
from pages.meetings import meeting_line
from pages.sitting import Sitting
from storage.books import meeting_sheet
from storage.record_pages import may_take
from storage.recording import write_down
from storage.rolls import roll_of

UNRECORDED = (UNSAID, "exempt")
"""What stands there while the record says nothing."""
PRESENCE, WAS, LEAVE = "presence", "was", "leave"
"""Fields of the form, each followed by the member's number."""


def look(sitting: Sitting) -> Mapping[str, Any]:
    roll = _roll(sitting)
    there, names = sitting.about(roll.meeting), sitting.names()
    readable = [one for one in roll.attendances
                if roll.sees_names or one.member_id == sitting.member.id]  # fmt: skip
    can_correct = roll.sees_names and there.may(Right.RECORD) and _is_recordable(sitting, roll)
    return {
        "meeting": meeting_line(_gathered(sitting, roll), sitting),
        "lines": [_line(one, names, sitting) for one in readable],
        "can_correct": can_correct,
        "can_take": may_take(sitting.member, roll),
        "choices": [one.value for one in Presence],
        "leaves": [one.value for one in Leave],
    }


def correct(sitting: Sitting, form: Form) -> str:
    """What was changed on the page is written down, as from the chat: late ones are stamped.

    Refused where somebody else has changed the same line meanwhile.
    """
    roll = _roll(sitting)
    if not (roll.sees_names and sitting.about(roll.meeting).may(Right.RECORD)):
        raise Refusal(f"refused.only.{Right.RECORD}")
    wanted = {
        one.member_id: code for one in roll.attendances
        if (code := form.text(f"{PRESENCE}{one.member_id}")) not in ("", _was(form, one))
    }  # fmt: skip
    for one in roll.attendances:
        if one.member_id in wanted and code_of(one) != _was(form, one):
            raise Refusal("page.refused.changed_since")
    check_recordable(roll.meeting, sitting.now)
    presences = {number: _presence(sitting, number, code) for number, code in wanted.items()}
    if presences:
        write_down(sitting.records, roll.meeting, presences, by=sitting.member.id, at=sitting.now)
    explained = _explain(sitting, roll.attendances, form, presences)
    said = "corrected" if presences or explained else "same"
    return f"/ledger/meetings/{roll.meeting.id}?said={said}"


def _roll(sitting: Sitting) -> Roll:
    found = roll_of(sitting.records, sitting.branch, sitting.number, sitting.member)
    if found is None:
        raise Refusal("page.refused.no_meeting")
    return found


def _gathered(sitting: Sitting, roll: Roll) -> Gathered:
    """With its records, as the ledger of its month has it."""
    month = Month.of(roll.meeting.starts_at.astimezone(sitting.zone).date())
    sheet = meeting_sheet(sitting.records, sitting.branch, Period(month, month), sitting.member)
    return next(one for one in sheet.meetings if one.meeting.id == roll.meeting.id)


def _is_recordable(sitting: Sitting, roll: Roll) -> bool:
    try:
        check_recordable(roll.meeting, sitting.now)
    except Refusal:
        return False
    return True


def _line(one: Attendance, names: Mapping[int, str], sitting: Sitting) -> Mapping[str, Any]:
    code, words = code_of(one), sitting.words
    return {
        "id": one.member_id,
        "name": names[one.member_id],
        "code": code,
        "said": words(f"presence.{code}"),
        "leave": "" if one.leave is None or one.presence is not Presence.EXCUSED else one.leave,
        "answer": words(f"page.answer.{one.answer}") if one.answer else "",
        "is_late": one.is_late_record,
        "made_up_on": one.made_up_on if one.is_made_up else None,
        "unrecorded": "exempt" if one.is_exempt else UNSAID,
    }


def _was(form: Form, one: Attendance) -> str:
    return form.text(f"{WAS}{one.member_id}")


def _presence(sitting: Sitting, member_id: int, code: str) -> Presence | None:
    """None takes the entry back; refused for what is none, or not theirs."""
    if code in UNRECORDED:
        return None
    if code not in list(Presence):
        raise Refusal("refused.stale")
    check_elsewhere(_member(sitting, member_id), Presence(code))
    return Presence(code)


def _member(sitting: Sitting, member_id: int) -> Member:
    member = sitting.records.people.find(member_id, sitting.today)
    if member is None or member.branch_id != sitting.branch.id:
        raise Refusal("refused.stale")
    return member


def _explain(
    sitting: Sitting, attendances: Sequence[Attendance], form: Form,
    presences: Mapping[int, Presence | None],
) -> int:  # fmt: skip
    """The category of a leave, where one was chosen; how many changed."""
    changed = 0
    for one in attendances:
        code = form.text(f"{LEAVE}{one.member_id}")
        presence = presences.get(one.member_id, one.presence)
        if presence is not Presence.EXCUSED or code in ("", one.leave):
            continue
        if code not in list(Leave):
            raise Refusal("refused.stale")
        sitting.records.attendance.explain(sitting.number, one.member_id, Leave(code))
        changed += 1
    return changed
