"""One item of the 整改清单: who owns it, until when, done or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.moments import dated
from cards.paging import in_rows, page_of, page_size, pager
from cards.rectification import DropItem, FinishItem, ListItems, ShowItem, owner_of
from chat import Abilities, Button, Card, Press
from domain.months import Month
from domain.people import Member
from domain.rectification import Item
from locales import Words

AHEAD = (1, 3, 6)
"""Months after which an item may be due; another day is typed."""


@dataclass(frozen=True, slots=True)
class PickOwner(Press):
    tag: ClassVar[str] = "rectwho"

    branch_id: int
    item_id: int
    page: int


@dataclass(frozen=True, slots=True)
class SetOwner(Press):
    """This member; 0 for the branch as a whole."""

    tag: ClassVar[str] = "rectown"

    branch_id: int
    item_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class AskDue(Press):
    """Until when? A button, or the next line in private."""

    tag: ClassVar[str] = "rectdue"

    branch_id: int
    item_id: int


@dataclass(frozen=True, slots=True)
class SetDue(Press):
    tag: ClassVar[str] = "rectday"

    branch_id: int
    item_id: int
    on: date


def item_card(item: Item, names: dict[int, str], today: date, words: Words, *, year: int) -> Card:
    """For whoever leads; `year` is that of the list it stands on."""
    number, branch_id = item.id, item.branch_id
    state = words("rectify.open")
    if item.done_on is not None:
        state = words("rectify.done", day=dated(item.done_on, today, words))
    elif item.is_overdue(today):
        state = words("rectify.over")
    turn = Button(
        words("rectify.button.done" if item.is_open else "rectify.button.not_done"),
        FinishItem(branch_id, number, item.is_open),
    )
    return Card(
        title=words("rectify.item", year=item.year),
        lead=item.text,
        fields=(
            (words("rectify.owner"), owner_of(item, names, words)),
            (words("rectify.due"), dated(item.due_on, today, words)),
            (words("rectify.state"), state),
        ),
        rows=(
            (
                Button(words("rectify.button.owner"), PickOwner(branch_id, number, 0)),
                Button(words("rectify.button.due"), AskDue(branch_id, number)),
                turn,
            ),
            (
                Button(words("rectify.button.drop"), DropItem(branch_id, number)),
                Button(words("button.back"), ListItems(branch_id, year, 0)),
            ),
        ),
    )


def owners_card(
    item: Item, members: Sequence[Member], page: int, words: Words, abilities: Abilities
) -> Card:
    """The branch, or somebody on the roster."""
    branch_id, number = item.branch_id, item.id
    shown, page, pages = page_of(members, page, page_size(abilities.max_buttons, 3, most=24))
    people = [Button(one.name, SetOwner(branch_id, number, one.id)) for one in shown]
    turn = pager(page, pages, lambda to: PickOwner(branch_id, number, to), words)
    last = (
        Button(words("rectify.button.branch"), SetOwner(branch_id, number, 0)),
        Button(words("button.back"), ShowItem(branch_id, number)),
    )
    lead = words("rectify.whose", text=item.text)
    return Card(lead=lead, rows=(*in_rows(people, 3), *turn, last))


def due_card(item: Item, today: date, words: Words) -> Card:
    branch_id, number = item.branch_id, item.id
    buttons = tuple(
        Button(
            words("rectify.button.months", months=months),
            SetDue(branch_id, number, Month.of(today).plus(months).last),
        )
        for months in AHEAD
    )
    back = (Button(words("button.back"), ShowItem(branch_id, number)),)
    return Card(
        lead=words("rectify.until_when", text=item.text),
        note=words("rectify.day_how"),
        rows=(buttons, back),
    )
