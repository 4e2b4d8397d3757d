"""对照检查: whether it is written, never what it says. Everybody says so for themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.olm_presses import ShowOlm
from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press
from domain.olm import OlmSheet
from domain.people import Member
from locales import Words


@dataclass(frozen=True, slots=True)
class Examined(Press):
    """Mine is written（已写好）."""

    tag: ClassVar[str] = "olmwrote"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class NotExamined(Press):
    """Not after all（撤回）."""

    tag: ClassVar[str] = "olmunwr"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class ListExamined(Press):
    """For whoever leads: who has not said so yet."""

    tag: ClassVar[str] = "olmexam"

    branch_id: int
    year: int
    page: int


@dataclass(frozen=True, slots=True)
class ExaminedFor(Press):
    """Theirs is written; they have no account to say so themselves（代记）."""

    tag: ClassVar[str] = "olmexfor"

    branch_id: int
    year: int
    member_id: int


def group_card(sheet: OlmSheet, words: Words, *, counts: bool) -> Card:
    """Hangs in the group: how many have written theirs, never who has not."""
    lines = [words("olm.group.lead")]
    if sheet.theme:
        lines.insert(0, words("olm.group.theme", theme=sheet.theme))
    if sheet.is_held:
        return Card(title=words("olm.group.title", year=sheet.year), lead=words("olm.group.over"))
    if counts:
        lines.append(words("olm.group.count", done=sheet.count_examined))
    button = Button(words("olm.button.wrote"), Examined(sheet.branch_id, sheet.year))
    return Card(
        title=words("olm.group.title", year=sheet.year),
        lead="\n".join(lines),
        note=words("olm.group.note"),
        rows=((button,),),
    )


def examined_card(
    sheet: OlmSheet, waiting: Sequence[Member], page: int, words: Words, abilities: Abilities
) -> Card:
    """For whoever leads alone: those not written yet; a button for each without an account."""
    branch_id, year = sheet.branch_id, sheet.year
    silent = [one for one in waiting if not one.has_account]
    shown, page, pages = page_of(silent, page, page_size(abilities.max_buttons, 2, most=24))
    people = [Button(one.name, ExaminedFor(branch_id, year, one.id)) for one in shown]
    turn = pager(page, pages, lambda to: ListExamined(branch_id, year, to), words)
    names = words("olm.separator").join(one.name for one in waiting)
    return Card(
        title=words("olm.step.examination"),
        lead=words("olm.examined", done=sheet.count_examined, all=len(sheet.members)),
        fields=((words("olm.waiting"), names),) if waiting else (),
        note=words("olm.examined_note"),
        rows=(
            *in_rows(people, 3),
            *turn,
            (Button(words("button.back"), ShowOlm(branch_id, year)),),
        ),
    )
