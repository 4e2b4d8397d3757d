"""The year of probation（预备期）: when it ends, and when somebody may become a full member.

党章第七条；《中国共产党发展党员工作细则》: a year from the day of the admitting meeting;
extended once, by half a year to a year; the meeting never before its end.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.months import plus_months
from domain.refusal import Refusal

_MONTHS = re.compile(r"(?P<many>[0-9]{1,2})\D{0,8}")

PROBATION = 12
SHORTEST_EXTENSION, LONGEST_EXTENSION = 6, 12
"""Months（延长不少于半年，不超过1年）."""

APPLY_BEFORE = 1
"""Months before the end at which the member is reminded（多地为1周至1个月，本支部约定）."""

TELL_BEFORE = timedelta(days=7)
"""How long before the end the secretary hears of it（本支部约定）."""

APPROVAL = 3
"""Months within which the party committee decides（三个月内审批）."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it may be, and if not the reason by name."""

    valid: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Probation:
    """One member's probation; `extended` are the months it is extended by.

    `previous` says how often it had been extended before.
    """

    admitted: date
    extended: int = 0
    previous: int = 0

    @property
    def probation_ends(self) -> date:
        """The day it is over（预备期满之日）; full membership counts from then on."""
        is_extended = check_months(self.extended, self.previous).valid
        return plus_months(self.admitted, PROBATION + (self.extended if is_extended else 0))

    @property
    def remind_application_from(self) -> date:
        return plus_months(self.probation_ends, -APPLY_BEFORE)

    @property
    def remind_secretary(self) -> date:
        return self.probation_ends - TELL_BEFORE

    @property
    def meeting_not_before(self) -> date:
        return self.probation_ends

    def meeting(self, on: date) -> Verdict:
        """A conversion meeting on that day（转正大会不得早于预备期满）."""
        if on < self.meeting_not_before:
            return Verdict(False, "before_probation_end")
        return Verdict(True)

    def verdict(self, meeting: date | None = None) -> Verdict:
        """Of the extension, where there is one; then of the meeting."""
        extension = check_months(self.extended, self.previous)
        if self.extended and not extension.valid:
            return extension
        return Verdict(True) if meeting is None else self.meeting(meeting)

    def full_since(self, meeting: date | None) -> date | None:
        """From the end of probation, however late the meeting（从预备期满之日算起）."""
        return self.probation_ends if meeting is not None and self.meeting(meeting).valid else None


def check_months(months: int, previous: int) -> Verdict:
    """Whether probation may be extended by so many months, after so many extensions before."""
    if previous > 0:
        return Verdict(False, "extended_before")
    if not SHORTEST_EXTENSION <= months <= LONGEST_EXTENSION:
        return Verdict(False, "not_6_to_12_months")
    return Verdict(True)


def check_extension(months: int, previous: int) -> None:
    """Refuse what `check_months` says no to（只能延长一次，6至12个月）."""
    verdict = check_months(months, previous)
    if not verdict.valid:
        raise Refusal(f"probation.refused.{verdict.reason}")


def read_months(text: str) -> int:
    """The number of months somebody typed, with or without the word behind it; 0 for none."""
    found = _MONTHS.fullmatch(text.strip())
    return int(found["many"]) if found else 0


def approval_due(received: date) -> date:
    """By when the party committee decides on what it received that day."""
    return plus_months(received, APPROVAL)
