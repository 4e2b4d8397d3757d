"""The committee（支委会）: who holds which office, and the whole of it set anew（换届）."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.committee_seats import PickOffice, ShowDraft, StartFromToday
from cards.moments import short_day
from chat import Button, Card, Press
from domain.committee import Committee, Seat
from domain.people import Member, Office
from locales import Words


@dataclass(frozen=True, slots=True)
class ChangeCommittee(Press):
    """换届: the next lines are the new committee."""

    tag: ClassVar[str] = "cm"

    branch_id: int


@dataclass(frozen=True, slots=True)
class ShowCommittee(Press):
    tag: ClassVar[str] = "cmshow"

    branch_id: int


@dataclass(frozen=True, slots=True)
class AskFirstDay(Press):
    """The next text is its first day."""

    tag: ClassVar[str] = "cmday"

    branch_id: int
    committee_id: int


@dataclass(frozen=True, slots=True)
class SaveCommittee(Press):
    tag: ClassVar[str] = "cmsave"

    branch_id: int
    committee_id: int


@dataclass(frozen=True, slots=True)
class DropCommittee(Press):
    tag: ClassVar[str] = "cmdrop"

    branch_id: int
    committee_id: int


def committee_card(
    members: Sequence[Member], to_come: Sequence[tuple[str, Office, date]], branch_id: int, *,
    may_change: bool, words: Words,
) -> Card:  # fmt: skip
    """Today's offices, and those that begin on a later day."""
    held = [(office, member.name) for member in members for office in member.offices]
    note = "\n".join(
        words("committee.to_come", office=words(f"office.{office}"), name=name,
              day=short_day(on, words))
        for name, office, on in to_come
    )  # fmt: skip
    change = Button(words("committee.button.change"), ChangeCommittee(branch_id))
    return Card(
        title=words("committee.title"),
        lead="" if held else words("committee.nobody"),
        fields=_by_office(held, words),
        note=note,
        rows=((change,),) if may_change else (),
    )


def ask_card(branch_id: int, words: Words) -> Card:
    start = Button(
        words("committee.button.start"), StartFromToday(branch_id), words("committee.long.start")
    )
    back = Button(words("button.back"), ShowCommittee(branch_id))
    return Card(
        title=words("committee.change"),
        lead=words("committee.ask"),
        note=words("committee.example"),
        rows=((start, back),),
    )


def ask_day_card(committee: Committee, words: Words) -> Card:
    back = Button(words("button.back"), ShowDraft(committee.branch_id, committee.id))
    return Card(lead=words("committee.ask_day"), rows=((back,),))


def preview_card(
    committee: Committee, old: Collection[Seat], names: Mapping[int, str], *,
    notes: Iterable[str], words: Words,
) -> Card:  # fmt: skip
    """Office by office, who it was and who it will be, and from which day."""
    fields = [(words("committee.first_day"), committee.first_on.isoformat())]
    for office in Office:
        before = [names[seat.member_id] for seat in old if seat.office is office]
        after = [names[seat.member_id] for seat in committee.seats if seat.office is office]
        if before or after:
            fields.append((words(f"office.{office}"), _change(before, after, words)))
    key = (committee.branch_id, committee.id)
    buttons = (
        Button(words("committee.button.office"), PickOffice(*key)),
        Button(words("committee.button.day"), AskFirstDay(*key)),
    )
    settle = (
        Button(words("button.yes"), SaveCommittee(*key)),
        Button(words("button.no"), DropCommittee(*key)),
    )
    return Card(
        title=words("committee.check"),
        fields=tuple(fields),
        note="\n".join([*notes, words("committee.undo")]),
        rows=(settle, buttons),
    )


def _change(before: Sequence[str], after: Sequence[str], words: Words) -> str:
    told = words("roster.separator").join(after) or words("committee.vacant")
    if set(before) == set(after):
        return words("committee.stays", name=told)
    was = words("roster.separator").join(before) or words("committee.vacant")
    return words("committee.changes", old=was, new=told)


def _by_office(held: Iterable[tuple[Office, str]], words: Words) -> tuple[tuple[str, str], ...]:
    names: dict[Office, list[str]] = defaultdict(list)
    for office, name in held:
        names[office].append(name)
    return tuple(
        (words(f"office.{office}"), words("roster.separator").join(names[office]))
        for office in Office
        if office in names
    )
