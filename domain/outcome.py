"""What one member's attendance at one meeting comes to（到会认定）."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.attendance import Answer, Approval, Attendance, Presence
from domain.meetings import Meeting, MeetingState


class Final(StrEnum):
    """The finding; the values are those of the record and of exports."""

    PRESENT = "present"  # 实到
    EXCUSED = "excused"  # 请假
    ABSENT = "absent"  # 缺席
    ABSENT_UNCONFIRMED = "absent_unconfirmed"  # 说参加而没有签到，待书记核实
    ATTENDED_ELSEWHERE = "attended_elsewhere"  # 流动党员在流入地参加
    OPEN = "open"  # 还没有结果


class Source(StrEnum):
    """Whose word it is."""

    OWN = "own"  # 本人
    RECORDED_ON_BEHALF = "recorded_on_behalf"  # 代记


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """One press: that they come, or are on leave, `at` so long after the start（minus: before）."""

    is_present: bool
    at: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveRequest:
    """Leave asked for（请假）`at` so long after the start; never why.

    `is_approved` is None while nobody has decided, where the branch wants approval（本支部约定）.
    """

    at: timedelta
    is_approved: bool | None = True

    @property
    def is_late(self) -> bool:
        """Whether it was asked for only once the meeting had begun（事后请假）."""
        return self.at >= timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of one member at one meeting. None where nobody has said.

    `recorded` is the secretary's word（代记）, `said` the answer beforehand, `has_checked_in` the
    fact. `made_up_on` is the day a missed study was made up（补学）.
    """

    recorded: Final | None = None
    taps: Sequence[Tap] = ()
    is_coming: bool = False
    has_checked_in: bool = False
    leave: LeaveRequest | None = None
    is_closed: bool = False
    is_elsewhere: bool = False
    made_up_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The finding and what goes with it. Making up（补学）never changes the fact."""

    final: Final
    source: Source = Source.OWN
    is_late_leave: bool = False
    is_made_up: bool = False

    @property
    def counts_present(self) -> bool:
        return self.final is Final.PRESENT

    @property
    def shown_as(self) -> str:
        """What the group may read of it, if anything: 到 or 请假, never why, never 缺席."""
        said = {Final.PRESENT: "present", Final.EXCUSED: "excused"}
        return said.get(self.final, "unconfirmed")

    @property
    def is_in_expected(self) -> bool:
        """Whether they are among those expected（应到）; who attends elsewhere is listed apart."""
        return self.final is not Final.ATTENDED_ELSEWHERE


def recorded_as(*, is_present: bool) -> Final:
    """What the secretary writes down for whoever has no account（代记）."""
    return Final.PRESENT if is_present else Final.ABSENT


def outcome_of(facts: Facts) -> Outcome:
    """The secretary's word first, then attendance elsewhere, then the last press, then leave.

    Who said they would come and did not check in stays unconfirmed until the secretary says.
    """
    is_made_up = facts.made_up_on is not None
    if facts.recorded is not None:
        return Outcome(
            final=facts.recorded, source=Source.RECORDED_ON_BEHALF, is_made_up=is_made_up
        )
    is_late = facts.leave is not None and facts.leave.is_late
    return Outcome(final=_own(facts), is_late_leave=is_late, is_made_up=is_made_up)


def _own(facts: Facts) -> Final:
    if facts.is_elsewhere:
        return Final.ATTENDED_ELSEWHERE
    if facts.taps:
        last = max(facts.taps, key=lambda tap: tap.at)
        return Final.PRESENT if last.is_present else Final.EXCUSED
    if facts.has_checked_in:
        return Final.PRESENT
    if facts.leave is not None and facts.leave.is_approved:
        return Final.EXCUSED
    if facts.leave is not None and facts.leave.is_approved is False:
        return Final.ABSENT
    if not facts.is_closed:
        return Final.OPEN
    is_open = facts.is_coming or facts.leave is not None
    return Final.ABSENT_UNCONFIRMED if is_open else Final.ABSENT


_RECORDED = {
    Presence.PRESENT: Final.PRESENT,
    Presence.EXCUSED: Final.EXCUSED,
    Presence.ABSENT: Final.ABSENT,
    Presence.ELSEWHERE: Final.ATTENDED_ELSEWHERE,
}
_APPROVED = {None: True, Approval.GRANTED: True, Approval.WAITING: None, Approval.REFUSED: False}


def outcome_at(meeting: Meeting, one: Attendance) -> Outcome:
    """The same from the list of a meeting; an observer（列席）has none but what they said."""
    leave = None
    if one.answer is Answer.LEAVE or one.approval is Approval.REFUSED:
        said = one.answered_at
        at = timedelta.min if said is None else said - meeting.starts_at
        leave = LeaveRequest(at=at, is_approved=_APPROVED[one.approval])
    return outcome_of(
        Facts(
            recorded=None if one.recorded is None else _RECORDED.get(one.recorded),
            is_coming=one.answer is Answer.COMING,
            has_checked_in=one.checked_in_at is not None,
            leave=leave,
            is_closed=meeting.state is MeetingState.CLOSED,
            made_up_on=one.made_up_on if one.is_made_up else None,
        )
    )
