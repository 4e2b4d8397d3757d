"""The term as the secretary reads and sets it（任期）."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chat import Card, Press
from domain.structure import BranchKind
from domain.term_changes import Approval
from domain.terms import Term
from locales import Words


@dataclass(frozen=True, slots=True)
class AskTerm(Press):
    """From which day on does the term run?"""

    tag: ClassVar[str] = "termask"


@dataclass(frozen=True, slots=True)
class AskApproval(Press):
    """Until when may it run, and who approved it?（提前、延期）"""

    tag: ClassVar[str] = "termok"


def term_fields(
    term: Term | None, approval: Approval | None, words: Words
) -> list[tuple[str, str]]:
    """From when to when, when that is said, and what was approved; nothing without a term."""
    if term is None or term.term_end is None or term.remind_on is None:
        return []
    fields = [
        (words("terms.name.term"), words("terms.span", first=term.start, last=term.term_end)),
        (
            words("terms.name.reminders"),
            words("terms.reminders", first=term.remind_on, second=term.second_reminder),
        ),
    ]
    if approval is not None and term.approved_until is not None:
        said = words("terms.approved", day=approval.until, on=approval.on, number=approval.number)
        fields.append((words("terms.name.approved"), said))
    return fields


def term_notes(term: Term | None, today: date, words: Words) -> list[str]:
    """How it stands, with the rule and its source."""
    if term is None:
        return [words("terms.unknown")]
    if term.term_end is None:
        return []
    village = term.kind is BranchKind.VILLAGE_OR_COMMUNITY
    rule = words("terms.rule.village" if village else "terms.rule.usual")
    return [words(f"terms.status.{term.status(today)}", day=term.last_day), rule]


def ask_term_card(words: Words) -> Card:
    return Card(lead=words("terms.ask_start"), note=words("terms.start_how"))


def ask_approval_card(term: Term, words: Words) -> Card:
    """The last day, the day of the approval, and its number."""
    lead = words(
        "terms.ask_approval", first=term.earliest_with_approval, last=term.latest_with_extension
    )
    return Card(lead=lead, note=words("terms.approval_how"))
