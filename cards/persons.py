"""Opening one person's card（党员卡片）, and asking for what is typed about them."""

from dataclasses import dataclass
from typing import ClassVar

from chat import Button, Card, Press
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowPerson(Press):
    """The person's card; `page` 1 holds what is rarely wanted."""

    tag: ClassVar[str] = "person"

    member_id: int
    page: int


def ask_card(
    lead: str, member_id: int, words: Words, *, note: str = "", buttons: tuple[Button, ...] = ()
) -> Card:
    """Something is to be typed, or one of the buttons pressed, or nothing changed."""
    back = Button(words("button.back"), ShowPerson(member_id, 0))
    return Card(lead=lead, note=note, rows=((*buttons, back),))
