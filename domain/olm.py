"""组织生活会 as a whole: what comes before, the meeting itself, what comes after.

《中国共产党支部工作条例（试行）》第十七条、第十八条.
Nothing here holds a word of anybody's criticism.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.appraisal import Appraisal
from domain.meetings import Meeting, MeetingState
from domain.rectification import Item
from domain.refusal import Refusal
from domain.talk_coverage import Coverage
from domain.talks import Talk
from domain.text import clean_line

THEME_LIMIT = 40
"""Characters of the theme（主题）."""

MOST_OPINIONS = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """One round of 征求意见: how many came in, never what or from whom."""

    id: int
    number: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OlmSheet:
    """All that is known of one year's 组织生活会. Members are meant by their ids.

    `meeting` is the one of everybody, planned or held; `talks` are those that count for it.
    """

    branch_id: int
    year: int
    members: tuple[int, ...] = ()
    theme: str = ""
    studied_on: date | None = None
    opinions: tuple[Opinions, ...] = ()
    talks: tuple[Talk, ...] = ()
    coverage: Coverage[int] = field(default_factory=Coverage)
    examined: frozenset[int] = frozenset()
    meeting: Meeting | None = None
    met_on: date | None = None
    """The branch's day of that meeting."""
    closes_on: date | None = None
    """The last day on which it may be held."""
    items: tuple[Item, ...] = ()
    carried: tuple[Item, ...] = ()
    appraisal: Appraisal | None = None
    appraised_on: date | None = None
    appraised_of: int = 0
    """How many members there were that day, the probationary ones too."""

    @property
    def is_held(self) -> bool:
        return self.meeting is not None and self.meeting.state is MeetingState.CLOSED

    @property
    def count_opinions(self) -> int:
        return sum(one.count for one in self.opinions)

    @property
    def unexamined(self) -> list[int]:
        """Who has not said yet that theirs is written; for whoever leads alone."""
        return [one for one in self.members if one not in self.examined]

    @property
    def count_examined(self) -> int:
        return len(self.members) - len(self.unexamined)


def read_theme(text: str) -> str:
    """One line; refused if too long."""
    line = clean_line(text, limit=THEME_LIMIT + 1)
    if not line:
        raise Refusal("olm.refused.no_theme")
    if len(line) > THEME_LIMIT:
        raise Refusal("olm.refused.long_theme", limit=THEME_LIMIT)
    return line


def read_count(text: str) -> int:
    """How many opinions came in: a plain number, nothing else is kept."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdecimal()) or int(digits[:9]) > MOST_OPINIONS:
        raise Refusal("olm.refused.no_count", most=MOST_OPINIONS)
    return int(digits)


def check_studied(on: date, year: int, today: date) -> None:
    """Refuse a day still to come, and one of before the year."""
    if on > today:
        raise Refusal("olm.refused.future")
    if on.year < year:
        raise Refusal("olm.refused.other_year", year=year)


def check_examines(member_id: int, members: Sequence[int]) -> None:
    """Refuse who does not belong to the branch today."""
    if member_id not in members:
        raise Refusal("refused.stale")
