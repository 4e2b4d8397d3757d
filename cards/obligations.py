"""The obligations of a branch（职责清单）: a month, a quarter, a year, and what is due soon."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.charts import draw_button
from cards.moments import month_name
from cards.obligation_lines import line_of, lines_of, turn_name
from chat import Button, Card, Press
from domain.beats import Beat, Turn, turn_of
from domain.cadence import Standing
from domain.duty_book import DutyBook
from domain.months import Month
from domain.periods import Period
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowDuties(Press):
    """That month, quarter or year, written 2026-11, 2026Q4, 2026."""

    tag: ClassVar[str] = "duty"

    period: str
    branch_id: int


def period_card(book: DutyBook, period: Period, branch_id: int, words: Words) -> Card:
    """Stretch by stretch: what was done, what is planned, what is still to do and until when."""
    turns: dict[Turn, list[Standing]] = {}
    for one in book.within(period):
        turns.setdefault(one.turn, []).append(one)
    parts = []
    for turn in sorted(turns, key=lambda turn: (list(Beat).index(turn.beat), turn.since)):
        if lines := lines_of(turns[turn], book, words):
            parts.append("\n".join([turn_name(turn, words), *lines]))
    return Card(
        title=words("obligations.title", year=period.first.year, period=_name(period, words)),
        lead="\n\n".join(parts) or words("obligations.nothing"),
        note=words("obligations.note") if parts else "",
        rows=_turning(period, book, branch_id, words),
    )


def due_soon_card(soon: Sequence[Standing], book: DutyBook, branch_id: int, words: Words) -> Card:
    """For the secretary alone, while there is time: each with its source and its last day."""
    this = str(Month.of(book.as_of))
    button = Button(words("obligations.button.list"), ShowDuties(this, branch_id))
    return Card(
        title=words("obligations.soon"),
        lead="\n".join(line_of(one, book, words) for one in soon),
        note=words("obligations.soon_note"),
        rows=((button,),),
    )


def _turning(
    period: Period, book: DutyBook, branch_id: int, words: Words
) -> tuple[tuple[Button, ...], ...]:
    """Earlier and later, of the same length; the quarter, the year."""
    months = 1 if period.is_month else 3
    before, after = period.first.plus(-months), period.first.plus(months)
    row = []
    if may_look_back(before.plus(months - 1), book):
        row.append(turn_to(_written(before, months), "earlier", branch_id, words))
    if after <= Month.of(book.as_of).plus(12):
        row.append(turn_to(_written(after, months), "later", branch_id, words))
    other = 3 if period.is_month else 1
    key = "quarter" if period.is_month else "month"
    wider = turn_to(_written(period.first, other), key, branch_id, words)
    whole = turn_to(f"{period.first.year:04}", "year", branch_id, words)
    drawn = draw_button(_written(period.first, months), branch_id, words)
    return tuple(row), (wider, whole, drawn)


def turn_to(period: str, key: str, branch_id: int, words: Words) -> Button:
    """A button to another page of it."""
    return Button(words(f"obligations.button.{key}"), ShowDuties(period, branch_id))


def _written(month: Month, months: int) -> str:
    return str(turn_of(Beat.MONTH if months == 1 else Beat.QUARTER, month.first))


def may_look_back(month: Month, book: DutyBook) -> bool:
    """Whether the branch kept its records here in that month."""
    since = book.make_up.tracked_from
    return since is not None and month.last >= since


def _name(period: Period, words: Words) -> str:
    if period.is_month:
        return month_name(period.first, words)
    return turn_name(turn_of(Beat.QUARTER, period.since), words)
