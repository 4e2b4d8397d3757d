"""The monthly digest（月报）: counts for the group; names for the secretary alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.attendance import Attendance, Tally, tally
from domain.dues import Due, DuesTally, DueState, tally_dues
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.minutes import Minutes
from domain.months import Month
from domain.notices import NoticeKind

MAX_REMARK = 100
"""Characters of the secretary's own line."""


class DigestState(StrEnum):
    """Whether it goes out（月报状态）; the values are stored."""

    GOES = "goes"  # 到时发
    SKIPPED = "skipped"  # 本月不发


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A month's digest as it is written down; `remark` is the secretary's own line."""

    month: Month
    goes_at: datetime
    state: DigestState = DigestState.GOES
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting of the month with its numbers."""

    meeting: Meeting
    counts: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthReport:
    """What the group may read: numbers, days and kinds. No name stands in it, by construction."""

    month: Month
    held: tuple[Held, ...]
    groups: int
    groups_met: int
    dues: DuesTally
    ahead: tuple[Meeting, ...]
    dues_on: date | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of the month itself."""
        return not self.held and not self.dues.expected

    def of(self, kind: MeetingKind) -> list[Held]:
        return [held for held in self.held if held.meeting.kind is kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Whose presence at a meeting is missing（缺席、未确认）: ids of members."""

    meeting: Meeting
    absent: tuple[int, ...]
    unconfirmed: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthGaps:
    """What is missing, for the secretary alone; `lapsed` are drafts whose time has passed."""

    gaps: tuple[Gap, ...]
    unclosed: tuple[Meeting, ...]
    unrecorded: tuple[Meeting, ...]
    unpaid: tuple[int, ...]
    claimed: tuple[int, ...]
    unsaid: tuple[tuple[NoticeKind, int], ...]
    lapsed: tuple[Meeting, ...] = ()

    @property
    def is_empty(self) -> bool:
        missing = (self.gaps, self.unclosed, self.unrecorded, self.unpaid, self.claimed)
        return not (any(missing) or self.unsaid or self.lapsed)


def report(
    month: Month, meetings: Mapping[Meeting, Iterable[Attendance]], dues: Iterable[Due], *,
    groups: int, ahead: Iterable[Meeting], dues_on: date | None,
) -> MonthReport:  # fmt: skip
    """Sum up a month. A meeting of a few named people（点名）is not told to the whole group."""
    told = {
        meeting: people for meeting, people in meetings.items() if meeting.scope is not Scope.NAMED
    }
    closed = [meeting for meeting in told if meeting.state is MeetingState.CLOSED]
    met = {one.group_id for one in closed if one.kind is MeetingKind.GROUP_MEETING} - {None}
    all_met = any(
        one.scope is Scope.ALL and MeetingKind.GROUP_MEETING in one.parts for one in closed
    )
    return MonthReport(
        month=month,
        held=tuple(Held(meeting=meeting, counts=tally(told[meeting])) for meeting in told),
        groups=groups,
        groups_met=groups if all_met else len(met),
        dues=tally_dues(dues),
        ahead=tuple(meeting for meeting in ahead if meeting.scope is not Scope.NAMED),
        dues_on=dues_on,
    )


def gaps(
    meetings: Mapping[Meeting, Iterable[Attendance]], dues: Iterable[Due],
    unsaid: Mapping[NoticeKind, int], now: datetime, *, minutes: Iterable[Minutes] = (),
    drafts: Iterable[Meeting] = (),
) -> MonthGaps:  # fmt: skip
    """What the secretary may still see to; of meetings that are not over nothing is missing.

    `minutes` are their records: those not confirmed are named（会议记录待确认）; so are the
    `drafts` nobody published in time（过期的草稿）.
    """
    waiting = {one.meeting_id for one in minutes if not one.is_locked}
    over = {meeting: list(people) for meeting, people in meetings.items() if meeting.ends_at <= now}
    found = [_gap(meeting, people) for meeting, people in over.items()]
    owed = list(dues)
    return MonthGaps(
        gaps=tuple(gap for gap in found if gap.absent or gap.unconfirmed),
        unclosed=unclosed(over, now),
        unrecorded=tuple(one for one in over if one.id in waiting and not one.is_open),
        unpaid=tuple(due.member_id for due in owed if due.state is DueState.DUE),
        claimed=tuple(due.member_id for due in owed if due.state is DueState.CLAIMED),
        unsaid=tuple(unsaid.items()),
        lapsed=tuple(one for one in drafts if one.starts_at <= now),
    )


def unclosed(meetings: Iterable[Meeting], now: datetime) -> tuple[Meeting, ...]:
    """Those that are over and wait for the secretary to close them（待结束）."""
    return tuple(meeting for meeting in meetings if meeting.is_open and meeting.ends_at <= now)


def _gap(meeting: Meeting, people: Iterable[Attendance]) -> Gap:
    listed = list(people)
    absent = tuple(one.member_id for one in listed if tally([one]).absent)
    unconfirmed = tuple(one.member_id for one in listed if tally([one]).unconfirmed)
    return Gap(meeting=meeting, absent=absent, unconfirmed=unconfirmed)
