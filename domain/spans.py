"""Days from which, and stretches of days for which, something holds（自某日起、某日至某日）.

This file reads Chinese: 11月20日起, 12月1日至1月31日, 今天.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.refusal import Refusal

FURTHEST = 366
"""How many days back or ahead something may begin."""

LONGEST = 366 * 5
"""How many days it may last: a secondment abroad rarely takes longer."""

_WORDS = {
    **dict.fromkeys(("今天", "今日", "即日", "today"), 0),
    **dict.fromkeys(("昨天", "yesterday"), -1),
    **dict.fromkeys(("明天", "tomorrow"), 1),
}
_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s*[-年./])?\s*(?P<month>\d{1,2})\s*[-月./]\s*(?P<day>\d{1,2})\s*[日号]?"
)
_FROM = re.compile(r"\s*(?:起|开始|以后|之后)$|^(?:自|从|from|since)\s*", re.IGNORECASE)
_TO = re.compile(r"\s*(?:至|到|—|–|~|～|\bto\b|\buntil\b|(?<=[日号\s])-)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """From a day on, for good or until `to_on`, the first day no longer."""

    from_on: date
    to_on: date | None = None

    @property
    def last_on(self) -> date | None:
        return None if self.to_on is None else self.to_on - timedelta(days=1)

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day < self.to_on)


def read_since(text: str, today: date) -> date:
    """A day such as 11月20日, 11月20日起, 2026-11-20 or 今天; without a year the nearest one.

    Refuses what is no day, and one further off than a year.
    """
    day = _day(text, today)
    if abs((day - today).days) > FURTHEST:
        raise Refusal("span.refused.too_far")
    return day


def read_span(text: str, today: date) -> Span:
    """12月1日至1月31日, both included; 12月1日起 has no end yet.

    An end without its year is the first one after the beginning.
    """
    begin, *rest = _TO.split(text.strip()[:80], maxsplit=1)
    first = read_since(begin, today)
    if not rest or not rest[0].strip():
        return Span(first)
    last = _day(rest[0], first, is_after=True)
    if last < first:
        raise Refusal("span.refused.backwards")
    if (last - first).days > LONGEST:
        raise Refusal("span.refused.too_long")
    return Span(first, last + timedelta(days=1))


def check_begins(on: date, since: date) -> None:
    """Refuse what would hold for somebody before they came."""
    if on < since:
        raise Refusal("span.refused.before_they_came", day=since)


def _day(text: str, near: date, *, is_after: bool = False) -> date:
    said = _FROM.sub("", _FROM.sub("", text.strip()[:40].lower())).strip()
    if said in _WORDS:
        return near + timedelta(days=_WORDS[said])
    found = _DAY.fullmatch(said)
    try:
        if found is None:
            raise ValueError(text)
        month, day = int(found["month"]), int(found["day"])
        if found["year"]:
            return date(int(found["year"]), month, day)
        near_years = [date(near.year + years, month, day) for years in _years(near, month, day)]
        fits = [one for one in near_years if one >= near] if is_after else near_years
        return min(fits, key=lambda one: abs(one - near))
    except ValueError:
        raise Refusal("period.refused.no_day") from None


def _years(near: date, month: int, day: int) -> list[int]:
    """Last year, this and next, where that day is one: 2月29日 is in few."""
    wanted = []
    for years in (-1, 0, 1):
        try:
            date(near.year + years, month, day)
        except ValueError:
            continue
        wanted.append(years)
    return wanted
