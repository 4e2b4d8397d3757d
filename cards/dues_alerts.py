"""Months closed and unpaid（连续未交）: for the secretary alone, to be looked into; no verdict."""

from collections.abc import Mapping

from cards.collecting import ShowGrid
from cards.deferrals import ShowDeferrals
from cards.dues import month_list
from chat import Button, Card
from domain.dues_ledger import Flag, Standing
from locales import Words

_SAID = {Flag.SIX_MONTHS: "six", Flag.FIVE_MONTHS: "five", Flag.THREE_MONTHS: "three"}


def alert_card(branch_id: int, found: Mapping[str, Standing], words: Words) -> Card:
    """By name, who has come so far; the furthest first, each point with what it asks for."""
    lines = []
    for flag, point in _SAID.items():
        mine = {name: seen for name, seen in found.items() if seen.alert is flag}
        lines += [
            words("ledger.alert.who", name=name, count=seen.consecutive_unexcused,
                  months=month_list(seen.overdue_months, words))
            for name, seen in mine.items()
        ]  # fmt: skip
        if mine:
            lines.append(words(f"ledger.alert.{point}"))
    buttons = (
        Button(words("ledger.button.look"), ShowGrid(branch_id, "", 0)),
        Button(words("ledger.button.deferrals"), ShowDeferrals(branch_id, 0)),
    )
    return Card(
        title=words("ledger.alert.title"), lead="\n".join(lines),
        note=words("ledger.alert.private"), rows=(buttons,),
    )  # fmt: skip
