"""The buttons of questions and answers（查询的按钮）, and a question as they carry it."""

from dataclasses import dataclass
from typing import ClassVar

from chat import Press
from domain.meetings import MeetingKind
from domain.months import Month
from domain.periods import Period
from domain.questions import Matter, Question
from domain.refusal import Refusal

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


@dataclass(frozen=True, slots=True)
class DrawAnswer(Press):
    """One page of it as a picture（看图）, where a table would be too wide."""

    tag: ClassVar[str] = "qpic"

    matter: Matter
    who: int
    when: str
    page: int
    branch_id: int


def press_of(question: Question, branch_id: int, *, page: int = 0) -> AskQuestion | AskLast:
    """The question as a button carries it; about one member only if it is clear which."""
    if question.kind is not None:
        return AskLast(question.kind, branch_id)
    return AskQuestion(
        question.matter, person_of(question), written(question.when), page, branch_id
    )


def question_of(press: AskQuestion | ExportAnswer | DrawAnswer) -> Question:
    """What `press_of` wrote down; refused if it is not ours."""
    try:
        when = _read(press.when) if press.when else None
    except ValueError:
        raise Refusal("refused.stale") from None
    return Question(press.matter, (press.who,) if press.who else (), when)


def person_of(question: Question) -> int:
    return question.who[0] if len(question.who) == 1 else 0


def written(when: Period | None) -> str:
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
