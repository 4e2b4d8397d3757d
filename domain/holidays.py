"""The days people work（节假日与调休）. This file reads Chinese: 2027年2月6日 上班.

What the State Council publishes year by year is handed in; the branch may say otherwise.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeAlias

from domain.refusal import Refusal
from domain.spans import read_span

SATURDAY = 6

LONGEST = 31
"""So many days at most are said to be free, or worked, in one line; none is farther from work."""

EVERY_YEAR = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""Statutory holidays of the solar calendar（全国年节及纪念日放假办法第二条）, by month and day."""

IsWorkday: TypeAlias = Callable[[date], bool]
"""Whether people work that day."""

_WORDS = {
    **dict.fromkeys(("上班", "补班", "调休上班", "work", "working"), True),
    **dict.fromkeys(("放假", "休息", "休", "假", "off", "holiday"), False),
}
_LINE = re.compile(rf"(?P<days>.+?)\s*(?P<word>{'|'.join(_WORDS)})", re.IGNORECASE)


def weekday_works(day: date) -> bool:
    """Monday to Friday, without the holidays every year has: a year not published yet."""
    return day.isoweekday() < SATURDAY and (day.month, day.day) not in EVERY_YEAR


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Who knows best: the branch's own days, then what is published, then the weekday.

    `published` gives None for a day of a year not published yet.
    """

    published: Callable[[date], bool | None]
    own: Mapping[date, bool] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        if day in self.own:
            return self.own[day]
        published = self.published(day)
        return weekday_works(day) if published is None else published

    def knows(self, day: date) -> bool:
        """Whether somebody has said so, rather than the weekday alone."""
        return day in self.own or self.published(day) is not None


def nothing_published(_: date) -> bool | None:
    """The calendar of whoever has none at hand."""
    return None


def read_days_off(text: str, today: date) -> dict[date, bool]:
    """Lines such as “2027-02-06 上班”, “2月8日至2月14日 放假”: by day, whether people work.

    Refuses a line it does not wholly understand, and a stretch longer than a month.
    """
    days: dict[date, bool] = {}
    for line in filter(None, map(str.strip, text[:2000].splitlines())):
        found = _LINE.fullmatch(line)
        if found is None:
            raise Refusal("holidays.refused.unreadable", line=line[:20])
        span = read_span(found["days"], today)
        last = span.last_on or span.from_on
        length = (last - span.from_on).days + 1
        if length > LONGEST:
            raise Refusal("holidays.refused.too_long", days=LONGEST)
        works = _WORDS[found["word"].lower()]
        days |= {span.from_on + timedelta(days=ahead): works for ahead in range(length)}
    if not days:
        raise Refusal("holidays.refused.unreadable", line="")
    return days
