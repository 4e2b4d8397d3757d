"""What those who collect can do beside the grid（收党费的工具）."""

from dataclasses import dataclass
from typing import ClassVar

from cards.deferrals import ShowDeferrals
from cards.disclosure import Disclose
from cards.handing_up import OpenHandover
from cards.payment_lists import AskPaymentList, AskTypedList
from cards.payments import AssessDues, RecordFor
from chat import Button, Card, Door, Press
from locales import Words


@dataclass(frozen=True, slots=True)
class MoreTools(Press):
    """Where a card has few buttons: the rarer ones（更多）."""

    tag: ClassVar[str] = "dumore"

    branch_id: int


def tool_rows(branch_id: int, room: int, words: Words) -> tuple[tuple[Button | Door, ...], ...]:
    """Two rows, the second behind one button where there is no room for all."""
    daily = (
        Button(words("dues.button.record"), RecordFor(branch_id, 0)),
        Button(words("dues.button.assess"), AssessDues(branch_id, 0)),
        Button(words("ledger.button.deferrals"), ShowDeferrals(branch_id, 0)),
    )
    rarer = _rarer(branch_id, words)
    if len(daily) + len(rarer) > room:
        return ((*daily, Button(words("payment_list.button.more"), MoreTools(branch_id))),)
    return (daily, rarer)


def more_card(branch_id: int, back: Press, words: Words) -> Card:
    buttons = (*_rarer(branch_id, words), Button(words("button.back"), back))
    return Card(title=words("dues.grid.title"), rows=(buttons,))


def _rarer(branch_id: int, words: Words) -> tuple[Button, ...]:
    return (
        Button(words("bulk.button.ask"), AskTypedList(branch_id)),
        Button(words("payment_list.button.ask"), AskPaymentList(branch_id)),
        Button(words("handover.button.open"), OpenHandover(branch_id)),
        Button(words("disclosure.button.open"), Disclose(branch_id, 0),
               words("disclosure.long.open")),
    )  # fmt: skip
