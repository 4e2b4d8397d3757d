"""An answer（查询结果）: what it is of, its rows, how it counts and as of when; a page at a time.

As a table where a phone shows it whole, else line by line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cards.moments import moment_name
from cards.paging import page_of, pager
from cards.query_presses import DrawAnswer, ExportAnswer, person_of, press_of, written
from cards.rolls import Reading
from chat import Button, Card, Table
from chat.widths import PHONE, width
from domain.questions import Question

ROWS = 20
"""Rows of a table on one page."""

LINES = 10
"""Rows on one page where each takes a line or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`rows` stand under `headings`, people among them in roster order; `note` says how it counts.

    `lead` stands above them, or alone where there are none.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lead: str = ""
    note: str = ""


def answer_card(answer: Answer, question: Question, page: int, reading: Reading) -> Card:
    """One page, with 导出 beneath it, and 看图 where it is no table here."""
    words, branch_id = reading.words, reading.branch.id
    is_table = is_narrow(answer)
    shown, page, pages = rows_of(answer, page)
    turn = pager(page, pages, lambda to: press_of(question, branch_id, page=to), words)
    tools = list(export_row(question, reading)) if answer.rows else []
    if answer.rows and len(answer.headings) > 1 and not is_table:
        who, when = person_of(question), written(question.when)
        draw = DrawAnswer(question.matter, who, when, page, branch_id)
        tools.append(Button(words("query.button.draw"), draw, words("query.draw")))
    lines = [] if is_table else lines_of(shown, reading)
    return Card(
        title=answer.title,
        lead="\n".join(part for part in (answer.lead, *lines) if part),
        table=Table(answer.headings, tuple(shown)) if is_table and shown else None,
        note="\n".join(part for part in (answer.note, as_of(reading)) if part),
        rows=(*turn, *((tuple(tools),) if tools else ())),
    )


def drawn_card(answer: Answer, svg: str, page: int, reading: Reading) -> Card:
    """The same page as a picture; its rows in words for whoever does not see it."""
    shown, _, _ = rows_of(answer, page)
    card = Card(title=answer.title, note=as_of(reading))
    return card.with_picture(svg, "\n".join(lines_of(shown, reading)))


def rows_of(answer: Answer, page: int) -> tuple[Sequence[tuple[str, ...]], int, int]:
    """What stands on that page, its number, and how many there are."""
    return page_of(answer.rows, page, ROWS if is_narrow(answer) else LINES)


def lines_of(rows: Sequence[Sequence[str]], reading: Reading) -> list[str]:
    """Each row as a line: what it is about, then the rest."""
    return [_line(row, reading) for row in rows]


def counted(card: Card, how: str, reading: Reading) -> Card:
    """A card made elsewhere, as an answer: how it counts, and as of when."""
    return card.with_note("\n".join(part for part in (how, as_of(reading)) if part))


def export_row(question: Question, reading: Reading) -> tuple[Button]:
    when = written(question.when)
    press = ExportAnswer(question.matter, person_of(question), when, reading.branch.id)
    return (Button(reading.words("asking.button.export"), press),)


def with_export(card: Card, question: Question, reading: Reading) -> Card:
    return replace(card, rows=(*card.rows, export_row(question, reading)))


def as_of(reading: Reading) -> str:
    """Such as 截至11月27日 周五 10:00."""
    return reading.words("query.as_of", when=moment_name(reading.now, reading.zone, reading.words))


def is_narrow(answer: Answer) -> bool:
    """Whether a phone shows every row of it whole."""
    columns = zip(answer.headings, *answer.rows, strict=True)
    widest = [max(map(width, cells)) for cells in columns]
    return len(widest) > 1 and sum(widest) + 2 * (len(widest) - 1) <= PHONE


def _line(row: Sequence[str], reading: Reading) -> str:
    first, *rest = row
    if not rest:
        return first
    said = reading.words("query.cells").join(cell for cell in rest if cell)
    return reading.words("query.line", first=first, rest=said)
