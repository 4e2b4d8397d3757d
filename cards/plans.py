"""The plan of a month（月计划）: the secretary's private card, and what the group reads."""

from dataclasses import dataclass
from typing import ClassVar

from cards.meetings import kind_name
from cards.moments import day_name, moment_name, month_name
from cards.paging import in_rows, page_of, page_size, pager
from cards.plan_lines import EditPlanLine, OpenPlan, PlanSheet, gathering_text, line_text
from chat import Abilities, Button, Card, Press
from domain.meetings import Meeting
from domain.planning import Plan, PlanLine, Reason, clashing
from locales import Words

MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True, slots=True)
class SavePlan(Press):
    """All that is kept becomes drafts（存为草稿）."""

    tag: ClassVar[str] = "plsave"

    plan_id: int


@dataclass(frozen=True, slots=True)
class PostPlan(Press):
    """Into the group（发到群里）; a second time only if sure."""

    tag: ClassVar[str] = "plpost"

    plan_id: int
    is_sure: bool


@dataclass(frozen=True, slots=True)
class PlanAnew(Press):
    """Forget the lines that are no drafts yet, and propose again（重新拟）."""

    tag: ClassVar[str] = "plnew"

    plan_id: int


def plan_card(sheet: PlanSheet, page: int, words: Words, abilities: Abilities) -> Card:
    """Each line with its reason; press its number to change it."""
    plan = sheet.plan
    numbers = [
        Button(_mark(at), EditPlanLine(plan.id, line.id)) for at, line in enumerate(plan.lines)
    ]
    shown, page, pages = page_of(numbers, page, page_size(abilities.max_buttons, 4, most=20))
    turn = pager(page, pages, lambda to: OpenPlan(plan.id, to), words)
    return Card(
        title=words("plan.title", month=month_name(plan.month, words)),
        lead=_lines(sheet, words) or words("plan.nothing"),
        fields=_beside(sheet, words),
        note=_note(sheet, words),
        rows=(*in_rows(shown, 5), *turn, _tools(plan, words)),
    )


def sure_post_card(plan_id: int, words: Words) -> Card:
    """It was posted before."""
    yes = Button(words("plan.button.post"), PostPlan(plan_id, True))
    return Card(lead=words("plan.posted_before"),
                rows=((yes, Button(words("button.back"), OpenPlan(plan_id, 0))),))  # fmt: skip


def posted_card(sheet: PlanSheet, words: Words) -> Card:
    """For the group: kinds, days and hours; neither a name nor a subject."""
    everything: list[Meeting | PlanLine] = [*sheet.standing, *sheet.plan.kept]
    lines = [
        words("plan.aloud", when=moment_name(one.starts_at, sheet.zone, words),
              kind=kind_name(one.kind, one.parts, words))
        for one in sorted(everything, key=lambda one: one.starts_at)
    ]  # fmt: skip
    return Card(
        title=words("plan.title", month=month_name(sheet.plan.month, words)),
        lead="\n".join(dict.fromkeys(lines)),
        fields=_dues(sheet, words),
        note=words("plan.may_change"),
    )


def _lines(sheet: PlanSheet, words: Words) -> str:
    return "\n".join(
        f"{_mark(at)} {line_text(line, sheet, words)}" for at, line in enumerate(sheet.plan.lines)
    )


def _beside(sheet: PlanSheet, words: Words) -> tuple[tuple[str, str], ...]:
    fields = []
    if sheet.standing:
        said = [
            gathering_text(kind_name(one.kind, one.parts, words), one, sheet, words)
            for one in sheet.standing
        ]
        fields.append((words("plan.field.standing"), "".join(f"\n{one}" for one in said)))
    return (*fields, *_dues(sheet, words))


def _dues(sheet: PlanSheet, words: Words) -> tuple[tuple[str, str], ...]:
    if sheet.dues_on is None:
        return ()
    return ((words("digest.dues_day"), day_name(sheet.dues_on, words)),)


def _note(sheet: PlanSheet, words: Words) -> str:
    plan = sheet.plan
    at = {line.id: _mark(number) for number, line in enumerate(plan.lines)}
    said = [
        words("plan.clash", one=at[one.id], other=at[other.id])
        for one, other in clashing(plan.kept)
    ]
    if any(line.reasons != [Reason.LECTURE] for line in plan.kept):
        said.append(words("plan.rules"))
    said.append(words("plan.state.saved" if plan.is_saved else "plan.state.open"))
    if plan.posted_at is not None:
        said.append(words("plan.state.posted"))
    return "\n".join(said)


def _tools(plan: Plan, words: Words) -> tuple[Button, ...]:
    unsaved = [line for line in plan.kept if line.meeting_id is None]
    save = Button(words("plan.button.save"), SavePlan(plan.id))
    return (
        *((save,) if unsaved else ()),
        Button(words("plan.button.post"), PostPlan(plan.id, False)),
        Button(words("plan.button.anew"), PlanAnew(plan.id)),
    )


def _mark(at: int) -> str:
    return MARKS[at] if at < len(MARKS) else str(at + 1)
