"""What somebody settles for themselves（个人设置）: where their clock is, when they rest."""

import re
from datetime import time, timedelta
from unicodedata import normalize
from zoneinfo import ZoneInfo

from domain.cities import zone_of
from domain.quiet import LONGEST, length
from domain.refusal import Refusal

LIMIT = 60
"""Characters of a city or a zone."""

_AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Etc", "Europe",
          "Indian", "Pacific")  # fmt: skip
_IANA = re.compile(r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2}")
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?")
_HALVES = {
    "+3:30": "Asia/Tehran", "+4:30": "Asia/Kabul", "+5:30": "Asia/Kolkata",
    "+5:45": "Asia/Kathmandu", "+6:30": "Asia/Yangon", "+9:30": "Australia/Darwin",
}  # fmt: skip
_HOURS = re.compile(r"(\d{1,2}):(\d{2})(?:-|–|—|~|到|至)(\d{1,2}):(\d{2})")


def read_zone(text: str) -> str:
    """The IANA name of a typed city, offset or zone. Raises Refusal for anything else."""
    typed = normalize("NFKC", text).strip()
    if len(typed) > LIMIT:
        raise Refusal("own.refused.zone")
    found = zone_of(typed) or _by_offset(typed.lower()) or _by_name(typed)
    if not found:
        raise Refusal("own.refused.zone")
    return found


def check_zone(name: str) -> str:
    """A zone that came back with a button; empty is the branch's. Raises Refusal if forged."""
    if name and _by_name(name) != name:
        raise Refusal("refused.stale")
    return name


def read_hours(text: str) -> tuple[time, time]:
    """Such as 22:30-7:00; the same hour twice means none. Raises Refusal for no clock, or long."""
    typed = re.sub(r"\s", "", normalize("NFKC", text[:LIMIT]))
    found = _HOURS.fullmatch(typed)
    if found is None:
        raise Refusal("own.refused.hours")
    hour, minute, until_hour, until_minute = map(int, found.groups())
    try:
        begin, end = time(hour, minute), time(until_hour, until_minute)
    except ValueError:
        raise Refusal("own.refused.clock") from None
    if length(begin, end) > LONGEST:
        raise Refusal("own.refused.too_long", hours=LONGEST // timedelta(hours=1))
    return begin, end


def _by_offset(typed: str) -> str:
    found = _OFFSET.fullmatch(typed)
    if typed in ("utc", "gmt"):
        return "Etc/UTC"
    if found is None:
        return ""
    sign, hours, minutes = found[1], int(found[2]), found[3] or "00"
    if minutes != "00":
        return _HALVES.get(f"{sign}{hours}:{minutes}", "")
    if hours > (14 if sign == "+" else 12):
        return ""
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours else "Etc/UTC"


def _by_name(typed: str) -> str:
    if _IANA.fullmatch(typed) is None:
        return ""
    for name in (typed, typed.title()):
        if name.partition("/")[0] in _AREAS:
            try:
                return ZoneInfo(name).key
            except (KeyError, ValueError, OSError):  # nothing, or a folder
                continue
    return ""
