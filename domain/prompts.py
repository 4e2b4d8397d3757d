"""What falls due in the branch's own affairs（到期事项）: said to the secretary alone, once a day.

Each prompt has a day; a bundle holds those of the days since the last one, so that a bot that
slept says them together and once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.development import Absence, Step, prompt_for, still_due
from domain.probation import Probation
from domain.terms import Term, TermStatus

AHEAD = timedelta(days=7)
"""How long before its day a step of development is said（本支部约定）."""

ONLY_POSSIBLE = frozenset({"earliest_candidate"})
"""Not to be done by that day, but possible from it on: said on the day itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One line of the bundle: said on `on`, about `day`, by its name."""

    on: date
    key: str
    name: str = ""
    day: date


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a bundle: after `since`, up to `until`."""

    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.since < day <= self.until


def of_term(term: Term | None, window: Window) -> list[Prompt]:
    """The latest reminder alone: what was slept through before it is not said any more."""
    found = [one for one in term.reminders(window.until) if one.on in window] if term else []
    if not (found and term and term.last_day):
        return []
    is_over = term.status(window.until) is TermStatus.OVERDUE
    key = "term_over" if is_over else "term_ends"
    return [Prompt(on=found[-1].on, key=key, day=term.last_day)]


def of_probation(name: str, probation: Probation, window: Window) -> list[Prompt]:
    """A week before its end."""
    on = probation.remind_secretary
    if on not in window:
        return []
    return [Prompt(on=on, key="probation_ends", name=name, day=probation.probation_ends)]


def of_absence(name: str, absence: Absence, window: Window) -> list[Prompt]:
    """Once half a year is over; never a status（请核实，由组织决定）."""
    now, before = prompt_for(absence, window.until), prompt_for(absence, window.since)
    since = absence.no_contact_since or absence.away_since
    if now is None or now == before or since is None:
        return []
    return [Prompt(on=window.until, key=now, name=name, day=since)]


def of_development(name: str, steps: Mapping[Step, date], window: Window) -> list[Prompt]:
    """A week before each time limit; the day from which something is possible on that day."""
    found = []
    for key, day in still_due(steps).items():
        on = day if key in ONLY_POSSIBLE else day - AHEAD
        if on in window:
            found.append(Prompt(on=on, key=key, name=name, day=day))
    return found


def in_order(prompts: Iterable[Prompt]) -> list[Prompt]:
    """By the day they speak of."""
    return sorted(prompts, key=lambda one: (one.day, one.key, one.name))
