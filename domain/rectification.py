"""整改清单: what the branch or somebody has promised to put right, until when, and whether it is
done.

The next 组织生活会 begins with what is still open of the last one（上级通知和各地做法的惯例）.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.months import Month
from domain.refusal import Refusal
from domain.text import clean_line

LIMIT = 60
"""Characters of an item."""

USUAL_MONTHS = 3
"""How long one has as a rule; whoever leads changes it."""

WEEK = timedelta(days=7)
"""How long before its day the owner is reminded（本支部约定）."""

FURTHEST = timedelta(days=366 * 2)
"""How far ahead a day may lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item（整改事项）. `owner_id` is None for the branch as a whole; `year` is that of the
    组织生活会 it comes from."""

    id: int
    branch_id: int
    year: int
    text: str
    due_on: date
    owner_id: int | None = None
    done_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.done_on is None

    def is_overdue(self, today: date) -> bool:
        """Whether its day is over and nobody has said that it is done（请核实）."""
        return self.is_open and self.due_on < today


class Prompt(StrEnum):
    """What is said of an open item, and when（提醒）."""

    WEEK = "week"  # 提前一周，给负责人
    DAY = "day"  # 当天，给负责人
    OVERDUE = "overdue"  # 过了期限，只给书记


def prompt_at(item: Item, today: date) -> Prompt | None:
    """Which prompt of an open item holds that day: each until the next one; none before a week."""
    if not item.is_open or today < item.due_on - WEEK:
        return None
    if today < item.due_on:
        return Prompt.WEEK
    return Prompt.DAY if today == item.due_on else Prompt.OVERDUE


def usual_due(today: date) -> date:
    """The last day of the third month from now."""
    return Month.of(today).plus(USUAL_MONTHS).last


def read_item(text: str) -> str:
    """One line; refused if there is nothing in it, or too much."""
    line = clean_line(text, limit=LIMIT + 1)
    if not line:
        raise Refusal("rectify.refused.empty")
    if len(line) > LIMIT:
        raise Refusal("rectify.refused.too_long", limit=LIMIT)
    return line


def check_due(on: date, today: date) -> None:
    """Refuse a day that is over, or far off."""
    if on < today:
        raise Refusal("rectify.refused.past")
    if on > today + FURTHEST:
        raise Refusal("rectify.refused.too_far")


def carried_over(items: Iterable[Item], year: int) -> list[Item]:
    """What earlier ones left open（上次遗留）, the oldest year first, then by their days."""
    open_ones = [one for one in items if one.is_open and one.year < year]
    return sorted(open_ones, key=lambda one: (one.year, one.due_on, one.id))


def items_of(items: Iterable[Item], year: int) -> list[Item]:
    """That year's own, open ones first, by their days."""
    mine = [one for one in items if one.year == year]
    return sorted(mine, key=lambda one: (not one.is_open, one.due_on, one.id))
