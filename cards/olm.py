"""组织生活会 on the desk of whoever leads it: how far each step is. For no group's eyes."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.appraisal import ShowAppraisal
from cards.examining import ListExamined
from cards.moments import dated, day_name
from cards.olm_counts import step_text
from cards.olm_more import MoreOlm
from cards.olm_presses import ShowOlm
from cards.rectification import ListItems, item_line
from cards.talks import ShowTalks
from chat import Button, Card, Press
from domain.olm import OlmSheet
from domain.olm_steps import Progress, StepState, lacks_totals, open_steps, steps_of
from locales import Words

SHOWN = 8
"""How many items of last time are named here."""


@dataclass(frozen=True, slots=True)
class PickStudy(Press):
    """On which day was it studied together（学习）?"""

    tag: ClassVar[str] = "olmstudy"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class SetStudy(Press):
    tag: ClassVar[str] = "olmday"

    branch_id: int
    year: int
    on: date


@dataclass(frozen=True, slots=True)
class AskOpinions(Press):
    """The next line is how many came in（征求意见）: in another round, or in the last one."""

    tag: ClassVar[str] = "olmcount"

    branch_id: int
    year: int
    is_new: bool


def olm_card(
    sheet: OlmSheet, names: dict[int, str], today: date, meeting: str, words: Words, *,
    said: str = "",
) -> Card:  # fmt: skip
    """Last time's open items first, then the steps; `meeting` is when and where it is held."""
    branch_id, year = sheet.branch_id, sheet.year
    fields = []
    if sheet.carried:
        fields.append((words("olm.carried"), _carried(sheet, names, today, words)))
    if sheet.theme:
        fields.append((words("olm.theme"), sheet.theme))
    fields += [
        (words(f"olm.step.{one.step}"), _step(one, sheet, meeting, today, words))
        for one in steps_of(sheet)
    ]
    return Card(
        title=words("olm.title", year=year),
        lead=said,
        fields=tuple(fields),
        note=words("olm.source"),
        rows=(
            (
                Button(words("olm.button.study"), PickStudy(branch_id, year)),
                Button(words("olm.button.opinions"), AskOpinions(branch_id, year, False)),
                Button(words("olm.button.talks"), ShowTalks(branch_id, year)),
            ),
            (
                Button(words("olm.button.examined"), ListExamined(branch_id, year, 0)),
                Button(words("olm.button.items"), ListItems(branch_id, year, 0)),
                Button(words("olm.button.more"), MoreOlm(branch_id, year)),
            ),
        ),
    )


def ask_opinions_card(sheet: OlmSheet, *, is_new: bool, words: Words) -> Card:
    """How many came in: a number; what they say is not kept here."""
    number = len(sheet.opinions) + 1 if is_new or not sheet.opinions else len(sheet.opinions)
    another = Button(words("olm.button.round"), AskOpinions(sheet.branch_id, sheet.year, True))
    back = Button(words("button.back"), ShowOlm(sheet.branch_id, sheet.year))
    lead = words("olm.ask_opinions", number=number)
    return Card(
        lead=lead,
        note=words("olm.only_counts"),
        rows=((back,) if is_new or not sheet.opinions else (another, back),),
    )


def reminder_card(sheet: OlmSheet, meeting: str, today: date, words: Words) -> Card:
    """Once, some weeks before: what is not done yet, in one bundle（会前还差）."""
    fields = tuple(
        (words(f"olm.step.{one.step}"), _step(one, sheet, "", today, words))
        for one in open_steps(sheet)
    )
    return Card(
        title=words("olm.title", year=sheet.year),
        lead=words("olm.reminder", meeting=meeting),
        fields=fields,
        note=words("olm.reminder_source"),
        rows=((Button(words("olm.button.open"), ShowOlm(sheet.branch_id, sheet.year)),),),
    )


def after_card(sheet: OlmSheet, meeting: str, words: Words) -> Card:
    """Once, some days after: what still follows from the meeting（会后还差）."""
    branch_id, year = sheet.branch_id, sheet.year
    fields, buttons = [], []
    if not sheet.items:
        fields.append((words("olm.button.items"), words("rectify.none")))
        buttons.append(Button(words("olm.button.items"), ListItems(branch_id, year, 0)))
    if lacks_totals(sheet):
        fields.append((words("olm.button.appraisal"), words("olm.no_totals")))
        buttons.append(Button(words("olm.button.appraisal"), ShowAppraisal(branch_id, year)))
    return Card(
        title=words("olm.title", year=year),
        lead=words("olm.after", meeting=meeting),
        fields=tuple(fields),
        note=words("olm.after_source"),
        rows=(tuple(buttons),),
    )


def when_held(sheet: OlmSheet, today: date, words: Words) -> str:
    """Its day and state, or until when it may be held."""
    if sheet.meeting is not None and sheet.met_on is None:
        return words("olm.meeting.postponed")
    if sheet.meeting is None or sheet.met_on is None:
        assert sheet.closes_on is not None
        return words("olm.meeting.none", day=dated(sheet.closes_on, today, words))
    is_near = sheet.met_on.year == today.year
    day = day_name(sheet.met_on, words) if is_near else dated(sheet.met_on, today, words)
    return words(f"olm.meeting.{sheet.meeting.state}", day=day)


def _step(one: Progress, sheet: OlmSheet, meeting: str, today: date, words: Words) -> str:
    text = step_text(one.step, sheet, meeting, today, words)
    shows_day = one.state is not StepState.DONE and one.due_on is not None and not sheet.is_held
    if not shows_day or meeting == text or one.due_on is None:
        return text
    key = "olm.late" if one.is_late(today) else "olm.until"
    return words(key, text=text, day=dated(one.due_on, today, words))


def _carried(sheet: OlmSheet, names: dict[int, str], today: date, words: Words) -> str:
    lines = [item_line(one, names, today, words) for one in sheet.carried[:SHOWN]]
    return "".join(f"\n{line}" for line in lines)
