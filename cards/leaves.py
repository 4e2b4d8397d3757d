"""Standing leave（请长假）."""

from dataclasses import dataclass
from typing import ClassVar

from cards.paging import in_rows
from cards.persons import ask_card
from chat import Button, Card, Press
from domain.attendance import Leave
from domain.stays import Person
from locales import Words


@dataclass(frozen=True, slots=True)
class AskLeave(Press):
    tag: ClassVar[str] = "leaveask"

    member_id: int


@dataclass(frozen=True, slots=True)
class PickLeave(Press):
    """Of this category; the days are typed next."""

    tag: ClassVar[str] = "leavefor"

    member_id: int
    leave: Leave


@dataclass(frozen=True, slots=True)
class EndLeave(Press):
    """Back from today on（销假）."""

    tag: ClassVar[str] = "leaveend"

    member_id: int


def categories_card(person: Person, words: Words) -> Card:
    """Which category; never why. Six of them fill a card, so the way back is the roster's."""
    buttons = [
        Button(words(f"leave.{leave}"), PickLeave(person.member.id, leave)) for leave in Leave
    ]
    return Card(
        lead=words("standing_leave.which", name=person.member.name),
        note=words("standing_leave.about"),
        rows=in_rows(buttons, 3),
    )


def days_card(person: Person, leave: Leave, words: Words) -> Card:
    """From which day to which."""
    lead = words("standing_leave.ask", name=person.member.name, leave=words(f"leave.{leave}"))
    return ask_card(lead, person.member.id, words, note=words("people.span_how"))
