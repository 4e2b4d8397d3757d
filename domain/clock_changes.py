"""When the clocks of a zone are changed（时区与夏令时）, written out for who cannot reckon it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

BEGIN, END = datetime(2000, 1, 1, tzinfo=UTC), datetime(2060, 1, 1, tzinfo=UTC)
"""Nothing is kept here of before, nor planned for after."""

STRIDE = timedelta(days=14)
MINUTE = timedelta(minutes=1)


def clock_changes(zone: ZoneInfo) -> Iterator[tuple[datetime, int]]:
    """From which moment on its clocks are so many minutes ahead of UTC, the earliest first."""
    since, ahead = BEGIN, _ahead(BEGIN, zone)
    yield since, ahead
    while since < END:
        until = since + STRIDE
        if _ahead(until, zone) != ahead:
            ahead = _ahead(until, zone)
            yield _first_with(ahead, since, until, zone), ahead
        since = until


def _first_with(ahead: int, before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """To the minute, from when on they are so far ahead."""
    low, high = 0, (after - before) // MINUTE
    while high - low > 1:
        middle = (low + high) // 2
        if _ahead(before + middle * MINUTE, zone) == ahead:
            high = middle
        else:
            low = middle
    return before + high * MINUTE


def _ahead(moment: datetime, zone: ZoneInfo) -> int:
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    return offset // MINUTE
