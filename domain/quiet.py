"""Quiet hours（免打扰）, by the reader's own clock."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.people import Reader
from domain.settings import BranchSettings

MORNING = time(8)

LONGEST = timedelta(hours=14)
"""The longest quiet hours of one's own; something must be left of the day（本支部约定）."""


def own_hours(reader: Reader | None, settings: BranchSettings) -> BranchSettings:
    """The branch's customs with this reader's own quiet hours, if they have chosen any.

    None reads with everybody else, in a group: the branch's hours count there.
    """
    if reader is None or reader.quiet is None:
        return settings
    begin, end = reader.quiet
    own = replace(settings, quiet_from=begin, quiet_to=end)
    is_late = is_within(settings.evening_at, own)
    return replace(own, evening_at=_earlier(begin)) if is_late else own


def length(begin: time, end: time) -> timedelta:
    """How long quiet hours last; nothing if they end when they begin."""
    return (_since_midnight(end) - _since_midnight(begin)) % timedelta(days=1)


def is_quiet(moment: datetime, zone: ZoneInfo, settings: BranchSettings) -> bool:
    """Whether this moment lies in the reader's night."""
    return is_within(moment.astimezone(zone).time(), settings)


def is_within(clock: time, settings: BranchSettings) -> bool:
    """Whether that time of day lies in the quiet hours."""
    if settings.quiet_from <= settings.quiet_to:
        return settings.quiet_from <= clock < settings.quiet_to
    return clock >= settings.quiet_from or clock < settings.quiet_to


def after_the_night(moment: datetime, zone: ZoneInfo, settings: BranchSettings) -> datetime:
    """The same moment, or the end of the quiet hours it falls into."""
    if not is_quiet(moment, zone, settings):
        return moment
    local = moment.astimezone(zone)
    day = local.date() + timedelta(days=local.time() >= settings.quiet_to)
    return datetime.combine(day, settings.quiet_to, zone)


def before_the_night(moment: datetime, zone: ZoneInfo, settings: BranchSettings) -> datetime:
    """The same moment, or the evening before the quiet hours it falls into."""
    if not is_quiet(moment, zone, settings):
        return moment
    local = moment.astimezone(zone)
    day = local.date() - timedelta(days=local.time() < settings.quiet_to)
    return datetime.combine(day, settings.evening_at, zone)


def outside_the_night(
    moment: datetime, *, latest: datetime, zone: ZoneInfo, settings: BranchSettings
) -> datetime:
    """The same moment; in the quiet hours their end, or the evening before if that is too late."""
    later = after_the_night(moment, zone, settings)
    return later if later <= latest else before_the_night(moment, zone, settings)


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """When what was asked for at night is sent, if the secretary prefers（明早8:00）."""
    local = now.astimezone(zone)
    day = local.date() + timedelta(days=local.time() >= MORNING)
    return datetime.combine(day, MORNING, zone)


def at(local_day: datetime, clock: time, zone: ZoneInfo) -> datetime:
    """That time of day on the day of `local_day`, by the clock of `zone`."""
    return datetime.combine(local_day.astimezone(zone).date(), clock, zone)


def _earlier(clock: time) -> time:
    """An hour before that time of day."""
    return clock.replace(hour=(clock.hour - 1) % 24)


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)
