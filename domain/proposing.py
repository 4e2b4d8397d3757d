"""What a month's plan proposes（月计划的建议）: what the branch owes, on the days it is used to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.beats import turn_of
from domain.cadence import standing
from domain.fulfilment import entries_of
from domain.gatherings import gathering_of
from domain.habits import habit_of, moment_of, working_day
from domain.make_up import make_up_of
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.months import Month
from domain.obligations import Duty, MakeUp, Obligation, obligations_of
from domain.people import Member
from domain.planning import PlanLine

COUNTS = frozenset({MeetingState.DRAFT, MeetingState.PUBLISHED, MeetingState.CLOSED})

GATHERINGS = frozenset(
    {
        Duty.COMMITTEE_MEETING,
        Duty.THEME_DAY,
        Duty.GROUP_MEETING,
        Duty.ORGANIZATIONAL_LIFE_MEETING,
    }
)
"""Proposed as lines of their own, in the last month of their stretch; the others as parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a plan is made from: the year's meetings so far, and who is there."""

    meetings: Sequence[Meeting]
    members: Sequence[Member]
    zone: ZoneInfo
    now: datetime
    lecture: str
    windows: Mapping[int, date] = field(default_factory=dict)

    @property
    def make_up(self) -> MakeUp:
        return make_up_of(self.members, self.zone, self.lecture, windows=self.windows)

    def standing(self, month: Month) -> list[Meeting]:
        """What is planned or held that month already（已有）."""
        return [one for one in self.meetings if self._in(one, month) and one.state in COUNTS]

    def lacks(self, obligation: Obligation, month: Month) -> bool:
        """Whether the stretch that month lies in has neither been met nor been planned for."""
        if not (obligation.is_applicable and obligation.is_tracked):
            return False
        gatherings = [gathering_of(one, self.now) for one in self.meetings]
        found = standing(
            obligation, turn_of(obligation.beat, month.first),
            entries_of(gatherings, self.make_up), make_up=self.make_up, as_of=month.first,
        )  # fmt: skip
        return not (found.is_met or found.is_arranged)

    def _month(self, meeting: Meeting) -> Month:
        return Month.of(meeting.starts_at.astimezone(self.zone).date())

    def _in(self, meeting: Meeting, month: Month) -> bool:
        return self._month(meeting) == month


def propose(
    month: Month, situation: Situation, is_workday: Callable[[date], bool]
) -> list[PlanLine]:
    """What is still to be planned, in order of time. What stands already is not proposed again."""
    lines = []
    for owed in obligations_of(situation.make_up):
        is_its_month = month == turn_of(owed.beat, month.first).last
        if owed.duty in GATHERINGS and is_its_month and situation.lacks(owed, month):
            kind = MeetingKind(owed.duty)
            parts = _parts_due(month, situation) if kind is MeetingKind.THEME_DAY else ()
            group_id = None if owed.group is None else int(owed.group)
            lines.append(_line(kind, month, situation, is_workday, parts=parts, group_id=group_id))
    return sorted((line for line in lines if line is not None), key=lambda line: line.starts_at)


def _parts_due(month: Month, situation: Situation) -> tuple[MeetingKind, ...]:
    """党课 if this stretch has none yet; 党员大会 in a quarter's last month without one."""
    owed = {one.duty: one for one in obligations_of(situation.make_up)}
    lecture, general = owed[Duty.PARTY_LECTURE], owed[Duty.GENERAL_MEETING]
    parts = []
    if situation.lacks(lecture, month):
        parts.append(MeetingKind.PARTY_LECTURE)
    if month == turn_of(general.beat, month.first).last and situation.lacks(general, month):
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
