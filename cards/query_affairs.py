"""What is missing, to be put right, talks, probation（还差什么、整改、谈心谈话、预备期）."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cards.answers import Answer
from cards.gap_lines import gap_line
from cards.moments import dated
from cards.obligation_lines import SAID, duty_name, line_of, turn_name
from cards.rectification import owner_of
from cards.rolls import Reading, period_name
from cards.taking import ShowGaps
from chat import Button, Card
from domain.books import DutiesSheet
from domain.gaps import Gap
from domain.people import Member
from domain.periods import Period
from domain.probation import Probation
from domain.rectification import Item
from domain.talks import Talk


def missing_answer(
    gaps: Sequence[Gap], sheet: DutiesSheet, period: Period, reading: Reading
) -> Answer:
    """What the ledger lacks by now, then what is to be done before the period is over."""
    words = reading.words
    lacking = [(words("query.lack"), gap_line(gap, reading.branch, words)) for gap in gaps]
    ahead = [
        (words("query.to_do"), line_of(one, sheet, words))
        for one in sheet.standings if one.is_pending and not one.is_arranged
    ]  # fmt: skip
    rows = (*lacking, *ahead)
    return Answer(
        title=words("query.title.missing", period=period_name(period, words)),
        headings=(words("query.heading.what"), words("query.heading.how")),
        rows=rows,
        lead=words("query.lacking", count=len(lacking), ahead=len(ahead)) if rows
        else words("query.none.missing"),
        note=words("query.how.missing"),
    )  # fmt: skip


def with_mending(card: Card, period: Period, reading: Reading) -> Card:
    """And the way to what each of them is mended with（台账还缺）."""
    number = reading.branch.id
    press = ShowGaps(number, str(period.first), str(period.last), 0)
    mend = Button(reading.words("query.button.mend"), press, reading.words("query.mend"))
    return replace(card, rows=(*card.rows, (mend,)))


def duties_answer(sheet: DutiesSheet, period: Period, reading: Reading) -> Answer:
    """组织生活完成情况, stretch by stretch, as a file holds it."""
    words = reading.words
    rows = tuple(
        (turn_name(one.turn, words), duty_name(one.obligation, sheet, words),
         line_of(one, sheet, words))
        for one in sheet.standings if one.status in SAID
    )  # fmt: skip
    return Answer(
        title=words("query.title.duties", period=period_name(period, words)),
        headings=tuple(words(f"query.heading.{name}") for name in ("turn", "what", "how")),
        rows=rows,
        note=words("query.how.duties"),
    )


def rectification_answer(
    items: Sequence[Item], names: Mapping[int, str], title: str, today: date, reading: Reading
) -> Answer:
    """Open ones first, by their days."""
    words = reading.words
    rows = tuple(
        (one.text, owner_of(one, dict(names), words), _item_state(one, today, reading))
        for one in sorted(items, key=lambda one: (not one.is_open, one.due_on, one.id))
    )
    return Answer(
        title=title,
        headings=tuple(words(f"query.heading.{name}") for name in ("item", "owner", "state")),
        rows=rows,
        lead="" if rows else words("rectify.none"),
        note=words("query.how.rectification"),
    )


def talks_answer(
    talks: Sequence[Talk], names: Mapping[int, str], period: Period, today: date, reading: Reading
) -> Answer:
    """Days and pairs, as a file holds them."""
    words = reading.words
    return Answer(
        title=words("query.title.talks", period=period_name(period, words)),
        headings=(words("query.heading.day"), words("query.heading.people")),
        rows=tuple(
            (dated(one.on, today, words),
             words("talk.pair", one=names[one.member_id], two=names[one.other_id]))
            for one in talks
        ),
        note=words("query.how.talks"),
    )  # fmt: skip


def probation_answer(
    found: Sequence[tuple[Member, Probation | None]], today: date, reading: Reading
) -> Answer:
    """In roster order, each with the day on which the probation is over."""
    words = reading.words
    rows = tuple((member.name, _ends(one, today, reading)) for member, one in found)
    return Answer(
        title=words("query.title.probation"),
        headings=(words("dues.heading.name"), words("query.heading.ends")),
        rows=rows,
        lead="" if rows else words("query.none.probation"),
        note=words("query.how.probation"),
    )


def _ends(one: Probation | None, today: date, reading: Reading) -> str:
    if one is None:
        return reading.words("query.no_day")
    return dated(one.probation_ends, today, reading.words)


def _item_state(item: Item, today: date, reading: Reading) -> str:
    words = reading.words
    if item.done_on is not None:
        return words("rectify.done", day=dated(item.done_on, today, words))
    day = dated(item.due_on, today, words)
    return words("query.overdue" if item.is_overdue(today) else "query.until", day=day)
