"""Paying less, or nothing（少交、免交）: branch studies it, the superior committee approves it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.dues_base import Given, Unreadable, read_yuan, to_fen

NOT_BY_SUPERIOR = "relief_not_approved_by_superior"
NOT_BY_BRANCH = "relief_not_approved_by_branch"


class ReliefKind(StrEnum):
    REDUCED = "reduced"  # 少交
    EXEMPT = "exempt"  # 免交


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """A wish to pay `to` yuan a month, or nothing; it counts with both approvals alone
    （交纳确有困难，中组发〔2008〕3号第七条）."""

    kind: str
    to: Given = None
    is_by_branch: bool = False
    is_by_superior: bool = False

    @property
    def is_approved(self) -> bool:
        return self.is_by_branch and self.is_by_superior


def warnings_of(relief: Relief) -> tuple[str, ...]:
    """Why it does not count, if it does not（第七条）."""
    if relief.is_approved:
        return ()
    return (NOT_BY_BRANCH if relief.is_by_superior else NOT_BY_SUPERIOR,)


def granted(relief: Relief, amount: Decimal | None) -> Decimal | None:
    """What is to be paid by it, never more than without; None where it does not count.

    Raises `Unreadable` where it does not say to how much.
    """
    to = Decimal(0) if relief.kind == ReliefKind.EXEMPT else read_yuan(relief.to)
    if to is None or to < 0:
        raise Unreadable("reduced to what?")
    if not relief.is_approved:
        return None
    return to_fen(to if amount is None else min(to, amount))
