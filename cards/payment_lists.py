"""A list of payments beside the roster（交费表）. Always private, to those who collect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from cards.dues import money
from cards.payments import month_label
from chat import Button, Card, Press, Table
from domain.months import Month
from domain.payment_matching import Left, Matching, Snag
from locales import Words

MOST_ROWS = 40
MOST_LEFT = 10
"""How many are named of each kind that did not fit."""


@dataclass(frozen=True, slots=True)
class AskPaymentList(Press):
    """The next file is a list of payments."""

    tag: ClassVar[str] = "dufile"

    branch_id: int


@dataclass(frozen=True, slots=True)
class AskTypedList(Press):
    """The next message says who has paid（批量）."""

    tag: ClassVar[str] = "dubulk"

    branch_id: int


@dataclass(frozen=True, slots=True)
class SendPaymentTemplate(Press):
    tag: ClassVar[str] = "dufileform"

    branch_id: int


@dataclass(frozen=True, slots=True)
class ConfirmList(Press):
    """All that fitted has come."""

    tag: ClassVar[str] = "dufileok"

    branch_id: int
    list_id: int


@dataclass(frozen=True, slots=True)
class DropList(Press):
    tag: ClassVar[str] = "dufileno"

    branch_id: int
    list_id: int


def ask_card(branch_id: int, back: Press, words: Words) -> Card:
    """What to send."""
    buttons = (
        Button(words("payment_list.button.template"), SendPaymentTemplate(branch_id)),
        Button(words("button.back"), back),
    )
    return Card(
        title=words("payment_list.title"),
        lead=words("payment_list.ask"),
        note=words("payment_list.note"),
        rows=(buttons,),
    )


def typed_card(back: Press, words: Words) -> Card:
    """What can be typed instead of a table."""
    return Card(
        title=words("payment_list.typed.title"),
        lead=words("payment_list.typed.ask"),
        note=words("payment_list.typed.note"),
        rows=((Button(words("button.back"), back),),),
    )


def preview_card(
    matching: Matching, unread: Sequence[int], names: Mapping[int, str], this: Month, *,
    branch_id: int, list_id: int, words: Words,
) -> Card:  # fmt: skip
    """What will be confirmed, and what is left alone, before anything is."""
    payments = matching.payments
    total = sum((payment.amount for payment in payments), Decimal(0))
    rows = tuple(
        (names[one.member_id], month_label(one.month, this, words), money(one.amount, words))
        for one in payments[:MOST_ROWS]
    )
    headings = tuple(words(f"dues.heading.{name}") for name in ("name", "month", "amount"))
    lead = words("payment_list.fits", count=len(payments), total=money(total, words))
    note = [words("payment_list.only_these")] if payments else []
    if len(payments) > MOST_ROWS:
        note.insert(0, words("payment_list.more", count=len(payments) - MOST_ROWS))
    buttons = [Button(words("button.no"), DropList(branch_id, list_id))]
    if payments:
        buttons.insert(0, Button(words("button.yes"), ConfirmList(branch_id, list_id)))
    return Card(
        title=words("payment_list.preview"),
        lead=lead if payments else words("payment_list.nothing_fits"),
        fields=(*_left(matching.left, this, words), *_unread(unread, words)),
        table=Table(headings, rows) if rows else None,
        note="\n".join(note),
        rows=(tuple(buttons),),
    )


def confirmed_card(
    count: int, changed: int, *, undo: Button | None, again: Press, back: Press, words: Words
) -> Card:
    """What has been confirmed, and how many had changed meanwhile."""
    said = [words("dues.confirmed_now", count=count)]
    if changed:
        said.append(words("payment_list.changed", count=changed))
    buttons = [Button(words("payment_list.button.ask"), again), Button(words("button.back"), back)]
    if undo is not None:
        buttons.insert(0, undo)
    return Card(lead="\n".join(said), note=words("payment_list.undo"), rows=(tuple(buttons),))


def _left(left: Sequence[Left], this: Month, words: Words) -> list[tuple[str, str]]:
    """By reason, whom it is about."""
    fields = []
    for snag in Snag:
        mine = [one for one in left if one.snag is snag]
        if not mine:
            continue
        named = [_line(one, this, words) for one in mine[:MOST_LEFT]]
        fields.append((words(f"payment_list.snag.{snag}"), _listed(named, len(mine), words)))
    return fields


def _line(one: Left, this: Month, words: Words) -> str:
    months = words("dues.separator").join(
        month_label(month, this, words) for month in one.line.months
    )
    if not one.line.row:
        return words("payment_list.line_typed", name=one.line.name, months=months)
    if one.assessed is None or one.line.amount is None:
        return words("payment_list.line", name=one.line.name[:20], months=months, row=one.line.row)
    return words(
        "payment_list.line_amount", name=one.line.name[:20], months=months,
        paid=money(one.line.amount, words), assessed=money(one.assessed, words),
    )  # fmt: skip


def _unread(rows: Sequence[int], words: Words) -> list[tuple[str, str]]:
    if not rows:
        return []
    named = [words("payment_list.row", row=row) for row in rows[:MOST_LEFT]]
    return [(words("payment_list.unread"), _listed(named, len(rows), words))]


def _listed(named: Sequence[str], many: int, words: Words) -> str:
    text = words("payment_list.separator").join(named)
    more = many - len(named)
    return text + words("payment_list.more", count=more) if more else text
