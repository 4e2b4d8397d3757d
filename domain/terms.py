"""The term of a branch's committee（任期）: when it ends, and when that is said.

《关于党的基层组织任期的意见》（2018）: 3 years, in villages and communities 5; a year earlier or
later at most, with the superior's approval. Whatever is said of it is said to the secretary alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.months import plus_months
from domain.structure import BranchKind

YEARS = 3
YEARS_IN_A_VILLAGE = 5
"""（村和社区）"""

SHIFT = 12
"""By how many months a term may end earlier or later, with approval（提前或延期不超过1年）."""

AHEAD = (6, 3)
"""So many months before its end it is said（一般提前6个月提醒；3个月为本支部约定）."""

GROUP_VISIBLE = False
"""The group never reads of a term that is over（逾期只提示书记）."""


class TermStatus(StrEnum):
    """How a term stands on a day（任期状态）."""

    RUNNING = "running"
    EXTENDED = "extended"
    OVERDUE = "overdue"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, order=True)
class TermReminder:
    """A day on which the secretary is reminded: `months` before its end, or after it if negative.

    0 says that it has just ended.
    """

    on: date
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A committee's term from its first day; `approved_until` is another last day（批准的）."""

    kind: BranchKind
    start: date
    approved_until: date | None = None

    @property
    def term_end(self) -> date | None:
        """The regular last day; None for a temporary branch, which holds no 换届."""
        if not self.kind.is_lasting:
            return None
        is_village = self.kind is BranchKind.VILLAGE_OR_COMMUNITY
        return plus_months(self.start, 12 * (YEARS_IN_A_VILLAGE if is_village else YEARS))

    def before_end(self, months: int) -> date | None:
        """So many months before the regular end; negative ones after it."""
        return plus_months(self.term_end, -months) if self.term_end else None

    @property
    def remind_on(self) -> date | None:
        return self.before_end(AHEAD[0])

    @property
    def second_reminder(self) -> date | None:
        return self.before_end(AHEAD[1])

    @property
    def earliest_with_approval(self) -> date | None:
        return self.before_end(SHIFT)

    @property
    def latest_with_extension(self) -> date | None:
        return self.before_end(-SHIFT)

    @property
    def last_day(self) -> date | None:
        """The approved last day, never more than a year late; else the regular one."""
        if self.term_end is None or self.approved_until is None:
            return self.term_end
        return min(self.approved_until, plus_months(self.term_end, SHIFT))

    def status(self, today: date) -> TermStatus:
        """Overdue once the last day is over（逾期）."""
        if self.term_end is None or self.last_day is None:
            return TermStatus.NOT_APPLICABLE
        if today > self.last_day:
            return TermStatus.OVERDUE
        return TermStatus.EXTENDED if today > self.term_end else TermStatus.RUNNING

    def reminders(self, until: date) -> list[TermReminder]:
        """What falls due by that day, in order: before the last day, and monthly after it."""
        return sorted(one for one in self._reminders(until) if one.on <= until)

    def _reminders(self, until: date) -> Iterator[TermReminder]:
        last = self.last_day
        if last is None:
            return
        yield from (TermReminder(plus_months(last, -months), months) for months in AHEAD)
        late = 0
        while (on := plus_months(last, late) + timedelta(days=1)) <= until:
            yield TermReminder(on, -late)
            late += 1


@dataclass(frozen=True, slots=True)
class Sent:
    """When a reminder went out, and how often more than once."""

    on: date | None
    duplicates: int


def reminder_due(term: Term, today: date) -> TermReminder | None:
    """The latest that has fallen due; what was slept through before it is not said any more."""
    found = term.reminders(today)
    return found[-1] if found else None


def reminder_sent(term: Term, today: date, asleep: Sequence[date] = ()) -> Sent:
    """When the first one went out by `today`, if the bot was down on these days, both included.

    It is said once, on the first day the bot is up: each day asks what is due and not yet said.
    """
    said: list[tuple[date, TermReminder]] = []
    day = term.remind_on or today
    while day <= today:
        due = reminder_due(term, day)
        is_up = not (asleep and asleep[0] <= day <= asleep[1])
        if due and is_up and due not in {what for _, what in said}:
            said.append((day, due))
        day += timedelta(days=1)
    return Sent(
        min((on for on, _ in said), default=None), len(said) - len({what for _, what in said})
    )
