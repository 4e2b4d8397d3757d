"""What a branch is used to（惯例）: on which day, at which hour and where it meets."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.meetings import USUAL_LENGTH, Meeting, MeetingKind, MeetingState
from domain.months import Month

HELD = frozenset({MeetingState.PUBLISHED, MeetingState.CLOSED})
FRIDAY, WEDNESDAY = 5, 3
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """The so-manieth weekday of a month（第二个周五）, an hour, a length, a place.

    `is_usual` where the branch has no history yet, and this is only a proposal（本支部约定）.
    """

    nth: int
    weekday: int
    at: time
    length: timedelta = USUAL_LENGTH
    place: str = ""
    is_usual: bool = False

    def day_of(self, month: Month) -> date:
        """That day of the month; the last such weekday where there is no fifth."""
        first = date(month.year, month.number, 1)
        ahead = timedelta(days=(self.weekday - first.isoweekday()) % 7)
        day = first + ahead + (self.nth - 1) * WEEK
        return day if day in month else day - WEEK


USUAL: Mapping[MeetingKind, Habit] = {
    MeetingKind.COMMITTEE_MEETING: Habit(nth=1, weekday=WEDNESDAY, at=time(15), is_usual=True),
    MeetingKind.THEME_DAY: Habit(nth=2, weekday=FRIDAY, at=time(15), is_usual=True),
    MeetingKind.GROUP_MEETING: Habit(nth=3, weekday=WEDNESDAY, at=time(15), is_usual=True),
    MeetingKind.ORGANIZATIONAL_LIFE_MEETING: Habit(
        nth=3, weekday=FRIDAY, at=time(14), is_usual=True
    ),
}
"""Before there is a history; it can be changed line by line."""


def habit_of(
    kind: MeetingKind, past: Iterable[Meeting], zone: ZoneInfo, *, group_id: int | None = None
) -> Habit:
    """As the last one of this kind was held, by the branch's clock."""
    alike = [
        one for one in past
        if one.kind is kind and one.group_id == group_id and one.state in HELD
    ]  # fmt: skip
    if not alike:
        return USUAL[kind]
    last = max(alike, key=lambda one: one.starts_at)
    start = last.starts_at.astimezone(zone)
    return Habit(
        nth=(start.day - 1) // 7 + 1,
        weekday=start.isoweekday(),
        at=start.time(),
        length=last.ends_at - last.starts_at,
        place=last.place,
    )


def working_day(
    day: date, month: Month, first: date, is_workday: Callable[[date], bool]
) -> date | None:
    """That day, or the next one on which people work, from `first` on, within the month.

    At its end the last working day before; None where none is left.
    """
    last = monthrange(month.year, month.number)[1]
    days = [date(month.year, month.number, number) for number in range(1, last + 1)]
    free = [one for one in days if one >= first and is_workday(one)]
    return next((one for one in free if one >= day), free[-1] if free else None)


def moment_of(day: date, habit: Habit, zone: ZoneInfo) -> tuple[datetime, datetime]:
    start = datetime.combine(day, habit.at, zone)
    return start, start + habit.length
