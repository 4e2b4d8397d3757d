"""Somebody comes（加人、转入）."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.dues import month_list
from cards.moments import dated, month_name
from cards.persons import ShowPerson
from cards.roster import ShowRoster
from chat import Button, Card, Press
from domain.dues_ledger_entries import Entry
from domain.joining import Joining
from domain.people import MemberKind
from domain.stays import Stay
from locales import Words


@dataclass(frozen=True, slots=True)
class AskJoining(Press):
    tag: ClassVar[str] = "joinask"


@dataclass(frozen=True, slots=True)
class SaveJoining(Press):
    """As typed and shown; `member_id` is the former member it is, 0 for somebody new."""

    tag: ClassVar[str] = "joinsave"

    member_id: int


@dataclass(frozen=True, slots=True)
class AnotherPerson(Press):
    """Not the one of that name who left（另一人）."""

    tag: ClassVar[str] = "joinother"


def ask_joining_card(words: Words) -> Card:
    """One line says it all."""
    back = Button(words("button.back"), ShowRoster(0))
    return Card(lead=words("joining.ask"), note=words("joining.how"), rows=((back,),))


def check_joining_card(
    joining: Joining, former: Stay | None, entry: Entry | None, today: date, words: Words
) -> Card:
    """What was understood; with somebody of that name who left, whether it is they."""
    kind = joining.kind or (MemberKind.FULL if former is None else None)
    group = joining.group or (words("joining.no_group") if former is None else "")
    fields = [
        *([(words("roster.heading.kind"), words(f"member_kind.{kind}"))] if kind else []),
        *([(words("roster.heading.group"), group)] if group else []),
        (words("joining.on"), words("people.since", day=dated(joining.on, today, words))),
    ]
    if joining.paid_to is not None:
        fields.append((words("people.paid_to"), month_name(joining.paid_to, words)))
    notes = _dues(joining, entry, words)
    no = Button(words("button.no"), ShowRoster(0))
    if former is None:
        return Card(
            title=joining.name, fields=tuple(fields), note="\n".join(notes),
            rows=((Button(words("button.yes"), SaveJoining(0)), no),),
        )  # fmt: skip
    left = "" if former.to_on is None else dated(former.to_on, today, words)
    same = Button(words("joining.button.same"), SaveJoining(former.member_id))
    other = Button(words("joining.button.other"), AnotherPerson())
    look = Button(words("joining.button.look"), ShowPerson(former.member_id, 0))
    return Card(
        title=joining.name,
        lead=words("joining.same", name=joining.name, day=left),
        fields=tuple(fields),
        note="\n".join(notes),
        rows=((same, other), (look, no)),
    )


def _dues(joining: Joining, entry: Entry | None, words: Words) -> list[str]:
    """From which month they owe dues here, by which rule, and what is to be made up."""
    if entry is None:
        return []
    rule = "transfer" if joining.paid_to is not None else "probationary"
    first = month_name(entry.first_due_month, words)
    lines = [words("ledger.owes_from", month=first), words(f"ledger.entered.{rule}")]
    if entry.makeup_months:
        lines.append(words("ledger.makeup", months=month_list(entry.makeup_months, words)))
    return lines
