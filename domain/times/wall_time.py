"""What a clock on the wall shows（当地时间）."""

from datetime import UTC, date, datetime, time, tzinfo


def at_wall(day: date, clock: time, zone: tzinfo) -> datetime:
    """The moment when clocks in `zone` show `clock` on `day`（当地某日某时）.

    A time that comes twice on the night the clocks go back is the first of the two; a time that
    is skipped in spring moves forward by the length of the gap.
    """
    shown = datetime.combine(day, clock, tzinfo=zone)
    return shown.astimezone(UTC).astimezone(zone)


def is_after(one: datetime, other: datetime) -> bool:
    """Whether `one` truly comes later（孰先孰后）.

    Python compares two moments of one zone by what the wall shows, which lies in the hour
    that comes twice.
    """
    return one.astimezone(UTC) > other.astimezone(UTC)


def zone_of(moment: datetime) -> tzinfo:
    """The zone of an aware moment; ValueError without one（时区）."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.tzinfo
