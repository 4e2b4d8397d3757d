"""Which day（哪一天）: today, yesterday, the day before; another one is typed."""

from collections.abc import Callable
from datetime import date, timedelta

from chat import Button, Card, Press
from locales import Words

AGO = {0: "today", 1: "yesterday", 2: "before"}


def past_day_card(
    lead: str, today: date, press: Callable[[date], Press], back: Press, words: Words
) -> Card:
    """For what has been; the next line in private may name another day."""
    buttons = tuple(
        Button(words(f"olm.button.{name}"), press(today - timedelta(days=days)))
        for days, name in AGO.items()
    )
    return Card(
        lead=lead,
        note=words("olm.day_how"),
        rows=(buttons, (Button(words("button.back"), back),)),
    )
