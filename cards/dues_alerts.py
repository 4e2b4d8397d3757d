"""Months closed and unpaid（连续未交）: for the secretary alone, to be looked into; no verdict."""

from cards.collecting import ShowGrid
from cards.deferrals import PickReason
from cards.dues import month_list
from chat import Button, Card
from domain.dues_ledger import Flag, Standing
from locales import Words

_SAID = {Flag.THREE_MONTHS: "three", Flag.FIVE_MONTHS: "five", Flag.SIX_MONTHS: "six"}


def alert_card(
    branch_id: int, member_id: int, name: str, seen: Standing, words: Words
) -> Card | None:
    """请核实是否有正当理由，由支部大会讨论决定; nothing where there is nothing to point out."""
    if seen.alert is None:
        return None
    lead = words(
        f"ledger.alert.{_SAID[seen.alert]}", name=name, count=seen.consecutive_unexcused,
        months=month_list(seen.overdue_months, words),
    )  # fmt: skip
    buttons = (
        Button(words("ledger.button.look"), ShowGrid(branch_id, "", 0)),
        Button(words("ledger.button.defer"), PickReason(branch_id, member_id)),
    )
    return Card(lead=lead, note=words("ledger.alert.private"), rows=(buttons,))
