"""A year as a whole（全年完成情况）: so many of so many, a sign for each stretch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.charts import draw_button
from cards.obligation_lines import light, source_of
from cards.obligation_lists import by_day, by_kind
from cards.obligations import may_look_back, turn_to
from chat import Button, Card, Press
from domain.cadence import Standing, Status
from domain.duty_book import BY_HAND, DutyBook
from domain.months import Month
from domain.obligations import Duty, Obligation
from domain.year_end import Year, reassess_for
from locales import Words


@dataclass(frozen=True, slots=True)
class MarkDuty(Press):
    """It is done that year（登记）, or is not after all."""

    tag: ClassVar[str] = "dutydo"

    duty: Duty
    year: int
    is_done: bool
    branch_id: int


def year_card(
    book: DutyBook, number: int, branch_id: int, words: Words, *, carried: Sequence[str] = ()
) -> Card:
    """What was done, what is missing, to do, or waits for its record, what goes on to the next
    组织生活会（`carried`）, and what January asks for."""
    year = book.year(number)
    lead = [line for duty in year.completion for line in _duty_lines(duty, year, book, words)]
    found = {
        "missing": by_kind(year.missing, book, words),
        "to_do": by_day([one for one in year.to_do if not one.is_arranged], book, words),
        "unrecorded": by_kind(year.unrecorded, book, words),
        "carried": words("obligations.semicolon").join(carried),
    }
    fields = [(words(f"obligations.field.{key}"), text) for key, text in found.items() if text]
    anew = reassess_for(book.as_of)
    if anew is not None and number in (anew, anew - 1) and book.make_up.pays_dues:
        fields.append((words("obligations.field.january"), words("obligations.anew", year=anew)))
    return Card(
        title=words("obligations.year_title", year=number),
        lead="\n".join(lead) or words("obligations.nothing"),
        fields=tuple(fields),
        note=words("obligations.note") if lead else "",
        rows=(_marks(year, number, branch_id, words), *_years(number, book, branch_id, words)),
    )


def _duty_lines(duty: Duty, year: Year, book: DutyBook, words: Words) -> list[str]:
    """支委会 11/12, a sign for each stretch, the source; each group on a line of its own."""
    mine: dict[Obligation, list[Standing]] = {}
    for one in year.standings:
        if one.obligation.duty is duty:
            mine.setdefault(one.obligation, []).append(one)
    said = {
        "name": words(f"obligations.duty.{duty}"),
        "share": year.completion[duty],
        "source": source_of(next(iter(mine)), words),
    }
    signs = {one: "".join(light(turn, words) for turn in turns) for one, turns in mine.items()}
    if len(signs) == 1:
        return [words("obligations.completion", signs=next(iter(signs.values())), **said)]
    of_groups = [
        words("obligations.signs_of", name=book.groups.get(one.group or "", ""), signs=sign)
        for one, sign in signs.items()
    ]
    return [words("obligations.completion_of_groups", **said), *of_groups]


def _marks(year: Year, number: int, branch_id: int, words: Words) -> tuple[Button, ...]:
    """What the secretary says is done; only where it is owed."""
    found = [one for one in year.standings if one.obligation.duty in BY_HAND]
    owed = [one for one in found if one.is_met or one.is_pending or one.status is Status.MISSING]
    return tuple(
        Button(
            words(f"obligations.button.{one.obligation.duty}.{'undone' if one.is_met else 'done'}"),
            MarkDuty(one.obligation.duty, number, not one.is_met, branch_id),
            words(f"obligations.long.{one.obligation.duty}.{'undone' if one.is_met else 'done'}"),
        )
        for one in owed
    )


def _years(
    number: int, book: DutyBook, branch_id: int, words: Words
) -> tuple[tuple[Button, ...], ...]:
    row = []
    if may_look_back(Month(number - 1, 12), book):
        row.append(turn_to(f"{number - 1:04}", "last_year", branch_id, words))
    if number < book.as_of.year:
        row.append(turn_to(f"{number + 1:04}", "next_year", branch_id, words))
    this = Month.of(book.as_of)
    row.append(turn_to(str(this), "month", branch_id, words))
    row.append(draw_button(f"{number:04}", branch_id, words))
    return (tuple(row),)
