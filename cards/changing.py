"""What changes of a member from a day on（转正、换组、改名、流动、境外）."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.extending import AskExtension
from cards.moments import dated
from cards.paging import in_rows, page_of, page_size, pager
from cards.persons import ShowPerson, ask_card
from chat import Abilities, Button, Card, Press
from domain.people import Group, Mark
from domain.stays import Person
from locales import Words


@dataclass(frozen=True, slots=True)
class AskConversion(Press):
    tag: ClassVar[str] = "convertask"

    member_id: int


@dataclass(frozen=True, slots=True)
class Convert(Press):
    """A full member from that day on; `is_sure` is asked first."""

    tag: ClassVar[str] = "convert"

    member_id: int
    on: date
    is_sure: bool


@dataclass(frozen=True, slots=True)
class AskGroup(Press):
    tag: ClassVar[str] = "groupask"

    member_id: int
    page: int


@dataclass(frozen=True, slots=True)
class SetGroup(Press):
    """From today on."""

    tag: ClassVar[str] = "groupset"

    member_id: int
    group_id: int


@dataclass(frozen=True, slots=True)
class AskName(Press):
    tag: ClassVar[str] = "nameask"

    member_id: int


@dataclass(frozen=True, slots=True)
class AskMark(Press):
    tag: ClassVar[str] = "flagask"

    member_id: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class SetMark(Press):
    """From today on, no end known yet."""

    tag: ClassVar[str] = "flagset"

    member_id: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class EndMark(Press):
    tag: ClassVar[str] = "flagend"

    member_id: int
    mark: Mark


def ask_conversion_card(person: Person, words: Words) -> Card:
    """On which day did the general meeting decide?"""
    number = person.member.id
    today = Button(words("people.button.today"), Convert(number, person.today, False))
    extend = Button(words("people.button.extend"), AskExtension(number))
    lead = words("conversion.ask", name=person.member.name)
    note, buttons = words("people.day_how"), (today, extend)
    return ask_card(lead, number, words, note=note, buttons=buttons)


def check_conversion_card(person: Person, on: date, words: Words, *, is_early: bool) -> Card:
    """Once more, with what should be looked at again."""
    member = person.member
    lead = words("conversion.check", name=member.name, day=dated(on, person.today, words))
    note = ""
    if is_early and person.probation is not None:
        ends = dated(person.probation.probation_ends, person.today, words)
        note = words("conversion.early", day=ends)
    sure = Button(words("button.yes"), Convert(member.id, on, True))
    return ask_card(lead, member.id, words, note=note, buttons=(sure,))


def groups_card(
    person: Person, groups: Sequence[Group], page: int, words: Words, abilities: Abilities
) -> Card:
    """Into which group, from today; another day or a new group is typed."""
    number = person.member.id
    shown, page, pages = page_of(groups, page, page_size(abilities.max_buttons, 2))
    buttons = [Button(group.name, SetGroup(number, group.id)) for group in shown]
    turn = pager(page, pages, lambda to: AskGroup(number, to), words)
    back = Button(words("button.back"), ShowPerson(number, 0))
    return Card(
        lead=words("people.which_group", name=person.member.name),
        note=words("people.group_how"),
        rows=(*in_rows(buttons, 3), *turn, (back,)),
    )


def mark_card(person: Person, mark: Mark, words: Words) -> Card:
    """From when, and until when if it is known."""
    today = Button(words("people.button.from_today"), SetMark(person.member.id, mark))
    lead = words("people.ask_mark", name=person.member.name, mark=words(f"people.mark.{mark}"))
    note = "\n".join((words(f"people.about.{mark}"), words("people.span_how")))
    return ask_card(lead, person.member.id, words, note=note, buttons=(today,))
