"""Who comes and who came（报名、签到与请假）. An answer and a check-in are two facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.meetings import Meeting, check_open
from domain.refusal import Refusal
from domain.settings import BranchSettings


class Answer(StrEnum):
    """What a member said beforehand（答复）."""

    COMING = "coming"  # 参加
    LEAVE = "leave"  # 请假


class Leave(StrEnum):
    """Why somebody is on leave（请假类别）: a category, never a text（个人信息保护法第28条）."""

    OFFICIAL = "official"  # 公
    SICK = "sick"  # 病
    PERSONAL = "personal"  # 事
    STUDY = "study"  # 学
    MOBILE = "mobile"  # 流动
    OTHER = "other"  # 其他


class Presence(StrEnum):
    """What stands in the record（到会情况）."""

    PRESENT = "present"  # 到
    EXCUSED = "excused"  # 请假
    ABSENT = "absent"  # 缺席
    OBSERVER = "observer"  # 列席
    ELSEWHERE = "elsewhere"  # 流动党员在流入地参加


APART = frozenset({Presence.OBSERVER, Presence.ELSEWHERE})
"""Listed apart, and in none of the numbers."""


class Approval(StrEnum):
    """How far a leave has come where the branch wants it approved（请假批准，本支部约定）."""

    WAITING = "waiting"  # 待批
    GRANTED = "granted"  # 已批
    REFUSED = "refused"  # 未批：本人可以另选


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person at one meeting（一人一会）; `recorded`, the secretary's word, stands first.

    `is_exempt` for whoever need not attend（免考勤）and yet belongs there. `made_up_on` is the day
    of a make-up study（补学）, `is_made_up` once it is confirmed; neither changes the fact.
    """

    member_id: int
    is_expected: bool = True
    answer: Answer | None = None
    answered_at: datetime | None = None
    leave: Leave | None = None
    checked_in_at: datetime | None = None
    recorded: Presence | None = None
    is_late_record: bool = False
    is_exempt: bool = False
    approval: Approval | None = None
    made_up_on: date | None = None
    is_made_up: bool = False

    @property
    def is_listed(self) -> bool:
        """Whether they belong to this meeting, expected for attendance or not."""
        return self.is_expected or self.is_exempt

    @property
    def is_owed(self) -> bool:
        """Whether they count among those expected（应到）: not who is listed apart."""
        return self.is_expected and self.recorded not in APART

    @property
    def is_on_leave(self) -> bool:
        """请假 as far as it counts: not while it waits for approval（待批）."""
        return self.answer is Answer.LEAVE and self.approval is not Approval.WAITING

    @property
    def is_waiting(self) -> bool:
        """Whether their leave still waits, and nothing has overtaken it（请假待批）."""
        is_asked = self.answer is Answer.LEAVE and self.approval is Approval.WAITING
        return is_asked and self.presence is None

    @property
    def is_standing_leave(self) -> bool:
        """On leave by what the secretary wrote down for a while（长假）: nobody answered."""
        return self.answer is Answer.LEAVE and self.answered_at is None

    @property
    def presence(self) -> Presence | None:
        """What it comes to; None while nobody has said（未确认）. 签到 beats 请假."""
        if self.recorded is not None:
            return self.recorded
        if self.checked_in_at is not None:
            return Presence.PRESENT
        return Presence.EXCUSED if self.is_on_leave else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The numbers of a meeting（统计）. Observers, and who attends elsewhere, are in no other."""

    expected: int = 0
    coming: int = 0
    on_leave: int = 0
    checked_in: int = 0
    present: int = 0
    excused: int = 0
    absent: int = 0
    observers: int = 0
    elsewhere: int = 0
    unconfirmed: int = 0
    silent: int = 0


def tally(attendances: Iterable[Attendance]) -> Tally:
    """Count them（应到、实到、请假、缺席、列席）."""
    everyone = list(attendances)
    owed = [one for one in everyone if one.is_owed]
    presences = [one.presence for one in owed]
    return Tally(
        expected=len(owed),
        coming=sum(one.answer is Answer.COMING for one in owed),
        on_leave=sum(one.is_on_leave and one.checked_in_at is None for one in owed),
        checked_in=sum(presence is Presence.PRESENT for presence in presences),
        present=presences.count(Presence.PRESENT),
        excused=presences.count(Presence.EXCUSED),
        absent=presences.count(Presence.ABSENT),
        observers=sum(one.recorded is Presence.OBSERVER for one in everyone),
        elsewhere=sum(one.recorded is Presence.ELSEWHERE for one in everyone),
        unconfirmed=presences.count(None),
        silent=sum(one.answer is None and one.presence is None for one in owed),
    )


def is_or_will_be_here(one: Attendance, *, has_begun: bool) -> bool:
    """Whether somebody is there or, before it has begun, has said 参加."""
    if one.presence is Presence.PRESENT:
        return True
    return not has_begun and one.presence is None and one.answer is Answer.COMING


def check_answer(
    meeting: Meeting, current: Attendance | None, answer: Answer, now: datetime
) -> None:
    """Refuse an answer（参加、请假）that cannot count.

    To come is said before the start, later one checks in. Leave may be asked for until closing;
    who has checked in is here, whatever is pressed later.
    """
    check_open(meeting)
    check_is_expected(current)
    if current is not None and current.checked_in_at is not None:
        raise Refusal("attendance.refused.already_here")
    if answer is Answer.COMING and now >= meeting.starts_at:
        raise Refusal("attendance.refused.begun")


def check_check_in(
    meeting: Meeting, current: Attendance | None, settings: BranchSettings, now: datetime
) -> None:
    """Refuse a check-in（签到）at the wrong time: nobody checks in from home the evening before."""
    check_open(meeting)
    check_is_expected(current)
    minutes = settings.doors_open_minutes
    if now < meeting.starts_at - timedelta(minutes=minutes):
        raise Refusal("attendance.refused.too_early", minutes=minutes)
    if now > meeting.ends_at + timedelta(minutes=settings.doors_close_minutes):
        raise Refusal("attendance.refused.too_late")


def check_is_expected(current: Attendance | None) -> None:
    """Refuse somebody who is not on this meeting's list."""
    if current is None or not current.is_listed:
        raise Refusal("attendance.refused.not_expected")
