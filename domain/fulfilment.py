"""What counts towards an obligation（履行）: meetings as they were held, and their own records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.beats import day_of
from domain.obligations import FOR_YEAR, SINGLE, Duty, MakeUp
from domain.olm_years import for_year_of
from domain.quorum import VoteKind, needed_present

BELOW_QUORUM = "below_voting_quorum"
"""Held, but with too few to vote: what it resolved is invalid（第十一条）."""


class Course(StrEnum):
    """What became of it（进展）; what was cancelled has none."""

    HELD = "held"  # 已开
    SCHEDULED = "scheduled"  # 已排期
    UNRECORDED = "unrecorded"  # 已开，记录未成


_COURSES = frozenset(course.value for course in Course)
_SINGLE = {duty.value: duty for duty in Duty if duty in SINGLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A record kept within a gathering; it counts only with an agenda and attendance of its own
    （“分门别类、各自记录”）."""

    duty: str
    has_agenda: bool = False
    has_attendance: bool = False
    group: str | None = None

    @property
    def is_record(self) -> bool:
        return self.has_agenda and self.has_attendance


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A meeting as obligations see it: numbers, days and kinds, no name and no word.

    `expected` and `present` are those of its own kind, the voting ones among them where known.
    `pair` are the two of a talk（谈心谈话）. `for_year` is the year meant, None where nobody has
    said so: then `for_year_of` tells.
    """

    duty: str
    starts_at: datetime
    course: str = Course.HELD.value
    id: int = 0
    group: str | None = None
    pair: Sequence[str] | None = None
    parts: tuple[Part, ...] = ()
    for_year: int | None = None
    expected: int | None = None
    present: int | None = None
    expected_voting: int | None = None
    present_voting: int | None = None
    resolutions: int = 0
    recorded_at: datetime | None = None
    is_edited_after_lock: bool = False
    is_strict: bool = False
    """Whether half is not enough for an ordinary vote（“半数以上”不含本数，本支部约定）."""

    @property
    def duties(self) -> list[Duty]:
        """Of its own kind first, then of its parts; what is nobody's duty is left out."""
        found = (self.duty, *(part.duty for part in self.parts))
        return [_SINGLE[duty] for duty in found if duty in _SINGLE]

    @property
    def is_held(self) -> bool:
        return self.course == Course.HELD

    @property
    def is_below_quorum(self) -> bool:
        """Whether too few of those who may vote were there（第十一条）; not where it is unknown."""
        present, expected = self.present_voting, self.expected_voting
        if present is None or expected is None:
            return False
        return present < needed_present(VoteKind.GENERAL, expected, is_strict=self.is_strict)

    @property
    def is_void(self) -> bool:
        """Whether a committee met without half of it there（第十二条）: then it has not met."""
        if self.present is None or self.expected is None:
            return False
        return self.present < needed_present(VoteKind.COMMITTEE, self.expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing done, planned or waiting for its record, towards one duty.

    `group` is None for all of them together. `year` is set where it is held for a year.
    """

    duty: Duty
    on: date
    course: Course = Course.HELD
    group: str | None = None
    year: int | None = None
    warning: str = ""
    meeting_id: int = 0


def entries_of(gatherings: Iterable[Gathering], make_up: MakeUp) -> list[Entry]:
    """What each leaves, in order of days. A committee without half of it present has not met."""
    standing = [one for one in gatherings if one.course in _COURSES]
    ordered = sorted(standing, key=lambda one: day_of(one.starts_at, make_up.zone))
    return [entry for one in _with_years(ordered, make_up) for entry in _entries(one, make_up.zone)]


def resolutions_of(gatherings: Iterable[Gathering]) -> list[bool]:
    """Of every resolution of what was held, in order, whether it is valid（第十一条）."""
    return [
        not one.is_below_quorum for one in gatherings if one.is_held for _ in range(one.resolutions)
    ]


def talks_in(year: int, gatherings: Iterable[Gathering], zone: ZoneInfo) -> list[tuple[str, str]]:
    """Who talked with whom within a calendar year（谈心谈话）."""
    return [
        (one.pair[0], one.pair[1])
        for one in gatherings
        if one.pair and one.is_held and day_of(one.starts_at, zone).year == year
    ]


def late_records(gatherings: Iterable[Gathering], days: int, zone: ZoneInfo) -> list[Gathering]:
    """Those written down later than `days` after their day（补记）. They count all the same, and
    stay stamped（本支部约定）."""
    return [
        one for one in gatherings
        if one.recorded_at is not None
        and (day_of(one.recorded_at, zone) - day_of(one.starts_at, zone)).days > days
    ]  # fmt: skip


def _with_years(ordered: Iterable[Gathering], make_up: MakeUp) -> Iterator[Gathering]:
    """Each with the year it is for, where one is held for a year."""
    gatherings = list(ordered)
    taken: set[tuple[Duty, int]] = {
        (duty, one.for_year)
        for one in gatherings
        for duty in one.duties
        if one.for_year is not None
    }
    for one in gatherings:
        yearly = [duty for duty in one.duties if duty in FOR_YEAR]
        if one.for_year is None and yearly:
            on = day_of(one.starts_at, make_up.zone)
            years = {year for duty, year in taken if duty is yearly[0]}
            one = replace(one, for_year=for_year_of(on, years, make_up.windows.get(on.year - 1)))
            taken |= {(duty, one.for_year or on.year) for duty in yearly}
        yield one


def _entries(one: Gathering, zone: ZoneInfo) -> Iterator[Entry]:
    own = Part(duty=one.duty, has_agenda=True, has_attendance=True, group=one.group)
    for part in (own, *one.parts):
        duty = _SINGLE.get(part.duty)
        if duty is None or (duty is Duty.COMMITTEE_MEETING and one.is_held and one.is_void):
            continue
        is_warned = duty is Duty.GENERAL_MEETING and one.is_below_quorum
        is_unrecorded = one.is_held and not part.is_record
        yield Entry(
            duty=duty,
            on=day_of(one.starts_at, zone),
            course=Course.UNRECORDED if is_unrecorded else Course(one.course),
            group=part.group,
            year=one.for_year if duty in FOR_YEAR else None,
            warning=BELOW_QUORUM if is_warned else "",
            meeting_id=one.id,
        )
