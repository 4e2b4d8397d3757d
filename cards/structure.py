"""What the branch is made of（支部情况）: for the secretary alone."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.establishing import ShowFounding
from cards.paging import in_rows
from cards.terms import AskApproval, AskTerm, term_fields, term_notes
from chat import Button, Card, Press
from domain.structure import BranchKind, MakeUp, structure_of
from domain.term_changes import Approval
from domain.terms import Term
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowBranch(Press):
    tag: ClassVar[str] = "brshow"


@dataclass(frozen=True, slots=True)
class AskKind(Press):
    """Which kind of branch is it?"""

    tag: ClassVar[str] = "brkind"


@dataclass(frozen=True, slots=True)
class SetKind(Press):
    tag: ClassVar[str] = "brset"

    kind: BranchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the card shows of a branch on a day."""

    made: MakeUp
    groups: int
    term: Term | None
    approval: Approval | None
    today: date


def branch_card(one: Standing, words: Words, *, said: str = "") -> Card:
    """Its make-up, what to look at again, its term."""
    buttons = [Button(words("structure.button.kind"), AskKind())]
    if one.made.kind.is_lasting:
        buttons.append(Button(words("structure.button.term"), AskTerm()))
    if one.term is not None and one.term.term_end is not None:
        buttons.append(
            Button(words("structure.button.shift"), AskApproval(), words("structure.long.shift"))
        )
    buttons.append(Button(words("structure.button.founding"), ShowFounding()))
    return Card(
        title=words("structure.title"),
        lead=said,
        fields=(*_fields(one, words), *term_fields(one.term, one.approval, words)),
        note="\n".join((*_notes(one.made, words), *term_notes(one.term, one.today, words))),
        rows=in_rows(buttons, 3),
    )


def kinds_card(words: Words) -> Card:
    """One tap says what it is."""
    kinds = [
        Button(
            words(f"structure.button.{kind}"), SetKind(kind), words(f"structure.kind.{kind}")
        )
        for kind in BranchKind
    ]  # fmt: skip
    back = Button(words("button.back"), ShowBranch())
    return Card(
        lead=words("structure.ask_kind"), note=words("structure.about_kinds"),
        rows=(*in_rows(kinds, 2), (back,)),
    )  # fmt: skip


def ask_units_card(words: Words) -> Card:
    back = Button(words("button.back"), ShowBranch())
    return Card(lead=words("structure.ask_units"), rows=((back,),))


def _fields(one: Standing, words: Words) -> list[tuple[str, str]]:
    made = one.made
    kind = words(f"structure.kind.{made.kind}")
    if made.kind is BranchKind.JOINT and made.joint_units:
        kind = words("structure.joint", count=made.joint_units)
    people = words("structure.counts", full=made.full, probationary=made.probationary)
    size = made.committee_size or 0
    return [
        (words("structure.name.kind"), kind),
        (words("structure.name.members"), people),
        (words("structure.name.committee"), words("structure.people", count=size)),
        (words("structure.name.groups"), words("structure.groups", count=one.groups)),
    ]


def _notes(made: MakeUp, words: Words) -> list[str]:
    found = structure_of(made)
    if not found.leaders_elected:
        return [words("structure.temporary")]
    if found.committee_size is not None:
        least, usual = found.committee_size
        said = words("structure.due.committee", least=least, usual=usual, most=found.committee_max)
    else:
        said = words("structure.due.secretary" if found.own_branch else "structure.due.joint")
    return [said, *(words(f"structure.warning.{name}") for name in found.warnings)]
