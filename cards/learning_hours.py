"""Hours of learning（学时）: one's own, and for the secretary in roster order, never ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from cards.asking import ShowPeriod
from cards.paging import page_of, pager
from chat import Button, Card, Press, Table
from domain.learning import LEADER_HOURS, MEMBER_HOURS, hours_wanted
from domain.months import Month
from domain.people import Member
from locales import Words

PAGE = 24
"""People on one card."""


@dataclass(frozen=True, slots=True)
class ShowHours(Press):
    """Everybody's hours of a calendar year."""

    tag: ClassVar[str] = "hours"

    branch_id: int
    year: int
    page: int


def hours_text(hours: Decimal | int) -> str:
    """Such as 6 or 1.5."""
    return f"{Decimal(hours).normalize():f}"


def own_hours_line(hours: Decimal, *, is_leader: bool, words: Words) -> str:
    """Such as 6（一般不少于32）."""
    wanted = hours_wanted(is_leader=is_leader)
    return words("learning.own", hours=hours_text(hours), wanted=wanted)


def hours_card(
    members: Sequence[Member], hours: Mapping[int, Decimal], branch_id: int, year: int,
    page: int, last: Month, words: Words,
) -> Card:  # fmt: skip
    """In private: the roster as it stands, each with the hours of the year so far."""
    shown, page, pages = page_of(members, page, PAGE)
    rows = tuple((one.name, hours_text(hours.get(one.id, 0))) for one in shown)
    before = Button(words("learning.button.before"), ShowHours(branch_id, year - 1, 0))
    back = Button(words("button.back"), ShowPeriod(str(last), str(last), 0, branch_id))
    return Card(
        title=words("learning.title", year=year),
        table=Table((words("roster.heading.name"), words("learning.heading")), rows),
        note=words("learning.note", members=MEMBER_HOURS, leaders=LEADER_HOURS),
        rows=(*pager(page, pages, lambda to: ShowHours(branch_id, year, to), words),
              (before, back)),
    )  # fmt: skip
