"""What falls due in a branch's own affairs（到期事项）: together from several shelves."""

from collections.abc import Iterator

from domain.development import Absence
from domain.people import Branch, Mark, Member, MemberKind
from domain.probation import Probation
from domain.prompts import (
    Prompt,
    Window,
    in_order,
    of_absence,
    of_development,
    of_probation,
    of_term,
)
from domain.structure import kind_of
from storage.records import Records


def prompts_of(records: Records, branch: Branch, window: Window) -> list[Prompt]:
    """As the records stand; a temporary branch has neither term nor admissions."""
    return in_order(_prompts(records, branch, window))


def on_probation(
    records: Records, branch: Branch, roster: list[Member]
) -> Iterator[tuple[Member, Probation]]:
    """Those whose day of admission is known."""
    if not kind_of(branch.settings.branch_kind).is_lasting:
        return
    for member in roster:
        if member.kind is MemberKind.PROBATIONARY:
            one = records.candidates.probation(member)
            if one is not None:
                yield member, one


def _prompts(records: Records, branch: Branch, window: Window) -> Iterator[Prompt]:
    roster = records.people.of(branch.id, window.until)
    names = {one.id: one.name for one in roster}
    for member_id, marks in records.stays.marked(branch.id, window.until).items():
        if member_id not in names:
            continue
        mobile, lost = marks.get(Mark.MOBILE), marks.get(Mark.LOST)
        absence = Absence(
            away_since=mobile.from_on if mobile else None,
            is_fixed_place=True,
            no_contact_since=lost.from_on if lost else None,
        )
        yield from of_absence(names[member_id], absence, window)
    if not kind_of(branch.settings.branch_kind).is_lasting:
        return
    yield from of_term(records.terms.running(branch, window.until), window)
    for member, one in on_probation(records, branch, roster):
        yield from of_probation(member.name, one, window)
    for candidate in records.candidates.of(branch.id):
        yield from of_development(candidate.name, candidate.steps, window)
