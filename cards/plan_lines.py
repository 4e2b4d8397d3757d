"""One line of a month's plan（月计划）, and how it reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.meetings import kind_name
from cards.moments import moment_name, month_name
from cards.paging import in_rows
from chat import Button, Card, Press
from domain.meetings import PARTS_OF, Meeting, MeetingKind
from domain.planning import Plan, PlanLine
from locales import Words


@dataclass(frozen=True, slots=True)
class OpenPlan(Press):
    """Back to the plan, on this page of its buttons."""

    tag: ClassVar[str] = "plan"

    plan_id: int
    page: int


@dataclass(frozen=True, slots=True)
class EditPlanLine(Press):
    """One line, to be changed."""

    tag: ClassVar[str] = "plline"

    plan_id: int
    line_id: int


@dataclass(frozen=True, slots=True)
class AskLineTime(Press):
    """The next line typed is its time（改时间）."""

    tag: ClassVar[str] = "pltime"

    plan_id: int
    line_id: int


@dataclass(frozen=True, slots=True)
class DropLine(Press):
    """Not this month（不开）, or after all（要开）."""

    tag: ClassVar[str] = "pldrop"

    plan_id: int
    line_id: int


@dataclass(frozen=True, slots=True)
class ToggleLinePart(Press):
    """What is held within it（含…）."""

    tag: ClassVar[str] = "plpart"

    plan_id: int
    line_id: int
    part: MeetingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """A plan with what it is read beside: what stands already, names of groups, the dues day."""

    plan: Plan
    standing: Sequence[Meeting]
    groups: Mapping[int, str]
    dues_on: date | None
    zone: ZoneInfo


def line_card(sheet: PlanSheet, line: PlanLine, words: Words, *, room: int) -> Card:
    """One line: its time, whether it is held, what is held within it."""
    plan = sheet.plan
    first = [
        Button(words("meeting.button.time"), AskLineTime(plan.id, line.id)),
        Button(words("plan.button.keep" if line.is_dropped else "plan.button.drop"),
               DropLine(plan.id, line.id)),
    ]  # fmt: skip
    parts = [
        Button(
            f"{'✔' if part in line.parts else ''}{words(f'meeting.with_short.{part}')}",
            ToggleLinePart(plan.id, line.id, part),
        )
        for part in PARTS_OF.get(line.kind, ())
    ][: room - len(first) - 1]
    back = Button(words("button.back"), OpenPlan(plan.id, 0))
    return Card(
        title=words("plan.title", month=month_name(plan.month, words)),
        lead=line_text(line, sheet, words),
        rows=(tuple(first), *in_rows(parts, 3), (back,)),
    )


def ask_time_card(plan_id: int, line_id: int, words: Words) -> Card:
    back = Button(words("button.back"), EditPlanLine(plan_id, line_id))
    return Card(lead=words("plan.ask_time"), rows=((back,),))


def line_text(line: PlanLine, sheet: PlanSheet, words: Words) -> str:
    """Such as 支委会 12月2日 周三 15:00 三楼会议室（第十二条）."""
    kind = kind_name(line.kind, line.parts, words)
    group = sheet.groups.get(line.group_id or 0, "")
    text = gathering_text(f"{kind}{group and f' {group}'}", line, sheet, words)
    if line.is_dropped:
        return words("plan.dropped", line=text)
    why = [words(f"plan.reason.{reason}") for reason in line.reasons]
    if line.is_moved:
        why.append(words("plan.moved"))
    if line.is_usual and line.meeting_id is None:
        why.append(words("plan.usual"))
    return words("plan.because", line=text, why=words("plan.comma").join(dict.fromkeys(why)))


def gathering_text(kind: str, one: Meeting | PlanLine, sheet: PlanSheet, words: Words) -> str:
    when = moment_name(one.starts_at, sheet.zone, words)
    return words("plan.line", kind=kind, when=when, place=one.place).strip()
