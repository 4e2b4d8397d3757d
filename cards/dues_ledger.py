"""The ledger beside a payment（党费台账）: another amount, more months than usual, who paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from cards.dues import money
from chat import Button, Card, Door, Press
from domain.dues import Due
from domain.dues_ledger_payments import Receipt, stands
from domain.months import Month
from locales import Words


@dataclass(frozen=True, slots=True)
class SaveAgreed(Press):
    """More months than usual, which the branch has decided on（支部已定）."""

    tag: ClassVar[str] = "duagreed"

    branch_id: int
    member_id: int
    base: str
    mask: int
    payer_id: int


@dataclass(frozen=True, slots=True)
class PayByUnit(Press):
    """The unit or the branch brings it（单位垫交）: it never may."""

    tag: ClassVar[str] = "duunit"

    branch_id: int


def decide_card(months: Sequence[Month], agreed: SaveAgreed, back: Press, words: Words) -> Card:
    """More than six months at once are for the branch to decide."""
    buttons = (Button(words("ledger.button.agreed"), agreed), Button(words("button.back"), back))
    return Card(lead=words("ledger.decide", count=len(months)), rows=(buttons,))


def receipt_lines(receipt: Receipt, words: Words) -> str:
    """What came beside what was due; "" where it is the same."""
    seen = receipt.settlement
    if receipt.paid == receipt.due:
        return ""
    lines = [words("ledger.came", paid=money(receipt.paid, words), due=money(receipt.due, words))]
    if seen.outstanding:
        lines.append(words("ledger.outstanding", amount=money(seen.outstanding, words)))
    if seen.voluntary:
        lines.append(words("ledger.voluntary", amount=money(seen.voluntary, words)))
    if seen.large_dues:
        lines.append(words("ledger.large"))
    return "\n".join(lines)


def receipt_card(
    lead: str, receipt: Receipt, payer: str, buttons: Sequence[Button | Door], words: Words
) -> Card:
    """A payment is written down, for whoever did it."""
    by = words("dues.record.by", payer=payer) if payer else ""
    note = "\n".join(filter(None, (receipt_lines(receipt, words), by)))
    return Card(lead=lead, note=note, rows=(tuple(buttons),))


def large_field(dues: Sequence[Due], words: Words) -> tuple[tuple[str, str], ...]:
    """Voluntary dues of a thousand or more, which go to the centre apart（大额党费）."""
    seen = [stands(due) for due in dues]
    amount = sum((one.voluntary for one in seen if one.large_dues), Decimal(0))
    shown = words("ledger.large_held", amount=money(amount, words))
    return ((words("ledger.large_field"), shown),) if amount else ()
