"""Asking by buttons（查询）: what, then who, then when; and what is offered for a text not read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.paging import in_rows, page_of, page_size, pager
from cards.query_presses import press_of
from cards.rolls import period_name
from chat import Abilities, Button, Card, Press
from domain.months import Month
from domain.people import Member
from domain.periods import Period
from domain.questions import Bar, Matter, Question
from locales import Words


@dataclass(frozen=True, slots=True)
class StartQuery(Press):
    """From the beginning（重新查）."""

    tag: ClassVar[str] = "qtop"

    page: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class AskMatter(Press):
    """What it is about; then who, then when, where that is to be said."""

    tag: ClassVar[str] = "qmat"

    matter: Matter
    page: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class AskWho(Press):
    """Whom it is about, 0 for everybody."""

    tag: ClassVar[str] = "qwho"

    matter: Matter
    who: int
    branch_id: int


def start_card(
    matters: Sequence[Matter], page: int, branch_id: int, words: Words, abilities: Abilities
) -> Card:
    """What this reader may ask, and how to ask it in one line."""
    size = page_size(abilities.max_buttons, 1, most=len(Matter))
    shown, page, pages = page_of(matters, page, size)
    buttons = [Button(words(f"query.matter.{one}"), AskMatter(one, 0, branch_id)) for one in shown]
    return Card(
        title=words("query.title.query"),
        lead=words("query.start"),
        note=words("query.private"),
        rows=(
            *in_rows(buttons, 3),
            *pager(page, pages, lambda to: StartQuery(to, branch_id), words),
        ),
    )


def who_card(
    matter: Matter, people: Sequence[Member], page: int, branch_id: int, words: Words,
    abilities: Abilities, *, has_everybody: bool,
) -> Card:  # fmt: skip
    """Everybody, or one of these, in roster order."""
    shown, page, pages = page_of(people, page, page_size(abilities.max_buttons, 3, most=24))
    buttons = [Button(one.name, AskWho(matter, one.id, branch_id)) for one in shown]
    everybody = Button(words("query.button.everybody"), AskWho(matter, 0, branch_id))
    turn = pager(page, pages, lambda to: AskMatter(matter, to, branch_id), words)
    return Card(
        title=words(f"query.matter.{matter}"),
        lead=words("query.who"),
        rows=(
            *(((everybody,),) if has_everybody else ()),
            *in_rows(buttons, 3),
            *turn,
            (_back(branch_id, words),),
        ),
    )


def when_card(
    matter: Matter, who: int, name: str, this: Month, branch_id: int, words: Words
) -> Card:
    """This month, last month, the quarter, the year, and the last one."""
    quarter = this.plus(-((this.number - 1) % 3))
    year = Month(this.year, 1)
    periods = {
        "this_month": Period(this, this),
        "last_month": Period(this.plus(-1), this.plus(-1)),
        "quarter": Period(quarter, quarter.plus(2)),
        "year": Period(year, year.plus(11)),
        "last_year": Period(year.plus(-12), year.plus(-1)),
    }
    buttons = [
        Button(words(f"query.button.{key}"),
               press_of(Question(matter, (who,) if who else (), period), branch_id))
        for key, period in periods.items()
    ]  # fmt: skip
    title = words(f"query.matter.{matter}")
    return Card(
        title=words("query.about", matter=title, name=name) if name else title,
        lead=words("query.when"),
        rows=(*in_rows(buttons, 3), (_back(branch_id, words),)),
    )


def which_card(question: Question, names: dict[int, str], branch_id: int, words: Words) -> Card:
    """Several bear that name."""
    buttons = [
        Button(names[one], press_of(Question(question.matter, (one,), question.when), branch_id))
        for one in question.who
    ]
    return Card(lead=words("query.which"), rows=in_rows(buttons, 3))


def unclear_card(
    nearest: Sequence[Question], names: dict[int, str], branch_id: int, words: Words
) -> Card:
    """Not guessed at: the nearest questions, and the way to ask by buttons."""
    return _offer(words("query.unclear"), nearest, names, branch_id, words)


def barred_card(
    bar: Bar, beside: Question | None, names: dict[int, str], branch_id: int, words: Words
) -> Card:
    """Why it is not answered, in one line, and the neighbour that is."""
    offered = [] if beside is None else [beside]
    return _offer(words(f"query.barred.{bar}"), offered, names, branch_id, words)


def turned_away_card(
    why: str, own: Question | None, names: dict[int, str], branch_id: int, words: Words
) -> Card:
    """Who may ask it, and what the reader may ask about themself."""
    return _offer(why, [] if own is None else [own], names, branch_id, words)


def question_name(question: Question, names: dict[int, str], words: Words) -> str:
    """Such as 出勤 张三 2026年10月."""
    parts = [words(f"query.matter.{question.matter}")]
    parts += [names[one] for one in question.who[:1]]
    if question.when is not None:
        parts.append(period_name(question.when, words))
    return " ".join(parts)


def _offer(
    lead: str, questions: Sequence[Question], names: dict[int, str], branch_id: int, words: Words
) -> Card:
    rows = [
        (Button(words(f"query.matter.{one.matter}"), press_of(one, branch_id),
                question_name(one, names, words)),)
        for one in questions
    ]  # fmt: skip
    return Card(lead=lead, rows=(*rows, (_back(branch_id, words),)))


def _back(branch_id: int, words: Words) -> Button:
    return Button(words("query.button.start"), StartQuery(0, branch_id))
