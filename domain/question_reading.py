"""Reading a question（读懂查询）: a strict grammar over the domain's own words, and no guessing.

A matter is read where all its words are there and no other; anything else is offered the nearest.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from domain.months import Month
from domain.name_runs import Bearers, Names
from domain.periods import Period
from domain.question_bars import BESIDE, bar_of
from domain.question_scan import Parts, scan
from domain.question_words import Sign
from domain.questions import Barred, Matter, Question, Reading, Unclear, has_time

LONGEST = 80
"""Characters of a question."""

NEAREST = 3

NEAR = 3
"""So many months ahead a month without its year is the next of that name, of what is to be done."""

_WHO = frozenset({Sign.WHO, Sign.WHAT, Sign.LIST})
_BETWEEN = frozenset({Sign.TO, Sign.TILL})
_LAST = _WHO | {Sign.ABSENT, Sign.LEAVE, Sign.ATTEND, Sign.COME, Sign.NOT, Sign.MANY}
_LACK = frozenset({Sign.STILL, Sign.WHAT, Sign.DUTY, Sign.LIST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A way to ask for a matter: the words it needs, and those it may hold besides.

    `of_one` if it may be about one member, `needs_one` if it must be.
    """

    matter: Matter
    needs: frozenset[Sign]
    takes: frozenset[Sign] = frozenset()
    of_one: bool = False
    needs_one: bool = False
    needs_time: bool = False


def _shape(
    matter: Matter, needs: Iterable[Sign], takes: Iterable[Sign] = (), *, of_one: bool = False,
    needs_one: bool = False, needs_time: bool = False,
) -> Shape:  # fmt: skip
    return Shape(
        matter=matter, needs=frozenset(needs), takes=frozenset(takes),
        of_one=of_one or needs_one, needs_one=needs_one, needs_time=needs_time,
    )  # fmt: skip


S = Sign
SHAPES = (
    _shape(Matter.ATTENDANCE, {S.ATTEND}, {S.COME, S.MEETING, S.MANY, S.ALL, *_WHO}, of_one=True),
    # 我参加 says that somebody will come; 我今年参加了几次会 asks.
    _shape(Matter.ATTENDANCE, {S.COME}, {S.MEETING, S.MANY, S.ALL, *_WHO}, of_one=True,
           needs_time=True),
    _shape(Matter.ATTENDANCE, {S.COME, S.MANY}, {S.MEETING}, of_one=True),
    # 张三10月请假几次: the member's own list says it.
    _shape(Matter.ATTENDANCE, {S.LEAVE, S.MANY}, {S.MEETING, S.ATTEND}, needs_one=True),
    _shape(Matter.ATTENDANCE, {S.ABSENT, S.MANY}, {S.MEETING, S.LEAVE}, needs_one=True),
    _shape(Matter.TWICE, {S.TWICE, S.ROW, S.ABSENT}, {S.MEETING, S.ALL, *_WHO}),
    _shape(Matter.TWICE, {S.TWICE, S.ROW, S.NOT, S.COME}, {S.MEETING, S.ALL, *_WHO}),
    _shape(Matter.LEAVE, {S.LEAVE}, {S.MEETING, *_WHO}),
    _shape(Matter.ABSENT, {S.ABSENT}, {S.MEETING, S.COME, S.ALL, *_WHO}),
    _shape(Matter.ABSENT, {S.NOT, S.COME, S.WHO}, {S.MEETING}),
    _shape(Matter.LAST, {S.LAST, S.KIND}, _LAST),
    _shape(Matter.LAST, {S.LAST, S.MEETING}, _LAST),
    _shape(Matter.MAKE_UP, {S.MAKE_UP}, {S.NOT, S.STILL, S.LACK, *_WHO}),
    _shape(Matter.UNPAID, {S.DUES, S.NOT}, {S.PAY, S.STILL, *_WHO}),
    _shape(Matter.UNPAID, {S.DUES, S.OWE}, {S.STILL, *_WHO}),
    _shape(Matter.UNPAID, {S.DUES, S.LACK}, {S.PAY, S.STILL, S.MANY, *_WHO}),
    _shape(Matter.DUES, {S.DUES}, {S.PAY, S.ALL, S.WHAT, S.LIST, S.MANY}, of_one=True),
    _shape(Matter.MISSING, {S.LACK, S.WHAT}, _LACK),
    _shape(Matter.MISSING, {S.LACK, S.STILL}, _LACK),
    _shape(Matter.MISSING, {S.LACK}, _LACK, needs_time=True),
    _shape(Matter.MISSING, {S.NOT, S.DONE, S.WHAT}, _LACK),
    _shape(Matter.DUTIES, {S.DUTY}, {S.DONE, S.WHAT, S.LIST}),
    _shape(Matter.RECTIFICATION, {S.RECTIFY},
           {S.LAST, S.KIND, S.STILL, S.WHAT, S.NOT, S.LACK, S.DONE, S.OWN, S.LIST}, of_one=True),
    _shape(Matter.TALKS, {S.TALK}, {S.NOT, S.STILL, S.LACK, S.DONE, *_WHO}),
    _shape(Matter.PROBATION, {S.PROBATION}, {S.SOON, *_WHO}, of_one=True),
)  # fmt: skip
del S


