"""Setting up a branch（建支部）."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.moments import month_name
from chat import Button, Card, Door, Press
from domain.months import Month
from locales import Words


@dataclass(frozen=True, slots=True)
class SetUpHere(Press):
    """An administrator who hid behind the group shows who they are."""

    tag: ClassVar[str] = "setup"

    name: str


@dataclass(frozen=True, slots=True)
class TrackFrom(Press):
    """Since when the branch keeps its records here（从哪天起用）."""

    tag: ClassVar[str] = "since"

    day: date


@dataclass(frozen=True, slots=True)
class PaidTo(Press):
    """Up to which month dues were settled before（党费交到几月）."""

    tag: ClassVar[str] = "paidto"

    month: str


def hello_card(words: Words) -> Card:
    """What comes next, when the bot has just been added to a group."""
    return Card(title=words("setup.hello.title"), lead=words("setup.hello.lead"))


def who_card(name: str, words: Words) -> Card:
    button = Button(words("setup.button.me"), SetUpHere(name), words("setup.button.me_long"))
    return Card(lead=words("setup.who"), rows=((button,),))


def founded_card(name: str, words: Words) -> Card:
    """In the group, after set-up; the rest is asked in private."""
    door = Door(words("setup.button.go_on"), "setup", words("setup.button.go_on_long"))
    return Card(
        title=words("setup.founded.title", branch=name),
        lead=words("setup.founded.lead"),
        note=words("setup.banner"),
        rows=((door,),),
    )


def who_are_you_card(words: Words) -> Card:
    """The first name asked for; before it, three lines say what is kept and who sees it."""
    return Card(lead=words("setup.who_are_you"), note=words("privacy.kept"))


def since_card(days: Sequence[date], words: Words) -> Card:
    rows = tuple((Button(f"{day:%Y-%m-%d}", TrackFrom(day)),) for day in days)
    return Card(title=words("setup.since.title"), lead=words("setup.since.lead"), rows=rows)


def paid_to_card(months: Sequence[Month], words: Words) -> Card:
    buttons = tuple(Button(month_name(month, words), PaidTo(str(month))) for month in months)
    return Card(
        title=words("setup.paid_to.title"), lead=words("setup.paid_to.lead"), rows=(buttons,)
    )


def ready_card(name: str, since: date, paid_to: Month, words: Words) -> Card:
    """Everything is asked; what comes next."""
    return Card(
        title=words("setup.ready.title", branch=name),
        fields=(
            (words("setup.ready.since"), f"{since:%Y-%m-%d}"),
            (words("setup.ready.paid_to"), month_name(paid_to, words)),
        ),
        lead=words("setup.ready.lead"),
    )
