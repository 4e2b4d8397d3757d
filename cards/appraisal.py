"""民主评议: the totals by grade, and how they stand to the custom. Never who got which."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.moments import dated
from cards.olm_presses import ShowOlm
from chat import Button, Card, Press
from domain.appraisal import Grade, Judged
from domain.excellent import Grading
from domain.olm import OlmSheet
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowAppraisal(Press):
    tag: ClassVar[str] = "apprais"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class AskTotals(Press):
    """The next line is how many got each grade."""

    tag: ClassVar[str] = "apprask"

    branch_id: int
    year: int


def appraisal_card(
    sheet: OlmSheet, judged: Judged | None, probationary: int, today: date, words: Words
) -> Card:
    """`probationary` are those on the roster who take part ungraded（参加但不评定等次）."""
    fields: list[tuple[str, str]] = []
    notes = [words("appraisal.source")]
    if judged is not None:
        totals = judged.appraisal
        fields = [(words(f"appraisal.grade.{grade}"), str(totals.count(grade))) for grade in Grade]
        fields.append((words("appraisal.graded"), str(totals.graded)))
        notes = [*_findings(judged, words), *notes]
    if probationary:
        notes.insert(0, words("appraisal.ungraded", number=probationary))
    lead = words("appraisal.none")
    if sheet.appraised_on is not None:
        lead = words("appraisal.recorded", day=dated(sheet.appraised_on, today, words))
    return Card(
        title=words("appraisal.title", year=sheet.year),
        lead=lead,
        fields=tuple(fields),
        note="\n".join(notes),
        rows=(
            (
                Button(words("appraisal.button.enter"), AskTotals(sheet.branch_id, sheet.year)),
                Button(words("button.back"), ShowOlm(sheet.branch_id, sheet.year)),
            ),
        ),
    )


def ask_totals_card(sheet: OlmSheet, words: Words) -> Card:
    back = Button(words("button.back"), ShowAppraisal(sheet.branch_id, sheet.year))
    return Card(lead=words("appraisal.ask"), note=words("appraisal.ask_note"), rows=((back,),))


def _findings(judged: Judged, words: Words) -> list[str]:
    cap = judged.cap
    found = [words(f"appraisal.{judged.grading}", cap=cap.by_graded, other=cap.by_members)]
    if cap.differs and judged.grading is Grading.WITHIN:
        found.append(words("appraisal.differs", cap=cap.by_graded, other=cap.by_members))
    if judged.not_graded:
        found.append(words("appraisal.not_graded", number=judged.not_graded))
    return found
