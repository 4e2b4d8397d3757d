"""How meetings and stretches of months are called in attendance（考勤的称呼）."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.asking import Roll
from domain.meetings import Meeting
from domain.people import Branch
from domain.periods import Period
from locales import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """With whose eyes a card is read: the branch and its clock, the reader's language."""

    now: datetime
    branch: Branch
    words: Words

    @property
    def zone(self) -> ZoneInfo:
        return self.branch.timezone


def period_name(period: Period, words: Words) -> str:
    """Such as 2026年10月, 2026年10—12月 or 2026年."""
    first, last = period.first, period.last
    key = "month" if period.is_month else "year" if period.is_year else "months"
    return words(
        f"asking.period.{key}", year=first.year,
        first_name=words(f"moment.month_name.{first.number}"),
        last_name=words(f"moment.month_name.{last.number}"),
    )  # fmt: skip


def day_of(meeting: Meeting, period: Period, reading: Reading) -> str:
    """Such as 27日 within a month, else 10-27."""
    day = meeting.starts_at.astimezone(reading.zone).date()
    key = "day" if period.is_month else "month_day"
    return reading.words(f"asking.{key}", month=day.month, day=day.day)


def line_of(roll: Roll, period: Period, reading: Reading) -> str:
    """Such as 27日 主题党日, with a star while it is not closed and a mark for late entries."""
    name = reading.words(f"meeting.short.{roll.meeting.kind}")
    star = "*" if roll.meeting.is_open else ""
    has_late = roll.has_late_records and roll.sees_names
    late = reading.words("asking.remarks", remarks=reading.words("asking.late")) if has_late else ""
    return f"{day_of(roll.meeting, period, reading)} {name}{late}{star}"
