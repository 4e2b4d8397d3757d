"""What can be asked（查询）: a matter, perhaps about one member, perhaps of a stretch of months."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from domain.access import Right
from domain.meetings import MeetingKind
from domain.months import Month
from domain.periods import Period


class Matter(StrEnum):
    """What is asked about（事项）, the most usual first. Wire codes: never renamed."""

    ATTENDANCE = "attendance"  # 出勤
    UNPAID = "unpaid"  # 谁还没交党费
    MISSING = "missing"  # 还差什么
    LAST = "last"  # 上次会
    RECTIFICATION = "rectification"  # 整改
    PROBATION = "probation"  # 预备期
    DUES = "dues"  # 党费
    DUTIES = "duties"  # 职责
    LEAVE = "leave"  # 谁请假
    ABSENT = "absent"  # 谁没来
    TWICE = "twice"  # 连续两次没来
    MAKE_UP = "make_up"  # 谁还要补学
    TALKS = "talks"  # 谈心谈话


class Bar(StrEnum):
    """Why something is not answered（不答的缘由）."""

    RANKING = "ranking"  # 不排先后，不算个人的比率
    INCOME = "income"  # 不记收入
    CRITICISM = "criticism"  # 不记谈话和批评的内容
    BALLOTS = "ballots"  # 不记谁投了什么票、评了什么等次
    FOREIGN = "foreign"  # 其他支部
    PERSONAL = "personal"  # 不记证件、电话、住址


class Span(StrEnum):
    """How long a stretch is meant where nobody says so."""

    NONE = "none"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Question:
    """A question read to its end. `who` are all who bear the name; nobody is everybody."""

    matter: Matter
    who: tuple[int, ...] = ()
    when: Period | None = None
    kind: MeetingKind | None = None


@dataclass(frozen=True, slots=True)
class Barred:
    """What this product does not answer, and the nearest that it does."""

    bar: Bar
    neighbour: Question | None


@dataclass(frozen=True, slots=True)
class Unclear:
    """Not wholly understood, so not guessed at: the nearest questions."""

    nearest: tuple[Question, ...]


Reading: TypeAlias = Question | Barred | Unclear

RIGHTS: Mapping[Matter, Right] = {
    Matter.ATTENDANCE: Right.ASK_COUNTS,
    Matter.LAST: Right.ASK_COUNTS,
    Matter.LEAVE: Right.SEE_NAMES,
    Matter.ABSENT: Right.SEE_NAMES,
    Matter.MAKE_UP: Right.SEE_NAMES,
    Matter.TWICE: Right.RUN_BRANCH,
    Matter.DUES: Right.COLLECT_DUES,
    Matter.UNPAID: Right.COLLECT_DUES,
    Matter.DUTIES: Right.RUN_BRANCH,
    Matter.MISSING: Right.RUN_BRANCH,
    Matter.RECTIFICATION: Right.LEAD_SPEAKERS,
    Matter.TALKS: Right.LEAD_SPEAKERS,
    Matter.PROBATION: Right.DEVELOP,
}
"""What it takes to ask of everybody."""

OF_ONESELF = frozenset({Matter.ATTENDANCE, Matter.DUES, Matter.RECTIFICATION, Matter.PROBATION})
"""What any member may ask about themself; whoever may ask of everybody, about anybody."""

_SPANS = {
    Matter.ATTENDANCE: Span.MONTH,
    Matter.LEAVE: Span.MONTH,
    Matter.ABSENT: Span.MONTH,
    Matter.UNPAID: Span.MONTH,
    Matter.DUES: Span.MONTH,
    Matter.DUTIES: Span.MONTH,
    Matter.MISSING: Span.QUARTER,
    Matter.MAKE_UP: Span.YEAR,
    Matter.TALKS: Span.YEAR,
}


def span_of(question: Question) -> Span:
    """The usual stretch; about one member it is the year."""
    usual = _SPANS.get(question.matter, Span.NONE)
    return Span.YEAR if question.who and usual is not Span.NONE else usual


def has_time(matter: Matter) -> bool:
    """Whether it is asked of a stretch of months; the others are asked as of today."""
    return matter in _SPANS or matter is Matter.RECTIFICATION


def period_of(question: Question, today: date) -> Period:
    """The stretch that was named, or the usual one around today."""
    if question.when is not None:
        return question.when
    month = Month.of(today)
    match span_of(question):
        case Span.QUARTER:
            first = month.plus(-((month.number - 1) % 3))
            return Period(first, first.plus(2))
        case Span.YEAR:
            return Period(Month(month.year, 1), Month(month.year, 12))
        case _:
            return Period(month, month)
