"""Somebody's vote（表决权）, and the five categories left out of 应到会: the secretary's alone."""

from dataclasses import dataclass
from typing import ClassVar

from cards.changing import AskMark, EndMark
from cards.moments import dated
from cards.paging import in_rows
from cards.persons import ShowPerson, ask_card, span_name
from chat import Button, Card, Press
from domain.electors import BARS, Category, LeftOut
from domain.people import MemberKind
from domain.stays import Person
from locales import Words

VOTE = 2
"""The page of a person's card that holds it."""


@dataclass(frozen=True, slots=True)
class ShowLeftOut(Press):
    """Into which category, or how far it has come."""

    tag: ClassVar[str] = "left"

    member_id: int


@dataclass(frozen=True, slots=True)
class LeaveOut(Press):
    tag: ClassVar[str] = "leftfor"

    member_id: int
    category: Category


@dataclass(frozen=True, slots=True)
class AskApproval(Press):
    """When and under what number the superior agreed is typed next（上级批复）."""

    tag: ClassVar[str] = "leftsup"

    member_id: int


@dataclass(frozen=True, slots=True)
class AskResolved(Press):
    """When the general meeting resolved it is typed next（大会决议）."""

    tag: ClassVar[str] = "leftmtg"

    member_id: int


@dataclass(frozen=True, slots=True)
class SetForAll(Press):
    """For other votes too, as the superior says（各类表决）."""

    tag: ClassVar[str] = "leftall"

    member_id: int
    is_for_all: bool


@dataclass(frozen=True, slots=True)
class CountAgain(Press):
    tag: ClassVar[str] = "leftend"

    member_id: int


def voting_card(person: Person, words: Words, *, said: str = "") -> Card:
    """Have they a vote, and are they counted?"""
    member, today = person.member, person.today
    fields = [
        (words(f"people.mark.{mark}"), span_name(person.marks[mark], today, words))
        for mark in sorted(BARS)
        if mark in person.marks
    ]
    lead = words("voting.barred_about") if fields else words("voting.has_vote")
    if person.left_out is not None:
        fields += _left_out(person.left_out, person, words)
    back = Button(words("button.back"), ShowPerson(member.id, 0))
    buttons = [
        Button(words(f"people.button.{mark}_end"), EndMark(member.id, mark))
        if mark in person.marks
        else Button(words(f"people.button.{mark}"), AskMark(member.id, mark))
        for mark in sorted(BARS)
    ]
    buttons.append(Button(words("voting.button.left_out"), ShowLeftOut(member.id)))
    if member.kind is not MemberKind.FULL:
        lead, buttons = words("voting.probationary"), []
    return Card(
        title=words("voting.title", name=member.name),
        lead=lead,
        fields=tuple(fields),
        note="\n".join(filter(None, (said, words("voting.about")))),
        rows=in_rows([*buttons, back], 3),
    )


def categories_card(person: Person, words: Words) -> Card:
    """Which of the five."""
    number = person.member.id
    buttons = [Button(words(f"voting.short.{one}"), LeaveOut(number, one),
                      words(f"voting.category.{one}")) for one in Category]  # fmt: skip
    back = Button(words("button.back"), ShowPerson(number, VOTE))
    return Card(
        lead=words("voting.which", name=person.member.name),
        note="\n".join((words("voting.which_about"), words("voting.source"))),
        rows=in_rows([*buttons, back], 3),
    )


def left_out_card(person: Person, left: LeftOut, words: Words, *, said: str = "") -> Card:
    """What has been agreed to, and what is lacking."""
    number = person.member.id
    wider = "election" if left.is_for_all else "all"
    buttons = [
        Button(words("voting.button.approval"), AskApproval(number)),
        Button(words("voting.button.resolution"), AskResolved(number)),
        Button(words(f"voting.button.{wider}"), SetForAll(number, not left.is_for_all)),
        Button(words("voting.button.count_again"), CountAgain(number)),
        Button(words("button.back"), ShowPerson(number, VOTE)),
    ]
    return Card(
        title=words("voting.title", name=person.member.name),
        fields=tuple(_left_out(left, person, words)),
        note="\n".join(filter(None, (said, words("voting.source")))),
        rows=in_rows(buttons, 3),
    )


def agreed_card(question: str, person: Person, words: Words) -> Card:
    """The day is typed next."""
    return ask_card(words(f"voting.ask.{question}"), person.member.id, words)


def _left_out(left: LeftOut, person: Person, words: Words) -> list[tuple[str, str]]:
    today, missing = person.today, words("voting.missing")
    approved = "" if left.approved_on is None else dated(left.approved_on, today, words)
    resolved = missing if left.resolved_on is None else dated(left.resolved_on, today, words)
    since = left.begins_on
    scope = words(f"voting.scope.{'all' if left.is_for_all else 'election'}")
    state = (words("voting.no_effect") if since is None
             else words("voting.in_effect", day=dated(since, today, words)))  # fmt: skip
    return [
        (words("voting.left_out"), words(f"voting.category.{left.category}")),
        (words("voting.approval"), f"{approved} {left.approval}".strip() or missing),
        (words("voting.resolution"), resolved),
        (words("voting.scope_of"), scope),
        (words("voting.state"), state),
    ]  # fmt: skip
