"""Dues as they are asked for（查党费）: by month, by member, and who has not paid."""

from collections.abc import Sequence

from cards.answers import Answer
from cards.dues import money
from cards.moments import month_name
from cards.rolls import Reading, period_name
from domain.dues_sheet import DueMark, DuesSheet
from domain.months import Month
from domain.periods import Period

OPEN = (DueMark.DUE, DueMark.OVERDUE, DueMark.CLAIMED, DueMark.DEFERRED)
"""What has not been confirmed."""


def unpaid_answer(sheet: DuesSheet, period: Period, reading: Reading) -> Answer:
    """In roster order, each with the months and how they stand; no amounts."""
    words = reading.words
    called = _called(sheet)
    rows = []
    for one in sheet.people:
        marks = [(month, sheet.mark(one.id, month)) for month in called]
        mine = [(month, mark) for month, mark in marks if mark in OPEN]
        if mine:
            rows.append((one.name, _states(mine, reading, is_one=len(called) == 1)))
    return Answer(
        title=words("query.title.unpaid", period=period_name(period, words)),
        headings=(words("dues.heading.name"), words("dues.heading.state")),
        rows=tuple(rows),
        lead="" if rows else words("query.none.unpaid" if called else "dues.grid.none"),
        note=words("query.how.unpaid"),
    )


def dues_answer(sheet: DuesSheet, period: Period, reading: Reading) -> Answer:
    """Month by month in numbers of people."""
    words = reading.words
    rows = []
    for month in _called(sheet):
        total = sheet.of_month(month)
        waiting = total.people - total.confirmed - total.claimed
        numbers = (total.people, total.confirmed, total.claimed, waiting)
        rows.append((month_label(month, period, reading), *map(str, numbers)))
    return Answer(
        title=words("query.title.dues", period=period_name(period, words)),
        headings=(words("dues.heading.month"), *(words(f"query.heading.{name}") for name in
                  ("owed", "confirmed", "claimed", "unpaid"))),
        rows=tuple(rows),
        lead="" if rows else words("dues.grid.none"),
        note=words("query.how.dues"),
    )  # fmt: skip


def own_dues_answer(
    sheet: DuesSheet, member_id: int, name: str, period: Period, reading: Reading
) -> Answer:
    """One member's months, for the member and those who collect."""
    words = reading.words
    rows = []
    for month in sheet.months:
        due, mark = sheet.at(member_id, month), sheet.mark(member_id, month)
        if due is not None and mark is not None:
            state = words(f"query.mark.{mark}")
            rows.append((month_label(month, period, reading), state, money(due.amount, words)))
    return Answer(
        title=words("query.title.dues_of", name=name, period=period_name(period, words)),
        headings=tuple(words(f"dues.heading.{one}") for one in ("month", "state", "amount")),
        rows=tuple(rows),
        lead="" if rows else words("query.none.dues"),
        note=words("query.how.dues"),
    )


def month_label(month: Month, period: Period, reading: Reading) -> str:
    is_one_year = period.first.year == period.last.year
    return month_name(month, reading.words) if is_one_year else str(month)


def _called(sheet: DuesSheet) -> list[Month]:
    """The months somebody owes something for by now."""
    owed = {month for _, month in sheet.dues}
    return [month for month in sheet.months if month in owed]


def _states(
    mine: Sequence[tuple[Month, DueMark | None]], reading: Reading, *, is_one: bool
) -> str:  # fmt: skip
    words = reading.words
    if is_one:
        return words(f"query.mark.{mine[0][1]}")
    return words("asking.separator").join(
        words("query.month_mark", month=month_name(month, words), mark=words(f"query.mark.{mark}"))
        for month, mark in mine
    )
