"""The year as a whole（全年完成情况）: done, missing, to do, carried over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.beats import Beat
from domain.cadence import Standing, Status
from domain.obligations import Duty

JANUARY = 1

OWED = frozenset({Status.MET, Status.MET_WITH_WARNING, Status.MISSING, Status.PENDING,
                  Status.PENDING_SUPERIOR_WINDOW})  # fmt: skip
"""What is counted; a stretch that is not whole, not followed or not ours is not."""


@dataclass(frozen=True, slots=True)
class Completion:
    """So many of so many stretches done（3/4）. Four times in three quarters is three of four."""

    done: int
    of: int

    def __str__(self) -> str:
        return f"{self.done}/{self.of}"


@dataclass(frozen=True, slots=True)
class Year:
    """A year's stretches, in the order of obligations（职责清单）."""

    standings: Sequence[Standing]

    @property
    def completion(self) -> dict[Duty, Completion]:
        """Per duty, all groups together; only of what is owed."""
        owed = [one for one in self.standings if one.status in OWED]
        return {
            duty: Completion(
                sum(one.is_met for one in owed if one.obligation.duty is duty),
                sum(one.obligation.duty is duty for one in owed),
            )
            for duty in dict.fromkeys(one.obligation.duty for one in owed)
        }

    @property
    def missing(self) -> list[Standing]:
        """Over and without a record（期满没有记录）."""
        return [one for one in self.standings if one.status is Status.MISSING]

    @property
    def to_do(self) -> list[Standing]:
        """Still to be done before the year ends; nothing of it is missing yet（未到期不叫缺）."""
        return [one for one in self.standings if one.status is Status.PENDING]

    @property
    def unrecorded(self) -> list[Standing]:
        """Held, and waiting only for its record to be confirmed（会议记录待确认）."""
        return [one for one in self.standings if one.unrecorded and not one.is_met]

    @property
    def not_applicable(self) -> list[Duty]:
        """What this branch does not have at all（不设支委会、不划小组）."""
        each = dict.fromkeys(one.obligation.duty for one in self.standings
                             if not one.obligation.is_applicable)  # fmt: skip
        return list(each)


def to_do_word(standing: Standing) -> str:
    """As a code: with the day by which it is due, but for what the year as a whole owes."""
    if standing.obligation.beat is Beat.YEAR:
        return standing.key
    return f"{standing.key} by {standing.deadline}"


def reassess_for(today: date) -> int | None:
    """In January the year whose dues are to be assessed anew（年初核定，组电明字〔2017〕5号）."""
    return today.year if today.month == JANUARY else None


def january_word(today: date) -> list[str]:
    """What a new year asks of the secretary, as codes."""
    year = reassess_for(today)
    return [] if year is None else [f"reassess_monthly_dues_for_{year}"]


def carried_over(items: Iterable[tuple[str, date | None]], as_of: date) -> list[str]:
    """Of (item, done on): what is not done by then（整改未完成）goes on to the next 组织生活会."""
    return [item for item, done_on in items if done_on is None or done_on > as_of]
