"""What a composer writes with（案头）."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from chat import Abilities, Card
from domain.people import Branch, Reader
from locales import Words
from storage import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The subject to write about, today's records, and the language of whoever reads it.

    `reader` is None for what a whole chat reads.
    """

    branch: Branch
    records: Records
    now: datetime
    words: Words
    subject: str
    abilities: Abilities
    reader: Reader | None = None

    @property
    def is_neutral(self) -> bool:
        """Whether a phone abroad may show it to anybody: the group's cards are not meant."""
        return self.reader is not None and self.words.language in NEUTRAL

    @property
    def today(self) -> date:
        """The day it is for the branch."""
        return self.now.astimezone(self.branch.timezone).date()


NEUTRAL = frozenset({"en"})
"""Languages of members abroad: a push says nothing of the Party until opened（五不公开）."""

Compose: TypeAlias = Callable[[Desk], Card | None]
"""The card as it reads today, or None if by now there is nothing to say."""
