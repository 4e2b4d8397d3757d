"""The private list of those on the way to the Party（发展党员）: names and days, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press
from domain.candidates import Candidate
from domain.development import Step, admission_warnings, next_steps, stage_of, still_due
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowCandidates(Press):
    tag: ClassVar[str] = "dev"

    page: int


@dataclass(frozen=True, slots=True)
class ShowCandidate(Press):
    tag: ClassVar[str] = "devone"

    candidate_id: int


@dataclass(frozen=True, slots=True)
class AskCandidate(Press):
    """Who is it, and when was the application received?"""

    tag: ClassVar[str] = "devnew"


@dataclass(frozen=True, slots=True)
class AskStep(Press):
    """On which day was that step taken?"""

    tag: ClassVar[str] = "devask"

    candidate_id: int
    step: Step


@dataclass(frozen=True, slots=True)
class NoteStep(Press):
    tag: ClassVar[str] = "devnote"

    candidate_id: int
    step: Step
    on: date


@dataclass(frozen=True, slots=True)
class DropCandidate(Press):
    """Off the list with all days; `is_sure` is asked first."""

    tag: ClassVar[str] = "devdrop"

    candidate_id: int
    is_sure: bool


def candidates_card(
    people: Sequence[Candidate], page: int, words: Words, abilities: Abilities, *, may_add: bool
) -> Card:
    """A line for each: stage, and what is due next."""
    shown, page, pages = page_of(people, page, page_size(abilities.max_buttons, 2))
    lines = [_line(one, words) for one in shown]
    names = [Button(one.name, ShowCandidate(one.id)) for one in shown]
    new = Button(words("development.button.new"), AskCandidate())
    return Card(
        title=words("development.title"),
        lead="\n".join(lines) or words("development.nobody"),
        note=words("development.private" if may_add else "development.temporary"),
        rows=(
            *in_rows(names, 3), *pager(page, pages, ShowCandidates, words),
            *(((new,),) if may_add else ()),
        ),
    )  # fmt: skip


def ask_candidate_card(words: Words) -> Card:
    back = Button(words("button.back"), ShowCandidates(0))
    return Card(lead=words("development.ask"), note=words("development.how"), rows=((back,),))


def candidate_card(one: Candidate, today: date, words: Words, *, said: str = "") -> Card:
    """The days noted, what is due with its source, and what may be noted next."""
    fields = [(words(f"development.step.{step}"), str(on)) for step, on in one.steps.items()]
    fields += [
        (words(f"development.due.{key}"),
         words("development.over", day=day) if day < today else str(day))
        for key, day in still_due(one.steps).items()
    ]  # fmt: skip
    meeting = one.steps.get(Step.MET, today)
    warned = admission_warnings(meeting, one.steps.get(Step.LEAVES))
    notes = [said] if said else []
    notes += [words(f"development.warning.{name}") for name in warned]
    steps = next_steps(one.steps)[:3]
    buttons = [
        Button(words(f"development.button.{step}"), AskStep(one.id, step))
        for step in (*steps, Step.LEAVES)
    ]
    last = (
        Button(words("development.button.drop"), DropCandidate(one.id, False)),
        Button(words("button.back"), ShowCandidates(0)),
    )
    return Card(
        title=one.name, lead=words(f"development.stage.{stage_of(one.steps)}"),
        fields=tuple(fields), note="\n".join((*notes, words("development.source"))),
        rows=(*in_rows(buttons, 2), last),
    )  # fmt: skip


def ask_step_card(one: Candidate, step: Step, today: date, words: Words) -> Card:
    """The day is typed, or today; of the training also how long it was."""
    back = Button(words("button.back"), ShowCandidate(one.id))
    buttons = [back]
    how = "development.training_how" if step is Step.TRAINED else "development.day_how"
    if step not in (Step.TRAINED, Step.LEAVES):
        buttons.insert(0, Button(words("people.button.today"), NoteStep(one.id, step, today)))
    lead = words("development.ask_day", name=one.name, step=words(f"development.step.{step}"))
    return Card(lead=lead, note=words(how), rows=(tuple(buttons),))


def drop_card(one: Candidate, words: Words) -> Card:
    sure = Button(words("button.yes"), DropCandidate(one.id, True))
    back = Button(words("button.back"), ShowCandidate(one.id))
    return Card(lead=words("development.ask_drop", name=one.name), rows=((sure, back),))


def _line(one: Candidate, words: Words) -> str:
    stage = words(f"development.stage.{stage_of(one.steps)}")
    due = next(iter(still_due(one.steps).items()), None)
    if due is None:
        return words("development.line", name=one.name, stage=stage)
    key, day = due
    return words(
        "development.line_due", name=one.name, stage=stage,
        due=words(f"development.due.{key}"), day=day,
    )  # fmt: skip
