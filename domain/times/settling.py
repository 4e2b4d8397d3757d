"""Which moment a spoken day and time come to（落到哪一刻）."""

from datetime import date, datetime, time
from itertools import chain

from domain.refusal import Refusal
from domain.times.clock_words import Clock
from domain.times.month_days import DayNumber
from domain.times.spoken_days import SpokenDay
from domain.times.wall_time import is_after, zone_of

YEARS_AHEAD = 3
"""How far ahead anything may be planned, in years（最远几年）."""

NINE = Clock(((0, time(9)),))
"""The hour that stands in until somebody says one（默认九点）."""


def settle(day: SpokenDay, clock: Clock | None, now: datetime) -> datetime:
    """The moment that was meant, or a refusal that offers the likely one（定时刻）.

    A day without a time is over only when it ends; a bare weekday that is today and names no
    time may be today or in a week, so it is refused with both once nine o'clock is over.
    """
    today = now.date()
    _refuse_too_far(day.said, today)
    days = (each for each in chain((day.said,), day.later) if each >= today)
    moments = ((clock or NINE).on(each, zone_of(now)) for each in days)
    at = next(moments)
    if day.said >= today and (is_after(at, now) or (clock is None and not day.rolls)):
        return at
    meant = at if is_after(at, now) else next(moments)
    if not day.rolls:
        raise Refusal("when.refused.past", meant=meant)
    if clock is None:
        raise Refusal("when.refused.ambiguous", first=at, second=meant)
    return meant


def settle_end(end: Clock, begins_at: datetime) -> datetime:
    """The end on the same day; one that is not later is not understood（定结束时刻）."""
    ends_at = end.on(begins_at.date(), zone_of(begins_at))
    if not is_after(ends_at, begins_at):
        raise Refusal("when.refused.unreadable", phrase=f"{begins_at:%H:%M}-{ends_at:%H:%M}")
    return ends_at


def _refuse_too_far(day: date, today: date) -> None:
    horizon = DayNumber(today.day).in_month(today.year + YEARS_AHEAD, today.month)
    if day > horizon:
        raise Refusal("when.refused.too_far", years=YEARS_AHEAD)
