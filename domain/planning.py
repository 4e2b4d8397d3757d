"""The plan of a month（月计划）: what the branch owes, on the days it is used to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import combinations
from zoneinfo import ZoneInfo

from domain.habits import habit_of, moment_of, working_day
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.months import Month
from domain.people import Member
from domain.refusal import Refusal

COMMITTEE_FROM = 3
"""So many on it make a committee（支委会由3至5人组成，《支部工作条例（试行）》）."""

COUNTS = frozenset({MeetingState.DRAFT, MeetingState.PUBLISHED, MeetingState.CLOSED})
YEAR_END = 12
MONTHS_IN = {"quarter": 3, "half": 6, "term": 6}
"""How long the stretch is in which one party lecture is due（党课，本支部约定）."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a plan is made from: the year's meetings so far, and who is there."""

    meetings: Sequence[Meeting]
    members: Sequence[Member]
    zone: ZoneInfo
    now: datetime
    lecture: str

    def standing(self, month: Month) -> list[Meeting]:
        """What is planned or held that month already（已有）."""
        return [one for one in self.meetings if self._in(one, month) and one.state in COUNTS]

    def has(self, kind: MeetingKind, first: Month, last: Month) -> bool:
        """Whether one was held, or stands, within these months, as a part of another too."""
        return any(
            kind in one.records and one.state in COUNTS and first <= self._month(one) <= last
            for one in self.meetings
        )

    def _month(self, meeting: Meeting) -> Month:
        return Month.of(meeting.starts_at.astimezone(self.zone).date())

    def _in(self, meeting: Meeting, month: Month) -> bool:
        return self._month(meeting) == month


def propose(
    month: Month, situation: Situation, is_workday: Callable[[date], bool]
) -> list[PlanLine]:
    """What is still to be planned, in order of time. What stands already is not proposed again."""
    standing = situation.standing(month)
    kinds = {one.kind for one in standing}
    lines = []
    on_committee = sum(member.sits_on_committee for member in situation.members)
    if on_committee >= COMMITTEE_FROM and MeetingKind.COMMITTEE_MEETING not in kinds:
        lines.append(_line(MeetingKind.COMMITTEE_MEETING, month, situation, is_workday))
    if MeetingKind.THEME_DAY not in kinds:
        parts = _parts_due(month, situation)
        lines.append(_line(MeetingKind.THEME_DAY, month, situation, is_workday, parts=parts))
    groups = {one.group.id for one in situation.members if one.group is not None}
    met = {one.group_id for one in standing if one.kind is MeetingKind.GROUP_MEETING}
    for group_id in sorted(groups - met):
        lines.append(
            _line(MeetingKind.GROUP_MEETING, month, situation, is_workday, group_id=group_id)
        )
    olm = MeetingKind.ORGANIZATIONAL_LIFE_MEETING
    if month.number == YEAR_END and not situation.has(olm, Month(month.year, 1), month):
        lines.append(_line(olm, month, situation, is_workday))
    return sorted((line for line in lines if line is not None), key=lambda line: line.starts_at)


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


def _parts_due(month: Month, situation: Situation) -> tuple[MeetingKind, ...]:
    """党课 if this stretch has none yet; 党员大会 in a quarter's last month without one."""
    parts = []
    if (length := MONTHS_IN.get(situation.lecture)) is not None:
        first = Month(month.year, 1).plus((month.number - 1) // length * length)
        if not situation.has(MeetingKind.PARTY_LECTURE, first, month):
            parts.append(MeetingKind.PARTY_LECTURE)
    if month.number % 3 == 0 and not situation.has(
        MeetingKind.GENERAL_MEETING, month.plus(-2), month
    ):
        parts.append(MeetingKind.GENERAL_MEETING)
    return tuple(parts)


def _line(
    kind: MeetingKind, month: Month, situation: Situation, is_workday: Callable[[date], bool], *,
    parts: tuple[MeetingKind, ...] = (), group_id: int | None = None,
) -> PlanLine | None:  # fmt: skip
    """On its usual day, or the next working day after it that is still to come."""
    habit = habit_of(kind, situation.meetings, situation.zone, group_id=group_id)
    usual = habit.day_of(month)
    tomorrow = date.fromordinal(situation.now.astimezone(situation.zone).toordinal() + 1)
    day = working_day(usual, month, tomorrow, is_workday)
    if day is None:
        return None
    starts_at, ends_at = moment_of(day, habit, situation.zone)
    return PlanLine(
        kind=kind, starts_at=starts_at, ends_at=ends_at, place=habit.place, parts=parts,
        group_id=group_id, is_moved=day != usual, is_usual=habit.is_usual,
    )  # fmt: skip
