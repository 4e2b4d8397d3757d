"""Who has not taken part for months（长期未参加）: to the secretary alone, to be looked into."""

from collections.abc import Mapping

from cards.rolls import period_name
from chat import Card
from domain.months import Month
from domain.periods import Period
from locales import Words


def absence_card(since: Mapping[str, Month], last: Month, words: Words) -> Card:
    """By name in roster order, of which months; what to ask, and who decides."""
    lines = [
        words("absence.who", name=name, months=period_name(Period(first, last), words))
        for name, first in since.items()
    ]
    return Card(
        title=words("absence.title"),
        lead="\n".join([*lines, words("absence.ask")]),
        note=words("absence.note"),
    )
