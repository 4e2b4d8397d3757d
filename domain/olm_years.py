"""Of which year an 组织生活会 is（年度）: one held in January to March often is the last year's.

《中国共产党支部工作条例（试行）》第十七条 asks for one a year, generally in the fourth quarter;
that it may still be held until a day of the next year is 本支部约定（`olm_window_end`）.
"""

from collections.abc import Collection, Iterable
from datetime import date
from zoneinfo import ZoneInfo

from domain.meetings import Meeting, MeetingState, Scope
from domain.refusal import Refusal

FIRST, LAST = 1949, 9998
"""Years a button may name."""


def window_end(year: int, setting: str) -> date | None:
    """The last day on which that year's meeting may be held in the next one; None for off.

    `setting` is MM-DD; where the next year has no such day (29 February), or it is no day at all,
    the window is shut.
    """
    month, _, day = setting.partition("-")
    try:
        return date(year + 1, int(month), int(day))
    except ValueError:
        return None


def for_year_of(on: date, taken: Collection[int], window_end: date | None) -> int:
    """Of which year one held that day is: of the one before, while its window is open and it has
    none yet（`taken`）; else of its own."""
    if window_end is not None and on <= window_end and on.year - 1 not in taken:
        return on.year - 1
    return on.year


def by_year(meetings: Iterable[Meeting], zone: ZoneInfo, setting: str) -> dict[int, list[Meeting]]:
    """Those planned or held, by the year they are of, in the order of their days.

    What was said of a meeting（`for_year`）holds. Only one of everybody takes a year: a committee
    that meets first, or a group, leaves it to the general meeting.
    """
    standing = [one for one in meetings if one.has_speakers and one.state in STANDING]
    ordered = sorted(standing, key=lambda one: (one.starts_at, one.id))
    taken = {one.for_year for one in ordered if one.for_year is not None and _takes(one)}
    found: dict[int, list[Meeting]] = {}
    for one in ordered:
        year = one.for_year
        if year is None:
            on = one.starts_at.astimezone(zone).date()
            closed = {number for number in taken if number is not None}
            year = for_year_of(on, closed, window_end(on.year - 1, setting))
            if _takes(one):
                taken.add(year)
        found.setdefault(year, []).append(one)
    return found


def main_of(meetings: Iterable[Meeting]) -> Meeting | None:
    """The year's one of everybody, the last if there are several; None if there is none yet.

    Where the party groups hold it, the last of theirs; a committee's alone is none.
    """
    them = list(meetings)
    whole = [one for one in them if _takes(one)]
    found = whole or [one for one in them if one.scope is Scope.GROUP]
    return found[-1] if found else None


def year_at(
    today: date, held: Collection[int], setting: str, tracked_from: date | None = None
) -> int:
    """Which year's is at hand: the last one's while it is open and not held yet, else this one's.

    Nothing before the branch began to use the bot is ever still open.
    """
    if tracked_from is not None and tracked_from.year >= today.year:
        return today.year
    return for_year_of(today, held, window_end(today.year - 1, setting))


def read_year(text: str) -> int:
    """2026, or 2026年 and 2026年度; refused if it is no year a branch could ask for."""
    digits = text.strip()[:4]
    if not (digits.isascii() and digits.isdecimal()):
        raise Refusal("olm.refused.no_year")
    return check_year(int(digits))


def check_year(year: int) -> int:
    """The same year; a forged one is refused."""
    if not FIRST <= year <= LAST:
        raise Refusal("olm.refused.no_year")
    return year


def check_choice(meeting: Meeting, year: int, zone: ZoneInfo, setting: str) -> None:
    """Refuse a year this meeting cannot be of."""
    if year not in (other_year(meeting, zone, setting) or ()) or not meeting.has_speakers:
        raise Refusal("refused.stale")


def other_year(meeting: Meeting, zone: ZoneInfo, setting: str) -> tuple[int, int] | None:
    """The two years it may be of, its own first; None outside of any window, where none is to
    choose."""
    on = meeting.starts_at.astimezone(zone).date()
    end = window_end(on.year - 1, setting)
    if meeting.for_year is None and (end is None or on > end):
        return None
    return on.year, on.year - 1


STANDING = frozenset(
    {MeetingState.DRAFT, MeetingState.PUBLISHED, MeetingState.POSTPONED, MeetingState.CLOSED}
)
"""Whatever was not called off."""


def _takes(meeting: Meeting) -> bool:
    return meeting.scope is Scope.ALL
