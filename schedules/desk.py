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
        return self.words.is_neutral

    @property
    def is_covered(self) -> bool:
        """Whether what has no neutral wording is only hinted at until it is opened."""
        return self.is_neutral and self.abilities.is_abroad

    @property
    def today(self) -> date:
        """The day it is for the branch."""
        return self.now.astimezone(self.branch.timezone).date()


NEUTRAL = frozenset({"en"})
"""Languages of members abroad: a push says nothing of the Party until opened（五不公开）."""


def at_desk(
    *, branch: Branch, records: Records, now: datetime, language: str, subject: str,
    abilities: Abilities, reader: Reader | None, is_opened: bool = False,
) -> Desk:  # fmt: skip
    """The desk of whoever writes to this reader, with the words that fit them."""
    is_neutral = (
        reader is not None
        and not is_opened
        and (language in NEUTRAL or (abilities.is_abroad and _is_abroad(reader, records, now)))
    )
    return Desk(
        branch=branch, records=records, now=now, words=Words(language, is_neutral=is_neutral),
        subject=subject, abilities=abilities, reader=reader,
    )  # fmt: skip


def _is_abroad(reader: Reader, records: Records, now: datetime) -> bool:
    """Whether one of their branches has marked them（境外）."""
    day = now.astimezone(reader.timezone).date()
    return any(one.is_abroad for one in records.people.of_account(reader.account_id, day))


Compose: TypeAlias = Callable[[Desk], Card | None]
"""The card as it reads today, or None if by now there is nothing to say."""
