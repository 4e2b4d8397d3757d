"""What was handed up to the superior（上缴记录）. Always private, to those who collect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from cards.dues import money
from cards.paging import page_of, pager
from chat import Button, Card, Press, Table
from domain.handovers import Handover
from domain.months import Month
from locales import Words

PAGE = 12


@dataclass(frozen=True, slots=True)
class ShowHandovers(Press):
    tag: ClassVar[str] = "duuplist"

    branch_id: int
    page: int


def list_card(
    handovers: Sequence[Handover], months: Mapping[int, Sequence[Month]], held: Decimal, *,
    branch_id: int, page: int, back: Press, words: Words,
) -> Card:  # fmt: skip
    """All that was handed up, the latest first."""
    shown, page, pages = page_of(handovers, page, PAGE)
    rows = tuple(
        (
            one.on.isoformat(),
            _span(months.get(one.id, ()), words),
            money(one.total, words),
            one.receipt or words("handover.none_yet"),
        )
        for one in shown
    )
    headings = tuple(
        words(f"handover.heading.{name}") for name in ("day", "month", "amount", "receipt")
    )
    return Card(
        title=words("handover.list"),
        lead="" if rows else words("handover.none"),
        fields=((words("handover.held"), money(held, words)),),
        table=Table(headings, rows) if rows else None,
        rows=(*pager(page, pages, lambda to: ShowHandovers(branch_id, to), words),
              (Button(words("button.back"), back),)),
    )  # fmt: skip


def _span(months: Sequence[Month], words: Words) -> str:
    """Such as 2026-10 or 2026-10–2026-12."""
    if not months:
        return words("dues.mark.none")
    first, last = months[0], months[-1]
    return str(first) if first == last else f"{first}–{last}"
