"""Two entries of one person become one（合并同名）."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.changing import AskName
from cards.moments import dated
from cards.persons import ShowPerson, ask_card
from chat import Button, Card, Press
from domain.stays import Person, Stay
from locales import Words

SHOWN = 3


@dataclass(frozen=True, slots=True)
class AskMerging(Press):
    """Who else has this name?"""

    tag: ClassVar[str] = "mergeask"

    member_id: int


@dataclass(frozen=True, slots=True)
class Merge(Press):
    """All that stands under the second goes to the first; `is_sure` is asked first."""

    tag: ClassVar[str] = "merge"

    kept_id: int
    gone_id: int
    is_sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How much stands under one entry, for the secretary to compare."""

    stay: Stay
    meetings: int
    months: int
    has_account: bool


def namesakes_card(member_id: int, name: str, others: Sequence[int], words: Words) -> Card:
    """The other entries of this name; two real people are told apart by a new name."""
    merges = [
        Button(
            words("merging.button.merge"),
            Merge(min(member_id, other), max(member_id, other), False),
            words("merging.button.merge_long", name=name, number=number),
        )
        for number, other in enumerate(others[:SHOWN], start=1)
    ]
    back = Button(words("button.back"), ShowPerson(member_id, 1))
    if not others:
        return Card(
            lead=words("merging.nobody", name=name), note=words("merging.nobody_note"),
            rows=((Button(words("people.button.rename"), AskName(member_id)), back),),
        )  # fmt: skip
    two = Button(words("merging.button.two"), AskName(member_id))
    lead = words("merging.ask", name=name, count=len(others) + 1)
    return Card(lead=lead, rows=(tuple(merges), (two, back)))


def check_merging_card(kept: Held, gone: Held, doubled: int, today: date, words: Words) -> Card:
    """What stands under each, and what will be one."""
    fields = tuple(
        (words(f"merging.{key}"), _line(held, today, words))
        for key, held in (("kept", kept), ("gone", gone))
    )
    notes = [words("merging.follows")]
    if doubled:
        notes.append(words("merging.doubled", count=doubled))
    if kept.has_account and gone.has_account:
        notes.append(words("merging.two_accounts"))
    sure = Button(
        words("merging.button.merge"), Merge(kept.stay.member_id, gone.stay.member_id, True)
    )
    two = Button(words("merging.button.two"), AskName(gone.stay.member_id))
    back = Button(words("button.back"), ShowPerson(kept.stay.member_id, 0))
    return Card(
        title=words("merging.title", name=kept.stay.name),
        fields=fields,
        note="\n".join(notes),
        rows=((sure, two, back),),
    )


def _line(held: Held, today: date, words: Words) -> str:
    return words(
        "merging.line", day=dated(held.stay.from_on, today, words), meetings=held.meetings,
        months=held.months,
    )  # fmt: skip


def ask_name_card(person: Person, words: Words) -> Card:
    """The right name is typed; two entries of one person are merged."""
    merge = Button(words("people.button.merge"), AskMerging(person.member.id))
    lead = words("people.ask_name", name=person.member.name)
    return ask_card(lead, person.member.id, words, buttons=(merge,))
