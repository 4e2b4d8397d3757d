"""Handing dues up to the superior（上缴）. Always private, to those who collect."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from cards.dues import money, month_list
from cards.handovers import ShowHandovers
from cards.paging import in_rows, page_size
from cards.payments import month_label
from chat import Button, Card, Door, Press, Table
from domain.handovers import Handover, Held
from domain.months import Month, pack
from locales import Words

MOST_MONTHS = 12
"""How many months stand on buttons; older ones stay chosen."""


@dataclass(frozen=True, slots=True)
class OpenHandover(Press):
    """To be handed up today, all that is held."""

    tag: ClassVar[str] = "duup"

    branch_id: int


@dataclass(frozen=True, slots=True)
class EditHandover(Press):
    """On this day, these months（`domain.months.pack`, "" for none）."""

    tag: ClassVar[str] = "duupedit"

    branch_id: int
    on: date
    months: str


@dataclass(frozen=True, slots=True)
class AskReceipt(Press):
    """The next text is the receipt's number."""

    tag: ClassVar[str] = "duuprcpt"

    branch_id: int
    on: date
    months: str


@dataclass(frozen=True, slots=True)
class AskHandoverDay(Press):
    """The next text is the day."""

    tag: ClassVar[str] = "duupday"

    branch_id: int
    months: str


@dataclass(frozen=True, slots=True)
class NoReceipt(Press):
    """There is none yet（暂无收据）."""

    tag: ClassVar[str] = "duupnone"

    branch_id: int
    on: date
    months: str


@dataclass(frozen=True, slots=True)
class SaveHandover(Press):
    tag: ClassVar[str] = "duupsave"

    branch_id: int
    handover_id: int
    months: str


@dataclass(frozen=True, slots=True)
class DropHandover(Press):
    tag: ClassVar[str] = "duupdrop"

    branch_id: int
    handover_id: int


def edit_card(
    edit: EditHandover, held: Sequence[Held], picked: Collection[Month], this: Month, *,
    back: Press, max_buttons: int, words: Words,
) -> Card:  # fmt: skip
    """Which months are handed up and when; the total is computed, never typed."""
    chosen = [one for one in held if one.month in picked]
    branch_id = edit.branch_id
    buttons: list[Button | Door] = []
    for one in held[-page_size(max_buttons, 4, most=MOST_MONTHS) :]:
        label = month_label(one.month, this, words)
        other = set(picked) ^ {one.month}
        press = EditHandover(branch_id, edit.on, pack(other) if other else "")
        ticked = words("dues.ticked", month=label) if one.month in picked else label
        buttons.append(Button(ticked, press))
    tools = [
        Button(words("handover.button.day"), AskHandoverDay(branch_id, edit.months)),
        Button(words("handover.button.list"), ShowHandovers(branch_id, 0)),
        Button(words("button.back"), back),
    ]
    proceed = (
        Button(words("handover.button.receipt"), AskReceipt(branch_id, edit.on, edit.months),
               words("handover.long.receipt")),
    )  # fmt: skip
    rows = tuple(
        (month_label(one.month, this, words), str(one.count), money(one.total, words))
        for one in chosen
    )
    headings = tuple(words(f"handover.heading.{name}") for name in ("month", "count", "amount"))
    return Card(
        title=words("handover.title"),
        fields=(
            (words("handover.day"), edit.on.isoformat()),
            (words("handover.total"), money(_total(chosen), words)),
            (words("handover.held"), money(_total(held), words)),
        ),
        table=Table(headings, rows) if rows else None,
        note=words("handover.never_moves"),
        rows=(*in_rows(buttons, 3), *((proceed,) if chosen else ()), tuple(tools)),
    )


def receipt_card(edit: EditHandover, words: Words) -> Card:
    """The number is asked for; it may also come later."""
    buttons = (
        Button(words("handover.button.none"), NoReceipt(edit.branch_id, edit.on, edit.months)),
        Button(words("button.back"), edit),
    )
    return Card(lead=words("handover.ask_receipt"), rows=(buttons,))


def day_card(edit: EditHandover, words: Words) -> Card:
    back = Button(words("button.back"), edit)
    return Card(lead=words("handover.ask_day"), rows=((back,),))


def check_card(draft: Handover, months: Sequence[Month], count: int, words: Words) -> Card:
    """To be looked at once more."""
    save = Button(words("button.yes"), SaveHandover(draft.branch_id, draft.id, pack(months)))
    drop = Button(words("button.no"), DropHandover(draft.branch_id, draft.id))
    return Card(
        title=words("handover.check"),
        fields=(
            (words("handover.day"), draft.on.isoformat()),
            (words("handover.months"), month_list(months, words)),
            (words("handover.total"), money(draft.total, words)),
            (words("handover.receipt"), draft.receipt or words("handover.none_yet")),
        ),
        note=words("handover.payments", count=count),
        rows=((save, drop),),
    )  # fmt: skip


def _total(held: Sequence[Held]) -> Decimal:
    return sum((one.total for one in held), Decimal(0))
