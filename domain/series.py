"""Meetings that come back by the calendar（重复的会）: one rule, and an occurrence at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from domain.drafting import parse_subject
from domain.holidays import IsWorkday, weekday_works
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.moving import STILL_TIME
from domain.quiet import after_the_night
from domain.refusal import Refusal
from domain.settings import BranchSettings
from domain.times import (
    ByMonth,
    Daily,
    DayNumber,
    Fortnightly,
    LastDay,
    Recurrence,
    Weekly,
    Workdays,
    read_hours,
    read_when,
)
from domain.times.settling import YEARS_AHEAD
from domain.times.wall_time import zone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What its occurrences have in common（整个系列）; `lasts` by the clock on the wall.

    `done_to` is the last day whose occurrence was written down, so that one moved, called off or
    thrown away is not written a second time; None until the first has been published.
    """

    id: int
    branch_id: int
    kind: MeetingKind
    title: str
    rule: Recurrence
    lasts: timedelta
    place: str = ""
    parts: tuple[MeetingKind, ...] = ()
    scope: Scope = Scope.ALL
    group_id: int | None = None
    created_by: int | None = None
    done_to: date | None = None
    ended_at: datetime | None = None

    @property
    def is_going_on(self) -> bool:
        return self.done_to is not None and self.ended_at is None

    @property
    def is_told_ahead(self) -> bool:
        """Whether its caller is told of each before it goes out; each day it would be noise."""
        return not isinstance(self.rule.pattern, Daily | Workdays)

    @property
    def until(self) -> time:
        """The end by the clock on the wall."""
        return (datetime.combine(date.min, self.rule.at) + self.lasts).time()

    def meeting_at(self, turn: datetime) -> Meeting:
        """The occurrence of that turn, not yet written down."""
        return Meeting(
            id=0, branch_id=self.branch_id, kind=self.kind, parts=self.parts, title=self.title,
            place=self.place, starts_at=turn, ends_at=turn + self.lasts, scope=self.scope,
            group_id=self.group_id, created_by=self.created_by, series_id=self.id,
            series_on=turn.date(),
        )  # fmt: skip

    def coming(self, now: datetime) -> Iterator[Meeting]:
        """Those not yet written down, the next first; `now` in the branch's zone."""
        assert self.done_to is not None
        return map(self.meeting_at, turns_after(self.rule, self.done_to, now))


def check_comes(rule: Recurrence, now: datetime) -> None:
    """Refuse a rule whose next turn is too far off, as 每年2月第五个周一. `now` in the zone."""
    horizon = DayNumber(now.day).in_month(now.year + YEARS_AHEAD, now.month)
    if rule.next_after(now).date() > horizon:
        raise Refusal("when.refused.too_far", years=YEARS_AHEAD)


def turns_after(rule: Recurrence, done_to: date, now: datetime) -> Iterator[datetime]:
    """The turns still to come of days after `done_to`; `now` in the branch's zone."""
    turn = max(now, datetime.combine(done_to, time.max, zone_of(now)).replace(microsecond=0))
    while True:
        turn = rule.next_after(turn)
        yield turn


def turn_to_write(
    series: Series, now: datetime, zone: ZoneInfo, settings: BranchSettings
) -> datetime | None:
    """The occurrence to be written down by now（本支部约定: a week ahead）, never one that is past.

    None while the last one written down is still to come, or on: never two ahead.
    """
    local = now.astimezone(zone)
    if not series.is_going_on or series.done_to is None:
        return None
    turn = series.rule.next_after(local)
    if series.rule.next_after(local - series.lasts) != turn:
        return None
    written_on = turn.date() - timedelta(days=settings.series_days)
    is_early = local < datetime.combine(written_on, settings.series_at, zone)
    return None if turn.date() <= series.done_to or is_early else turn


def goes_out_at(
    turn: datetime, now: datetime, zone: ZoneInfo, settings: BranchSettings
) -> datetime | None:
    """When an occurrence is published: the morning after it was written down（本支部约定）.

    At once where that would be late; None where the night leaves no time at all.
    """
    local, ahead = now.astimezone(zone), timedelta(days=settings.series_days - 1)
    next_day = local.date() + timedelta(days=local.time() >= settings.series_at)
    day = max(next_day, turn.astimezone(zone).date() - ahead)
    morning = datetime.combine(day, settings.series_at, zone)
    if morning + STILL_TIME <= turn:
        return morning
    soon = after_the_night(now, zone, settings)
    return soon if soon < turn else None


def period_end(rule: Recurrence, day: date) -> date:
    """The last day of the week, month, quarter or year of that turn, which then has had its one."""
    match rule.pattern:
        case Daily() | Workdays():
            return day
        case Weekly() | Fortnightly():
            return day + timedelta(days=7 - day.isoweekday())
        case ByMonth(every):
            first = day.year * 12 + day.month - 1
            last = first - first % every + every - 1
            return LastDay().in_month(last // 12, last % 12 + 1)


@dataclass(frozen=True, slots=True)
class Course:
    """How a series goes on once its rule is another: which drafts follow, and to what turns."""

    done_to: date
    moved: tuple[tuple[Meeting, datetime], ...]


def change(series: Series, new: Series, ahead: Sequence[Meeting], now: datetime) -> Course:
    """Drafts still to come follow the new rule; what was published keeps its time.

    `ahead` are the series' occurrences, in order; `now` in the branch's zone. A month that has
    had its one gets no second when the days of the month are others.
    """
    assert series.done_to is not None
    drafts = [one for one in ahead if one.state is MeetingState.DRAFT and one.starts_at > now]
    said = [one.series_on for one in ahead if one not in drafts and one.series_on is not None]
    yesterday = now.date() - timedelta(days=1)
    done_to = max(said, default=yesterday) if drafts else series.done_to
    if series.rule.pattern != new.rule.pattern:
        done_to = min(period_end(rule, done_to) for rule in (series.rule, new.rule))
    turns = list(islice(turns_after(new.rule, done_to, now), len(drafts)))
    if turns:
        done_to = turns[-1].date()
    return Course(done_to, tuple(zip(drafts, turns, strict=True)))


def read_change(
    text: str, series: Series, now: datetime, works: IsWorkday = weekday_works
) -> Series:
    """Another rule, only another hour, a new @place; what is not said stays as it is.

    `now` in the branch's zone.
    """
    phrase, place = parse_subject(text)
    rule, lasts = series.rule, None
    if phrase and (hours := read_hours(phrase, now)) is not None:
        rule, lasts = replace(rule, at=hours[0]), hours[1]
    elif phrase:
        reading = read_when(phrase, now, may_last=True)
        if not isinstance(reading.when, Recurrence) or reading.rest:
            raise Refusal("series.refused.not_understood")
        rule, lasts = reading.when.on(works), reading.lasts
        rule = rule if reading.has_time else replace(rule, at=series.rule.at)
    elif not place:
        raise Refusal("series.refused.not_understood")
    new = replace(series, rule=rule, lasts=lasts or series.lasts, place=place or series.place)
    if new == series:
        raise Refusal("series.refused.same")
    check_comes(rule, now)
    return new
