"""The grid of dues（登记表）: what it is about, and the mark of each month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from domain.dues import Due, DueState
from domain.dues_ledger_payments import received
from domain.months import Month
from domain.people import Member
from domain.rhythms import Rhythm, is_owed
from locales import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The grid, members × months（登记表）. `months` end with the one it is about, or are none."""

    branch_id: int
    months: Sequence[Month]
    members: Sequence[Member]
    dues: Sequence[Due]
    waiting: int = 0
    held: Decimal = Decimal(0)
    """Confirmed and not handed up yet（已收未缴）, in yuan."""
    quarterly: frozenset[int] = frozenset()
    deferred: Mapping[int, frozenset[Month]] = field(default_factory=dict)
    """By member, the months that may be paid later（延交）."""
    page: int = 0
    max_buttons: int = 100

    def may_wait(self, due: Due | None) -> bool:
        """Whether it is unpaid, and may be with the branch's consent（延交）."""
        if due is None or due.state is not DueState.DUE:
            return False
        return due.month in self.deferred.get(due.member_id, ())

    def is_early(self, due: Due | None) -> bool:
        """Whether it is unpaid and may be: who pays by the quarter has until its last month."""
        is_theirs = due is not None and due.member_id in self.quarterly
        if due is None or not is_theirs or due.state is not DueState.DUE:
            return False
        return not is_owed(Rhythm.QUARTERLY, due.month, self.months[-1])


def mark_of(sheet: Sheet, due: Due | None, words: Words) -> str:
    """✓, 待, ○ and the like; the card explains them."""
    if due is not None and due.state is DueState.DUE and received(due):
        return words("ledger.mark.part")
    if sheet.may_wait(due):
        return words("ledger.mark.deferred")
    if sheet.is_early(due):
        return words("dues.mark.quarter")
    return words(f"dues.mark.{'none' if due is None else due.state}")
