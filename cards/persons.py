"""Opening one person's card（党员卡片）, and asking for what is typed about them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.moments import dated
from chat import Button, Card, Press
from domain.spans import Span
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowPerson(Press):
    """The person's card; `page` 1 holds what is rarely wanted, 2 their vote（表决权）."""

    tag: ClassVar[str] = "person"

    member_id: int
    page: int


def ask_card(
    lead: str, member_id: int, words: Words, *, note: str = "", buttons: tuple[Button, ...] = ()
) -> Card:
    """Something is to be typed, or one of the buttons pressed, or nothing changed."""
    back = Button(words("button.back"), ShowPerson(member_id, 0))
    return Card(lead=lead, note=note, rows=((*buttons, back),))


def span_name(span: Span, today: date, words: Words) -> str:
    """Such as 12月1日起, or 12月1日至2027年1月31日."""
    first = dated(span.from_on, today, words)
    if span.last_on is None:
        return words("people.since", day=first)
    return words("people.span", first=first, last=dated(span.last_on, today, words))
