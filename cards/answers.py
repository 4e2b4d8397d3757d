"""An answer（查询结果）: what it is of, its rows, how it counts and as of when; a page at a time.

As a table where a phone shows it whole, else line by line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from cards.moments import moment_name
from cards.paging import page_of, pager
from cards.rolls import Reading
from chat import Button, Card, Press, Table
from chat.widths import PHONE, width
from domain.meetings import MeetingKind
from domain.months import Month
from domain.periods import Period
from domain.questions import Matter, Question
from domain.refusal import Refusal

ROWS = 20
"""Rows of a table on one page."""

LINES = 10
"""Rows on one page where each takes a line or more."""

MONTHS = 12
"""The longest stretch anybody asks about."""


@dataclass(frozen=True, slots=True)
class AskQuestion(Press):
    """A question as it travels; `who` is 0 for everybody, `when` such as 202610+3 or nothing."""

    tag: ClassVar[str] = "qask"

    matter: Matter
    who: int
    when: str
    page: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class AskLast(Press):
    """The last meeting of that kind."""

    tag: ClassVar[str] = "qlast"

    kind: MeetingKind
    branch_id: int


@dataclass(frozen=True, slots=True)
class ExportAnswer(Press):
    """The whole answer as a file."""

    tag: ClassVar[str] = "qxls"

    matter: Matter
    who: int
    when: str
    branch_id: int


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
    """One page, with 导出 beneath it."""
    words, branch_id = reading.words, reading.branch.id
    is_table = is_narrow(answer)
    shown, page, pages = page_of(answer.rows, page, ROWS if is_table else LINES)
    turn = pager(page, pages, lambda to: press_of(question, branch_id, page=to), words)
    lines = [] if is_table else [_line(row, reading) for row in shown]
    return Card(
        title=answer.title,
        lead="\n".join(part for part in (answer.lead, *lines) if part),
        table=Table(answer.headings, tuple(shown)) if is_table and shown else None,
        note="\n".join(part for part in (answer.note, as_of(reading)) if part),
        rows=(*turn, *((export_row(question, reading),) if answer.rows else ())),
    )


def counted(card: Card, how: str, reading: Reading) -> Card:
    """A card made elsewhere, as an answer: how it counts, and as of when."""
    return card.with_note("\n".join(part for part in (how, as_of(reading)) if part))


def export_row(question: Question, reading: Reading) -> tuple[Button]:
    who = question.who[0] if question.who else 0
    press = ExportAnswer(question.matter, who, _written(question.when), reading.branch.id)
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


def press_of(question: Question, branch_id: int, *, page: int = 0) -> AskQuestion | AskLast:
    """The question as a button carries it; about one member only if it is clear which."""
    if question.kind is not None:
        return AskLast(question.kind, branch_id)
    who = question.who[0] if len(question.who) == 1 else 0
    return AskQuestion(question.matter, who, _written(question.when), page, branch_id)


def question_of(press: AskQuestion | ExportAnswer) -> Question:
    """What `press_of` wrote down; refused if it is not ours."""
    try:
        when = _read(press.when) if press.when else None
    except ValueError:
        raise Refusal("refused.stale") from None
    return Question(press.matter, (press.who,) if press.who else (), when)


def _written(when: Period | None) -> str:
    """The first month and how many there are, such as 202610+3."""
    if when is None:
        return ""
    many = (when.last.year - when.first.year) * 12 + when.last.number - when.first.number + 1
    return f"{when.first.year:04}{when.first.number:02}+{many:x}"


def _read(text: str) -> Period:
    first, _, many = text.partition("+")
    months = int(many, 16)
    if len(first) != 6 or not 1 <= months <= MONTHS:
        raise ValueError(f"{text[:20]!r} is no stretch of ours")
    month = Month(int(first[:4]), int(first[4:]))
    return Period(month, month.plus(months - 1))


def _line(row: Sequence[str], reading: Reading) -> str:
    first, *rest = row
    if not rest:
        return first
    said = reading.words("query.cells").join(cell for cell in rest if cell)
    return reading.words("query.line", first=first, rest=said)
