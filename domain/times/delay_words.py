"""Words for a while from now（多久以后）."""

from datetime import UTC, datetime, timedelta

from domain.times.numerals import NUMBER, read_number
from domain.times.scanner import Scanner, pattern

_CHINESE = pattern(
    rf"(?:(?P<half_hour>半个?(?:小时|钟头))|(?P<quarter>一刻钟)"
    rf"|(?P<hours>{NUMBER})个?(?P<and_half>半)?(?:小时|钟头)(?:(?P<rest>{NUMBER})分钟?)?"
    rf"|(?P<minutes>{NUMBER})分钟?)[之以]?后"
)
_ENGLISH = pattern(
    r"in +(?:(?P<half_hour>half +an +hour)|(?P<hours>\d{1,4}|an?|one) +hours?"
    r"|(?P<minutes>\d{1,4}|a|one) +min(?:ute)?s?)\b"
)
_SHORT = pattern(r"(?=\d{1,4}[hm])(?:(?P<hours>\d{1,4})h)?(?:(?P<minutes>\d{1,4})m(?:in)?)?\b")


def read_delay(scanner: Scanner, now: datetime) -> datetime | None:
    """Read `半小时后`, `in 30 minutes`, `2h`: true hours, whatever the wall shows（读时长）."""
    found = scanner.see(_CHINESE) or scanner.see(_ENGLISH) or scanner.see(_SHORT)
    if not found:
        return None
    minutes = _minutes(found.groupdict())
    if not minutes:
        raise scanner.unreadable()
    scanner.at = found.end()
    moment = now.astimezone(UTC).replace(microsecond=0) + timedelta(minutes=minutes)
    return moment.astimezone(now.tzinfo)


def _minutes(said: dict[str, str | None]) -> int | None:
    if said.get("half_hour"):
        return 30
    if said.get("quarter"):
        return 15
    parts = [_count(said.get(name)) for name in ("hours", "minutes", "rest")]
    if None in parts:
        return None
    hours, minutes, rest = (part or 0 for part in parts)
    return 60 * hours + minutes + rest + (30 if said.get("and_half") else 0)


def _count(word: str | None) -> int | None:
    if word is None:
        return 0
    return 1 if word.lower() in ("a", "an", "one") else read_number(word)
