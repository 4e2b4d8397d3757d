"""Recording many at once（批量记到会）: how it is asked for, from the record's card."""

from dataclasses import dataclass
from typing import ClassVar

from chat import Button, Press
from locales import Words

ROOM = 10
"""With so many buttons a card holds 除…外 too; else it is typed after 批量."""


@dataclass(frozen=True, slots=True)
class RestPresent(Press):
    """Everybody not accounted for was there（其余全到）."""

    tag: ClassVar[str] = "rest"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class AskExcept(Press):
    """Everybody was there but those whose names follow（除…外全到）."""

    tag: ClassVar[str] = "except"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class AskBulk(Press):
    """A list of names follows（批量）."""

    tag: ClassVar[str] = "bulk"

    meeting_id: int


def bulk_buttons(meeting_id: int, max_buttons: int, words: Words) -> tuple[Button, ...]:
    rest = Button(words("record.button.rest"), RestPresent(meeting_id))
    but = Button(words("record.button.except"), AskExcept(meeting_id))
    many = Button(words("bulk.button.ask"), AskBulk(meeting_id))
    return (rest, but, many) if max_buttons > ROOM else (rest, many)
