"""The plan of a month（月计划）, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import combinations

from domain.meetings import MeetingKind
from domain.months import Month
from domain.refusal import Refusal


class Reason(StrEnum):
    """Why it stands in the plan: an article of《支部工作条例（试行）》, or a custom."""

    GENERAL = "general"  # 第十一条
    COMMITTEE = "committee"  # 第十二条
    GROUP = "group"  # 第十三条
    THEME_DAY = "theme_day"  # 第十六条
    LIFE_MEETING = "life_meeting"  # 第十七条
    LECTURE = "lecture"  # 本支部约定


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One gathering proposed; `id` once it is written down, `meeting_id` once it is a draft."""

    kind: MeetingKind
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    parts: tuple[MeetingKind, ...] = ()
    group_id: int | None = None
    is_moved: bool = False
    """Whether the usual day was no working day（顺延）."""
    is_usual: bool = False
    is_dropped: bool = False
    id: int = 0
    meeting_id: int | None = None

    @property
    def reasons(self) -> list[Reason]:
        """Of its own kind first, then of its parts."""
        return [_REASONS[kind] for kind in (self.kind, *self.parts) if kind in _REASONS]


_REASONS = {
    MeetingKind.COMMITTEE_MEETING: Reason.COMMITTEE,
    MeetingKind.GROUP_MEETING: Reason.GROUP,
    MeetingKind.THEME_DAY: Reason.THEME_DAY,
    MeetingKind.GENERAL_MEETING: Reason.GENERAL,
    MeetingKind.PARTY_LECTURE: Reason.LECTURE,
    MeetingKind.ORGANIZATIONAL_LIFE_MEETING: Reason.LIFE_MEETING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What stands in the plan of a month."""

    id: int
    branch_id: int
    month: Month
    lines: tuple[PlanLine, ...] = ()
    posted_at: datetime | None = None

    @property
    def kept(self) -> list[PlanLine]:
        return [line for line in self.lines if not line.is_dropped]

    @property
    def is_saved(self) -> bool:
        """Whether all that is kept are drafts by now."""
        return bool(self.kept) and all(line.meeting_id is not None for line in self.kept)


def clashing(lines: Iterable[PlanLine]) -> list[tuple[PlanLine, PlanLine]]:
    """Pairs at one time that need not be of different people: only two groups never share any."""
    return [
        (one, other)
        for one, other in combinations(lines, 2)
        if one.starts_at < other.ends_at and other.starts_at < one.ends_at
        and not (one.group_id and other.group_id)
    ]  # fmt: skip


def check_month(month: Month, today: date) -> None:
    """Refuse a month that is over, or further away than a year."""
    this = Month.of(today)
    if month < this:
        raise Refusal("plan.refused.past", month=month)
    if month > this.plus(12):
        raise Refusal("plan.refused.far", month=month)


def check_moved(line: PlanLine, starts_at: datetime, month: Month, now: datetime) -> None:
    """Refuse another month, and what is over."""
    if starts_at <= now:
        raise Refusal("meeting.refused.past")
    if starts_at.date() not in month:
        raise Refusal("plan.refused.other_month", month=month)
    if line.meeting_id is not None:
        raise Refusal("plan.refused.saved")