def read_question(
    text: str, names: Names, *, me: int, today: date, among: Collection[Matter],
    home: Collection[str] = (),
) -> Reading:  # fmt: skip
    """What is asked; `among` is what may be offered in its place, `home` the branch's own names."""
    parts = scan(text[: LONGEST + 1], names, home, today)
    people = [*parts.people, *([(me,)] if Sign.ME in parts.signs else [])]
    who = people[0] if len(people) == 1 else ()
    when = _when(parts)
    if bar := bar_of(parts.bare):
        beside = nearest(parts, who, when, BESIDE[bar].intersection(among))
        return Barred(bar, beside[0] if beside else None)
    if len(text) <= LONGEST and not parts.rest and len(people) < 2 and len(parts.kinds) < 2:
        found = [shape for shape in SHAPES if _fits(shape, parts, who, when)]
        matters = {shape.matter for shape in found}
        if len(matters) == 1:
            kind = parts.kinds[0] if parts.kinds else None
            [matter] = matters
            kind = kind if matter is Matter.LAST else None
            return Question(matter, who, _ahead(matter, when, parts, today), kind)
    return Unclear(tuple(nearest(parts, who, when, among)[:NEAREST]))


def sounds_like_a_question(text: str) -> bool:
    """Whether a line holds a word that some matter needs; whose names stand in it is not known."""
    if len(text) > LONGEST:
        return False
    signs = scan(text, Names({}, {}), (), date.min).signs
    return any(shape.needs & signs for shape in SHAPES)


def nearest(
    parts: Parts, who: Bearers, when: Period | None, among: Collection[Matter]
) -> list[Question]:
    """The matters whose words come nearest, the most usual first where nothing tells them apart."""

    signs = parts.signs

    def closeness(matter: Matter) -> int:
        return max(_closeness(shape, signs) for shape in SHAPES if shape.matter is matter)

    order = sorted((one for one in Matter if one in among), key=closeness, reverse=True)
    of_one = {shape.matter for shape in SHAPES if shape.of_one}
    return [
        Question(
            one,
            who if one in of_one and len(who) == 1 else (),
            when if has_time(one) and _is_fit(one, when) else None,
        )
        for one in order
    ]


def _closeness(shape: Shape, signs: Collection[Sign]) -> int:
    """How much of it was said; a word it needs counts most, one it misses a little."""
    there, missing = shape.needs.intersection(signs), shape.needs.difference(signs)
    return 3 * len(there) - len(missing) + len(shape.takes.intersection(signs)) if there else 0


def _when(parts: Parts) -> Period | None:
    """One stretch, or from one to another（3月到5月）."""
    if len(parts.times) == 2 and _BETWEEN & parts.signs:
        first, last = parts.times
        return Period(first.first, last.last) if first.first <= last.last else None
    return parts.times[0] if len(parts.times) == 1 else None


def _ahead(matter: Matter, when: Period | None, parts: Parts, today: date) -> Period | None:
    """12月 asked in November: what was is last year's, what is still to be done this year's."""
    looks_ahead = matter in {Matter.DUTIES, Matter.MISSING} and not parts.has_year
    if not (looks_ahead and when and when.is_month):
        return when
    next_one = when.first.plus(12)
    is_near = next_one <= Month.of(today).plus(NEAR)
    return Period(next_one, next_one) if is_near else when


def _fits(shape: Shape, parts: Parts, who: Bearers, when: Period | None) -> bool:
    signs = parts.signs - _BETWEEN - {Sign.ME}
    if not shape.needs <= signs <= shape.needs | shape.takes:
        return False
    if bool(parts.times) != (when is not None) or (
        Sign.TILL in parts.signs and len(parts.times) < 2
    ):
        return False
    if who and not (shape.of_one and Sign.WHO not in signs):
        return False
    if (shape.needs_one and not who) or (shape.needs_time and when is None):
        return False
    return when is None or (has_time(shape.matter) and _is_fit(shape.matter, when))


def _is_fit(matter: Matter, when: Period | None) -> bool:
    """整改 goes by the year of its 组织生活会."""
    return when is None or matter is not Matter.RECTIFICATION or when.is_year
