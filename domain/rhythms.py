"""How often a member pays（按月、按季）: every quarter once the branch has agreed.

“党员应当按月交纳党费；遇到特殊情况，经党支部同意，可以每季度交纳一次”（中组发〔2008〕3号第十二条）.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.dues import Due, DueState, calling_day
from domain.months import Month, months_between
from domain.people import Branch
from domain.refusal import Refusal


class Rhythm(StrEnum):
    """The values are stored."""

    MONTHLY = "monthly"  # 按月交
    ASKED = "asked"  # 想按季交，等同意；仍按月交
    QUARTERLY = "quarterly"  # 经同意按季交


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A rhythm and the day it holds from."""

    rhythm: Rhythm
    from_on: date


def quarter_of(month: Month) -> tuple[Month, ...]:
    """The three months of its quarter（季度）."""
    first = month.plus(-((month.number - 1) % 3))
    return tuple(months_between(first, first.plus(2)))


def is_called(rhythm: Rhythm, month: Month) -> bool:
    """Whether a member is reminded of this month: by the quarter, of its first month alone."""
    return rhythm is not Rhythm.QUARTERLY or month == quarter_of(month)[0]


def is_owed(rhythm: Rhythm, month: Month, latest: Month) -> bool:
    """Whether an unpaid month is one to speak of when `latest` is the last one called.

    Who pays by the quarter has until its last month: those before are not overdue（不算欠交）.
    """
    return rhythm is not Rhythm.QUARTERLY or latest >= quarter_of(month)[-1]


def begins_on(branch: Branch, now: datetime) -> date:
    """From when a rhythm by the quarter holds: today before this quarter is called, else the next.

    Otherwise a month whose neighbours were called already would never be called itself.
    """
    today = now.astimezone(branch.timezone).date()
    first, *_, last = quarter_of(Month.of(today))
    return today if now < calling_day(branch, first) else last.plus(1).first


def called_months(month: Month, mine: list[Due], payable: list[Month]) -> list[Month]:
    """What one reminder of a quarter is about: its months neither claimed nor confirmed yet."""
    done = {due.month for due in mine if due.state is not DueState.DUE}
    return [one for one in quarter_of(month) if one in payable and one not in done]


def check_ask(stretches: list[Stretch]) -> None:
    """Refuse to ask again for what was asked for, or agreed to, already."""
    latest = stretches[-1].rhythm if stretches else Rhythm.MONTHLY
    if latest is not Rhythm.MONTHLY:
        raise Refusal(f"rhythm.refused.{latest}")


def check_decision(stretches: list[Stretch], *, asker: int, decider: int) -> None:
    """Refuse where nothing waits any more, and to agree to one's own wish."""
    if not stretches or stretches[-1].rhythm is not Rhythm.ASKED:
        raise Refusal("rhythm.refused.settled")
    if asker == decider:
        raise Refusal("rhythm.refused.own")
