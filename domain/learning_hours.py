"""Hours of learning from meetings（学时）: one hour is one, half a day four, a day eight.

The counting is one company's rule, not a national one; how many are wanted stands in `learning`.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.meetings import Meeting, MeetingKind

A_DAY = Decimal(8)
"""The most of one calendar day."""

HALF_HOURS = timedelta(minutes=30)

NO_LEARNING = frozenset({MeetingKind.COMMITTEE_MEETING})
"""Where the branch is run, not studied."""


def hours_of(meeting: Meeting, zone: ZoneInfo) -> Decimal:
    """By the planned length in whole half hours, eight at most of each day."""
    total, since = Decimal(0), meeting.starts_at.astimezone(zone)
    ends = meeting.ends_at.astimezone(zone)
    while since < ends:
        midnight = datetime.combine(since.date() + timedelta(days=1), time(), zone)
        until = min(ends, midnight)
        total += min(Decimal((until - since) // HALF_HOURS) / 2, A_DAY)
        since = until
    return total


def hours_in(year: int, attended: Iterable[Meeting], zone: ZoneInfo) -> Decimal:
    """Of the meetings somebody was at, those that began in that calendar year of the branch."""
    return sum(
        (hours_of(one, zone) for one in attended
         if one.starts_at.astimezone(zone).year == year and one.kind not in NO_LEARNING),
        Decimal(0),
    )  # fmt: skip
