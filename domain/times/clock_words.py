"""Words for the time of day（几点）."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TypeAlias

from domain.refusal import Refusal
from domain.times.numerals import NUMBER, read_number
from domain.times.scanner import Scanner, pattern
from domain.times.wall_time import at_wall

Part: TypeAlias = tuple[int, int]
"""The first and last hour of a part of the day（时段）."""

_PARTS: tuple[tuple[str, Part], ...] = (
    ("凌晨", (0, 6)),
    ("早上|早晨|清晨|清早|早", (4, 11)),
    ("上午", (5, 12)),
    ("中午", (11, 14)),
    ("下午|午后", (12, 19)),
    ("傍晚", (16, 20)),
    ("晚上|晚间|夜里|夜间|深夜|半夜|晚", (17, 23)),
)
NIGHT = _PARTS[0][1]
MORNING = _PARTS[1][1]
NOON = _PARTS[3][1]
EVENING = _PARTS[6][1]
_PART = pattern("|".join(words for words, _ in _PARTS))
_COUNTED = "(?![个人名位项条件份篇章年月天周元届期])"
_ONE = "[一二三四五六七八九]"
_TWO_SIGNS = rf"\d\d(?!\d)|[零〇]{_ONE}|[二三四五]十{_ONE}?|十{_ONE}"
_COLON = r"(?P<digits>\d{1,2}):(?P<past>\d\d)(?![\d:])(?: *(?P<half_day>[ap])\.?m\b\.?)?"
_ENGLISH = r"(?P<english>\d{1,2}) *(?P<english_half>[ap])\.?m\b\.?"
_SPOKEN = (
    rf"(?P<spoken>{NUMBER})(?:点钟?|时(?![间期代段事长]))"
    rf"(?:(?P<half>半)|(?P<quarters>[一三13])刻|整"
    rf"|(?P<minutes>{NUMBER})分(?![部组会院局享])|(?P<short>{_TWO_SIGNS}){_COUNTED})?"
)
_CLOCK = pattern(rf"(?:at +)?(?:{_COLON}|{_ENGLISH}|{_SPOKEN}|(?P<noon>noon\b|正午))")
_UNTIL = pattern(r"[-–—~]|到|至|to\b|until\b|till\b")


@dataclass(frozen=True, slots=True)
class Clock:
    """A spoken time: one reading, or two when the words leave it open（几点）.

    Each reading is how many midnights later it lies and what the clock shows.
    """

    readings: tuple[tuple[int, time], ...]
    part: Part | None = None

    def on(self, day: date, zone: tzinfo) -> datetime:
        """The moment on `day`; refuses with both moments if there are two（当日几点）."""
        moments = [at_wall(day + timedelta(days=late), at, zone) for late, at in self.readings]
        if len(moments) == 2:
            raise Refusal("when.refused.ambiguous", first=moments[0], second=moments[1])
        return moments[0]


def read_clock(scanner: Scanner, part: Part | None = None) -> Clock | None:
    """Read `下午三点半`, `19:00` or `3pm`; `part` was named before, as in 今晚（读时刻）.

    None when no time stands here; refuses an hour that does not exist or contradicts its part.
    """
    start = scanner.at
    named = scanner.take(_PART)
    if named:
        part = next(hours for words, hours in _PARTS if named[0] in words.split("|"))
    said = scanner.take(_CLOCK)
    readings = _readings(said, part) if said else ()
    if readings:
        return Clock(readings, part)
    scanner.at = start
    if said:
        raise scanner.unreadable()
    return None


def read_end(scanner: Scanner, begin: Clock) -> Clock | None:
    """Read the `到4点` after a beginning（到几点）.

    An end that names no part of the day shares the part of its beginning, or lies later that day.
    """
    start = scanner.at
    if not scanner.take(_UNTIL):
        return None
    middle = scanner.at
    try:
        end = read_clock(scanner, begin.part)
    except Refusal:
        if begin.part is None or scanner.see(_PART):
            raise
        scanner.at = middle
        end = read_clock(scanner, (begin.part[0], 23))
    if end is None:
        scanner.at = start
    return end


def _readings(said: re.Match[str], part: Part | None) -> tuple[tuple[int, time], ...]:
    if said["noon"]:
        return ((0, time(12)),) if part in (None, NOON) else ()
    written = said["digits"] or said["english"] or said["spoken"]
    hour, minute = read_number(written), _minute(said)
    if hour is None or minute is None or hour > 23 or minute > 59:
        return ()
    half = said["half_day"] or said["english_half"]
    if half:
        hour_of_day = hour % 12 + (12 if half in "pP" else 0)
        first, last = part or (0, 23)
        is_hour = 1 <= hour <= 12 and first <= hour_of_day <= last
        return ((0, time(hour_of_day, minute)),) if is_hour else ()
    if part is None:
        is_open = 1 <= hour <= 6 and written[0] not in "0零〇"
        return tuple((0, time(hour + late, minute)) for late in ((0, 12) if is_open else (0,)))
    if hour in ((0, 1, 2, 3, 4, 12) if part == EVENING else (12,) if part == NIGHT else ()):
        return tuple((late, time(hour % 12, minute)) for late in (0, 1))
    first, last = part
    hours = (hour, hour + 12) if hour else (hour,)
    fitting = [fit for fit in hours if first <= fit <= last]
    return ((0, time(fitting[0], minute)),) if len(fitting) == 1 else ()


def _minute(said: re.Match[str]) -> int | None:
    if said["half"]:
        return 30
    if said["quarters"]:
        return 15 if said["quarters"] in "一1" else 45
    written = said["past"] or said["minutes"] or said["short"]
    return read_number(written) if written else 0
