"""Dues that may be paid later（延交）: for those who collect, in private."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.paging import in_rows, page_of, page_size, pager
from chat import Button, Card, Press, Table
from domain.attendance import Leave
from domain.dues_ledger import Deferral
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowDeferrals(Press):
    """Which there are（延交）."""

    tag: ClassVar[str] = "dulater"

    branch_id: int
    page: int


@dataclass(frozen=True, slots=True)
class DeferFor(Press):
    """For whom? A page of members."""

    tag: ClassVar[str] = "dulatwho"

    branch_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PickReason(Press):
    """Why, as a category."""

    tag: ClassVar[str] = "dulatwhy"

    branch_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class AskDeferred(Press):
    """Which months?"""

    tag: ClassVar[str] = "dulatask"

    branch_id: int
    member_id: int
    reason: Leave


@dataclass(frozen=True, slots=True)
class DropDeferral(Press):
    """Written down by mistake."""

    tag: ClassVar[str] = "dulatno"

    branch_id: int
    deferral_id: int


def deferrals_card(
    branch_id: int, deferrals: Sequence[Deferral], names: Mapping[int, str], *, page: int,
    back: Press, said: str, undo: Button | None, max_buttons: int, words: Words,
) -> Card:  # fmt: skip
    """The latest months first; a name takes its line away again."""
    shown, page, pages = page_of(deferrals, page, page_size(max_buttons, 5, most=12))
    rows = tuple(
        (names.get(one.member_id, ""), span_of(one, words), words(f"leave.{one.reason}"))
        for one in shown
    )
    drops = [
        Button(words("ledger.button.drop", name=names.get(one.member_id, "")),
               DropDeferral(branch_id, one.id),
               words("ledger.long.drop", name=names.get(one.member_id, ""),
                     months=span_of(one, words)))
        for one in shown
    ]  # fmt: skip
    tools = (
        Button(words("ledger.button.defer"), DeferFor(branch_id, 0)),
        *([] if undo is None else [undo]),
        Button(words("button.back"), back),
    )
    keys = ("dues.heading.name", "dues.heading.month", "ledger.heading.reason")
    headings = tuple(words(key) for key in keys)
    return Card(
        title=words("ledger.deferrals"),
        lead=said or ("" if rows else words("ledger.no_deferrals")),
        table=Table(headings, rows) if rows else None,
        note=words("ledger.deferral_source"),
        rows=(*in_rows(drops, 3), *pager(page, pages, _turn(branch_id), words), tools),
    )


def reasons_card(branch_id: int, member_id: int, name: str, back: Press, words: Words) -> Card:
    """A category, never a text."""
    buttons = [
        Button(words(f"leave.{one}"), AskDeferred(branch_id, member_id, one)) for one in Leave
    ]
    return Card(
        lead=words("ledger.defer_why", name=name), note=words("ledger.defer_about"),
        rows=(*in_rows(buttons, 3), (Button(words("button.back"), back),)),
    )  # fmt: skip


def ask_months_card(name: str, back: Press, words: Words) -> Card:
    """The next text names the months."""
    lead = words("ledger.defer_ask", name=name)
    return Card(lead=lead, note=words("ledger.defer_how"),
                rows=((Button(words("button.back"), back),),))  # fmt: skip


def span_of(deferral: Deferral, words: Words) -> str:
    """Such as 2026-10, or 2026-10至2026-12."""
    first, last = str(deferral.months[0]), str(deferral.months[-1])
    return first if first == last else words("ledger.span", first=first, last=last)


def _turn(branch_id: int) -> Callable[[int], Press]:
    return lambda page: ShowDeferrals(branch_id, page)
