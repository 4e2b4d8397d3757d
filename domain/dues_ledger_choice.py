"""Months as people choose them（选月份）: ticked on a card, or typed for a deferral."""

from collections.abc import Collection

from domain.dues import LOOKS_BACK, MOST_MONTHS
from domain.dues_ledger import longest_run
from domain.months import Month
from domain.refusal import Refusal


def ticked(base: str, mask: int, payable: Collection[Month], this: Month) -> list[Month]:
    """The ticked months, bit n being the n-th from `base` on.

    A card too old, made up, or overtaken by others is refused.
    """
    try:
        first = Month.read(base)
    except ValueError:
        raise Refusal("refused.stale") from None
    is_fresh = this.plus(-LOOKS_BACK - 1) <= first <= this.plus(-LOOKS_BACK)
    if not is_fresh or not 0 <= mask < 1 << (LOOKS_BACK + MOST_MONTHS + 2):
        raise Refusal("refused.stale")
    months = [first.plus(bit) for bit in range(mask.bit_length()) if mask >> bit & 1]
    if not set(months) <= set(payable):
        raise Refusal("dues.refused.changed")
    return months


def check_deferral(months: Collection[Month], this: Month) -> None:
    """Refuse months that do not follow each other, or more than may be made up at once（延交）."""
    if longest_run(months) != len(months):
        raise Refusal("ledger.refused.deferral_gap")
    if len(months) > MOST_MONTHS:
        raise Refusal("ledger.refused.deferral_long", months=MOST_MONTHS)
    if max(months) < this.plus(-LOOKS_BACK):
        raise Refusal("ledger.refused.deferral_old", months=LOOKS_BACK)
