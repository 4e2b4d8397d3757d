"""整改清单: what is to be put right, by whom, until when; and the reminders of it, in private."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.moments import dated
from cards.olm_presses import ShowOlm
from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press
from domain.olm import OlmSheet
from domain.rectification import Item, Prompt
from locales import Words


@dataclass(frozen=True, slots=True)
class ListItems(Press):
    tag: ClassVar[str] = "rectlist"

    branch_id: int
    year: int
    page: int


@dataclass(frozen=True, slots=True)
class AskItem(Press):
    """The next line is an item（加一条）."""

    tag: ClassVar[str] = "rectadd"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class ShowItem(Press):
    tag: ClassVar[str] = "rect"

    branch_id: int
    item_id: int


@dataclass(frozen=True, slots=True)
class FinishItem(Press):
    """It is done, or not yet after all（办好、没办好）."""

    tag: ClassVar[str] = "rectdone"

    branch_id: int
    item_id: int
    is_done: bool


@dataclass(frozen=True, slots=True)
class DropItem(Press):
    """Typed by mistake（删除）."""

    tag: ClassVar[str] = "rectdrop"

    branch_id: int
    item_id: int


def items_card(
    sheet: OlmSheet, names: dict[int, str], page: int, today: date, words: Words,
    abilities: Abilities,
) -> Card:  # fmt: skip
    """Last time's open ones first, then this year's; a number opens one."""
    branch_id, year = sheet.branch_id, sheet.year
    both = [*sheet.carried, *sheet.items]
    shown, page, pages = page_of(both, page, page_size(abilities.max_buttons, 3))
    places = {one.id: place for place, one in enumerate(both, start=1)}
    open_one = [Button(str(places[one.id]), ShowItem(branch_id, one.id)) for one in shown]
    turn = pager(page, pages, lambda to: ListItems(branch_id, year, to), words)
    fields = tuple(
        (words(name), _lines(items, places, names, today, words))
        for name, items in (("olm.carried", sheet.carried), ("rectify.this", sheet.items))
        if items
    )
    return Card(
        title=words("rectify.title", year=year),
        lead="" if both else words("rectify.none"),
        fields=fields,
        note=words("rectify.source"),
        rows=(
            *in_rows(open_one, 3),
            *turn,
            (
                Button(words("rectify.button.add"), AskItem(branch_id, year)),
                Button(words("button.back"), ShowOlm(branch_id, year)),
            ),
        ),
    )


def ask_item_card(branch_id: int, year: int, words: Words) -> Card:
    back = Button(words("button.back"), ListItems(branch_id, year, 0))
    return Card(lead=words("rectify.ask"), note=words("rectify.ask_note"), rows=((back,),))


def item_line(item: Item, names: dict[int, str], today: date, words: Words) -> str:
    """Such as 每月集中学习一次（支部，3月31日前）."""
    if item.done_on is not None:
        return words("rectify.line.done", text=item.text, owner=owner_of(item, names, words))
    key = "rectify.line.over" if item.is_overdue(today) else "rectify.line.open"
    return words(
        key, text=item.text, owner=owner_of(item, names, words),
        day=dated(item.due_on, today, words),
    )  # fmt: skip


def owner_of(item: Item, names: dict[int, str], words: Words) -> str:
    return words("rectify.branch") if item.owner_id is None else names[item.owner_id]


def prompt_card(item: Item, prompt: Prompt, owner: str, today: date, words: Words) -> Card:
    """To the owner before its day and on it; when it is over, to whoever leads, without blame."""
    done = Button(words("rectify.button.done"), FinishItem(item.branch_id, item.id, True))
    look = Button(words("rectify.button.open"), ShowItem(item.branch_id, item.id))
    lead = words(f"rectify.prompt.{prompt}", text=item.text, owner=owner,
                 day=dated(item.due_on, today, words))  # fmt: skip
    return Card(lead=lead, rows=((done, look) if prompt is Prompt.OVERDUE else (done,),))


def _lines(
    items: Sequence[Item], places: dict[int, int], names: dict[int, str], today: date, words: Words
) -> str:
    return "".join(
        f"\n{places[one.id]}. {item_line(one, names, today, words)}" for one in items
    )  # fmt: skip
