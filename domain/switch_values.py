"""What somebody types for a switch（另填）: 8:30, 8点半, 20 or 20日."""

import re
from datetime import time
from unicodedata import normalize

from domain.refusal import Refusal
from domain.switches import Switch, Unit

LIMIT = 20

_NUMBER = re.compile(r"(\d{1,4})\s*(?:天|日|号|个?小时|分钟?|days?|hours?|h|min(?:ute)?s?|d)?")
_TIME = re.compile(r"(\d{1,2})(?:(?::|点|时)(\d{2}|半)?)?分?")


def read_value(switch: Switch, text: str) -> str:
    """The value as it is stored. Raises Refusal for what is none, or out of bounds."""
    typed = normalize("NFKC", text[:LIMIT]).strip().lower()
    if switch.unit is Unit.CLOCK:
        return _read_clock(typed)
    found = _NUMBER.fullmatch(typed)
    if found is None or not switch.least <= int(found[1]) <= switch.most:
        raise Refusal("settings.refused.number", least=switch.least, most=switch.most)
    return str(int(found[1]))


def _read_clock(typed: str) -> str:
    found = _TIME.fullmatch(typed)
    if found is None:
        raise Refusal("settings.refused.clock")
    try:
        clock = time(int(found[1]), 30 if found[2] == "半" else int(found[2] or 0))
    except ValueError:
        raise Refusal("settings.refused.clock") from None
    return f"{clock:%H:%M}"
