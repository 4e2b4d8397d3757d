"""Dues as the ledger shows them（党费台账）: members by months, and how each month stands.

For the secretary and those who collect; the group reads numbers alone.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.dues import Due, DueState
from domain.dues_ledger import is_closed
from domain.months import Month
from domain.people import Member


class DueMark(StrEnum):
    """How one member's month stands on a day（一人一月）. The values are codes: never renamed."""

    CONFIRMED = "confirmed"  # 已确认
    CLAIMED = "claimed"  # 本人说已交，待确认
    DEFERRED = "deferred"  # 经支部同意延交
    DUE = "due"  # 应交，未过完不算欠
    OVERDUE = "overdue"  # 月末已过，未交


def mark_of(
    due: Due, today: date, *, is_deferred: bool = False, is_quarterly: bool = False
) -> DueMark:  # fmt: skip
    """What the rules make of what is written down.

    A month is overdue only once it is over, for who pays by the quarter with consent once the
    quarter is（中组发〔2008〕3号第十二条）.
    """
    match due.state:
        case DueState.CONFIRMED:
            return DueMark.CONFIRMED
        case DueState.CLAIMED:
            return DueMark.CLAIMED
    if is_deferred:
        return DueMark.DEFERRED
    is_over = is_closed(due.month, today, is_quarterly=is_quarterly)
    return DueMark.OVERDUE if is_over else DueMark.DUE


def received(due: Due) -> Decimal:
    """What has come of it so far, in yuan; what is only claimed has not come（已收）."""
    if due.paid is not None:
        return due.paid
    return due.amount if due.state is DueState.CONFIRMED else Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSum:
    """One month of the branch, in people and in yuan（合计）."""

    people: int
    confirmed: int
    claimed: int
    amount: Decimal
    received: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesSheet:
    """Members by months（党费台账）; `people` in roster order, whoever was here or owed something.

    `marks` say how each month stands as of the day it was read.
    """

    people: tuple[Member, ...]
    months: tuple[Month, ...]
    dues: Mapping[tuple[int, Month], Due]
    marks: Mapping[tuple[int, Month], DueMark]

    def at(self, member_id: int, month: Month) -> Due | None:
        """None where nothing is owed for that month, or not yet."""
        return self.dues.get((member_id, month))

    def mark(self, member_id: int, month: Month) -> DueMark | None:
        return self.marks.get((member_id, month))

    def of_month(self, month: Month) -> MonthSum:
        return sum_up(due for (_, its), due in self.dues.items() if its == month)

    def of_member(self, member_id: int) -> MonthSum:
        """The same for one member: `people` are months then."""
        return sum_up(due for (whose, _), due in self.dues.items() if whose == member_id)

    @property
    def total(self) -> MonthSum:
        return sum_up(self.dues.values())


def sum_up(dues: Iterable[Due]) -> MonthSum:
    """Count and add（合计）."""
    rows = list(dues)
    states = [due.state for due in rows]
    return MonthSum(
        people=len(rows),
        confirmed=states.count(DueState.CONFIRMED),
        claimed=states.count(DueState.CLAIMED),
        amount=sum((due.amount for due in rows), Decimal(0)),
        received=sum((received(due) for due in rows), Decimal(0)),
    )


def marks_of(
    dues: Iterable[Due], today: date, *, deferred: Mapping[int, Collection[Month]],
    quarterly: Collection[int],
) -> dict[tuple[int, Month], DueMark]:  # fmt: skip
    """By member and month; `deferred` are the months each may pay later（延交）."""
    return {
        (due.member_id, due.month): mark_of(
            due,
            today,
            is_deferred=due.month in deferred.get(due.member_id, ()),
            is_quarterly=due.member_id in quarterly,
        )
        for due in dues
    }
