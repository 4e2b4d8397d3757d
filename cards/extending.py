"""A probation that is extended（延长预备期）: once, by half a year to a year."""

from dataclasses import dataclass
from typing import ClassVar

from cards.persons import ask_card
from chat import Button, Card, Press
from domain.probation import LONGEST_EXTENSION, SHORTEST_EXTENSION
from domain.stays import Person
from locales import Words


@dataclass(frozen=True, slots=True)
class AskExtension(Press):
    tag: ClassVar[str] = "extendask"

    member_id: int


@dataclass(frozen=True, slots=True)
class Extend(Press):
    """By so many months, as the general meeting decided."""

    tag: ClassVar[str] = "extend"

    member_id: int
    months: int


def ask_extension_card(person: Person, words: Words) -> Card:
    """By how many months?"""
    number = person.member.id
    buttons = tuple(
        Button(words("probation.button.months", months=months), Extend(number, months))
        for months in (SHORTEST_EXTENSION, LONGEST_EXTENSION)
    )
    lead = words("probation.ask", name=person.member.name)
    return ask_card(lead, number, words, note=words("probation.how"), buttons=buttons)
