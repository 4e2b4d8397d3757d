"""A term as the secretary sets it（任期的登记）: its first day, and what the superior approved."""

from dataclasses import dataclass
from datetime import date

from domain.months import plus_months
from domain.periods import read_day
from domain.refusal import Refusal
from domain.structure import BranchKind
from domain.terms import SHIFT, Term
from domain.text import clean_line

MOST_BACK = 120
"""How many months back a first day may lie."""

NUMBER = 60
"""Characters of the number of a paper（批复文号）."""


@dataclass(frozen=True, slots=True)
class Approval:
    """What the superior approved（提前或延期）: the last day, and the paper's day and number."""

    until: date
    on: date
    number: str


def read_approval(text: str, today: date) -> Approval:
    """Last day, day of approval, number of the paper; refused unless all three are there."""
    words = text.split(maxsplit=2)
    if len(words) < 3:
        raise Refusal("terms.refused.approval")
    until, on = read_day(words[0], today), read_day(words[1], today)
    if on > today:
        raise Refusal("terms.refused.approved_ahead")
    return Approval(until, on, clean_line(words[2], limit=NUMBER))


def check_approved(term: Term, until: date) -> None:
    """Refuse a last day more than a year before or after the regular one（提前、延期）."""
    earliest, latest = term.earliest_with_approval, term.latest_with_extension
    if earliest is None or latest is None:
        raise Refusal("terms.refused.temporary")
    if not earliest <= until <= latest:
        raise Refusal("terms.refused.shift", first=earliest.isoformat(), last=latest.isoformat())


def check_start(start: date, today: date) -> None:
    """Refuse a first day further back than ten years, or more than a year ahead."""
    if not plus_months(today, -MOST_BACK) <= start <= plus_months(today, SHIFT):
        raise Refusal("terms.refused.start")


def current(typed: Term | None, elected: date | None, kind: BranchKind) -> Term | None:
    """The running term: as it was typed, or from the first day of the latest committee.

    A committee set well before the regular end fills vacancies（补选）: the term goes on.
    """
    if elected is None:
        return typed
    if typed is not None:
        earliest = typed.earliest_with_approval
        if earliest is None or elected < earliest:
            return typed
    return Term(kind=kind, start=elected)
