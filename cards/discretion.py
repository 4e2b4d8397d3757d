"""What a phone abroad may show to anybody who looks at it（中性措辞）, and the way to the rest."""

from dataclasses import dataclass, replace
from typing import ClassVar

from chat import Button, Card, Press, line
from locales import Words


@dataclass(frozen=True, slots=True)
class OpenNotice(Press):
    """All of what was only hinted at（详情）."""

    tag: ClassVar[str] = "unfold"

    branch_id: int
    notice_id: int


def cover_card(branch_id: int, notice_id: int, words: Words) -> Card:
    """That there is something, and nothing else."""
    return with_details(line(words("neutral.cover")), branch_id, notice_id, words)


def with_details(card: Card, branch_id: int, notice_id: int, words: Words) -> Card:
    """The same card with a button that opens all of it."""
    button = Button(words("neutral.button.details"), OpenNotice(branch_id, notice_id))
    *before, last = card.rows or ((),)
    return replace(card, rows=(*before, (*last, button)))


def over_card(words: Words) -> Card:
    """By the time it was opened there was nothing left to say."""
    return line(words("neutral.over"))
