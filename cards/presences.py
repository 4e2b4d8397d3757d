"""How one line of a meeting's list reads（到会情况）, to those who may read it."""

from cards.moments import short_day
from domain.attendance import Answer, Attendance, Presence
from domain.leave_approval import is_refused
from domain.meetings import Meeting
from domain.outcome import outcome_at
from locales import Words


def state_of(attendance: Attendance | None, meeting: Meeting, words: Words) -> str:
    """Such as 到, 请假（病）, 缺席（已补学11月20日）, and marked where it was written down late."""
    if attendance is None:
        return words("asking.blank")
    presence = attendance.presence
    if presence is not None:
        return words(f"presence.{presence}") + remarks(attendance, meeting, words)
    if attendance.answer is Answer.COMING:
        return words("asking.list.coming") + remarks(attendance, meeting, words)
    return words("presence.unconfirmed") + remarks(attendance, meeting, words)


def remarks(attendance: Attendance, meeting: Meeting, words: Words) -> str:
    """In brackets: the category of a leave, and the marks."""
    said = []
    if attendance.presence is Presence.EXCUSED and attendance.leave is not None:
        said.append(words(f"leave.{attendance.leave}"))
    return bracketed([*said, *marks(attendance, meeting, words)], words)


def marks(attendance: Attendance, meeting: Meeting, words: Words) -> list[str]:
    """长假, 待批, asked for only after the start, studied afterwards, written down afterwards."""
    found = outcome_at(meeting, attendance)
    is_excused = attendance.presence is Presence.EXCUSED
    said = {
        "asking.standing": attendance.is_standing_leave and attendance.recorded is None,
        "presence.mark.late_leave": is_excused and found.is_late_leave,
        "presence.mark.waiting": attendance.is_waiting,
        "presence.mark.refused": is_refused(attendance),
        "presence.mark.exempt": attendance.is_exempt,
    }
    texts = [words(key) for key, holds in said.items() if holds]
    if attendance.made_up_on is not None:
        day = short_day(attendance.made_up_on, words)
        key = "made_up" if found.is_made_up else "made_up_said"
        texts.append(words(f"presence.mark.{key}", day=day))
    if attendance.is_late_record:
        texts.append(words("asking.late"))
    return texts


def bracketed(texts: list[str], words: Words) -> str:
    """Such as （病、长假）; nothing for nothing."""
    if not texts:
        return ""
    return words("asking.remarks", remarks=words("asking.separator").join(texts))
