"""What a new secretary is handed（工作交接）: a pure value, from which the package is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.gaps import Gap
from domain.handovers import Handover
from domain.ledgers import Ledger
from domain.meetings import Meeting
from domain.people import Member
from domain.rectification import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingOn:
    """Both years' ledgers, the roster, and what the new secretary should know at once.

    `held` is what was collected and not handed up yet（已收未缴）; `term_end` the day the term
    ends, None where nobody has said.
    """

    this_year: Ledger
    last_year: Ledger
    roster: Sequence[Member]
    items: Sequence[Item]
    coming: Sequence[Meeting]
    gaps: Sequence[Gap]
    held_payments: int
    held: Decimal
    handed_up: Sequence[Handover]
    term_end: date | None = None
