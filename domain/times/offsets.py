"""Moments told from the start of a meeting（距开会）: T-2h, T+1d."""

import re
from datetime import timedelta

_OFFSET = re.compile(r"T(?:(?P<sign>[+-])(?P<count>\d{1,4})(?P<unit>[mhdw]))?", re.ASCII)
_UNITS = {
    "m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}  # fmt: skip


def read_offset(text: str) -> timedelta:
    """How long after the start, negative before it; T alone is the start. Else ValueError."""
    found = _OFFSET.fullmatch(text)
    if found is None:
        raise ValueError(f"not an offset: {text[:20]!r}")
    if not found["unit"]:
        return timedelta(0)
    span = int(found["count"]) * _UNITS[found["unit"]]
    return -span if found["sign"] == "-" else span
