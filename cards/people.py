"""The people on the roster, and one of them（党员卡片）."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.changing import AskConversion, AskGroup, AskMark, AskName, EndMark
from cards.dues import month_list
from cards.joining import AskJoining
from cards.leaves import AskLeave, EndLeave
from cards.moments import dated, month_name
from cards.paging import in_rows, page_of, page_size, pager
from cards.persons import ShowPerson, span_name
from cards.roster import ShowRoster, describe
from cards.transfers import AskReturn, AskTransfer, Return
from cards.voting import VOTE, voting_card
from chat import Abilities, Button, Card, Press, Table
from domain.people import ATTENDING, Member, MemberKind
from domain.spans import Span
from domain.stays import Person, Stay
from locales import Words

PAGE = 20
FIXED = 3
"""Buttons beside the names: somebody new, the next page, those who have left."""


@dataclass(frozen=True, slots=True)
class ShowFormer(Press):
    """Those who have left（已转出）."""

    tag: ClassVar[str] = "former"

    page: int


def members_card(
    members: Sequence[Member], upcoming: Sequence[Stay], twins: Sequence[tuple[str, int]],
    page: int, today: date, words: Words, abilities: Abilities, *, has_former: bool,
) -> Card:  # fmt: skip
    """Names with kind, group and office, in roster order; a name opens that person's card."""
    people: list[Member | Stay] = [*members, *upcoming]
    shown, page, pages = page_of(people, page, page_size(abilities.max_buttons, FIXED, most=PAGE))
    rows = tuple((one.name, _described(one, today, words)) for one in shown)
    names = [Button(one.name, ShowPerson(_id(one), 0)) for one in shown]
    last = [Button(words("people.button.join"), AskJoining())]
    if has_former:
        last.append(Button(words("people.button.former"), ShowFormer(0)))
    return Card(
        title=words("roster.members"),
        table=Table((words("roster.heading.name"), words("roster.heading.office")), rows),
        note="\n".join(words("people.twins", name=name, count=count) for name, count in twins),
        rows=(*in_rows(names, 3), *pager(page, pages, ShowRoster, words), tuple(last)),
    )


def former_card(
    former: Sequence[Stay], page: int, today: date, words: Words, abilities: Abilities
) -> Card:
    """Who has left, and when."""
    shown, page, pages = page_of(former, page, page_size(abilities.max_buttons, 2, most=PAGE))
    names = [Button(one.name, ShowPerson(one.member_id, 0)) for one in shown]
    lines = [words("people.left", name=one.name, day=dated(one.to_on, today, words))
             for one in shown if one.to_on is not None]  # fmt: skip
    back = Button(words("button.back"), ShowRoster(0))
    return Card(
        title=words("people.former"),
        lead="\n".join(lines) or words("people.no_former"),
        rows=(*in_rows(names, 3), *pager(page, pages, ShowFormer, words), (back,)),
    )


def person_card(person: Person, page: int, words: Words, *, said: str = "") -> Card:
    """One person, with what can be changed; `said` is what has just been done.

    Page 1 holds what is rarely wanted, page 2 their vote（表决权）.
    """
    if page == VOTE:
        return voting_card(person, words, said=said)
    member = person.member
    notes = [said] if said else []
    if not (member.has_account or person.has_left):
        notes.append(words("people.no_account"))
    return Card(
        title=member.name,
        lead=describe(member, words),
        fields=tuple(_fields(person, words)),
        note="\n".join(notes),
        rows=in_rows(_second(person, words) if page else _first(person, words), 3),
    )


def _fields(person: Person, words: Words) -> list[tuple[str, str]]:
    stay, today = person.stay, person.today
    fields = [(words("people.stay"), span_name(Span(stay.from_on, stay.to_on), today, words))]
    if person.member.joined_on is not None:
        fields.append((words("people.joined_on"), dated(person.member.joined_on, today, words)))
    if person.probation is not None and person.member.kind is MemberKind.PROBATIONARY:
        ends = dated(person.probation.probation_ends, today, words)
        fields.append((words("people.probation_ends"), ends))
    if person.leave is not None:
        name = words("people.on_leave", leave=words(f"leave.{person.leave.leave}"),
                     span=span_name(person.leave.span, today, words))  # fmt: skip
        fields.append((words("people.leave"), name))
    fields += [
        (words(f"people.mark.{mark}"), span_name(span, today, words))
        for mark, span in sorted(person.marks.items())
        if mark in ATTENDING
    ]
    if person.paid_to is not None:
        fields.append((words("people.paid_to"), month_name(person.paid_to, words)))
    if person.owed:
        fields.append((words("people.owed"), month_list(person.owed, words)))
    return fields


def _first(person: Person, words: Words) -> list[Button]:
    number = person.member.id
    back = Button(words("button.back"), ShowRoster(0))
    if person.has_left:
        return [Button(words("people.button.return"), AskReturn(number)), back]
    buttons = []
    if person.member.kind is MemberKind.PROBATIONARY:
        buttons.append(Button(words("people.button.convert"), AskConversion(number)))
    else:
        buttons.append(Button(words("voting.button.voting"), ShowPerson(number, VOTE)))
    buttons.append(Button(words("people.button.group"), AskGroup(number, 0)))
    if person.leave is None:
        buttons.append(Button(words("people.button.leave"), AskLeave(number)))
    else:
        buttons.append(Button(words("people.button.end_leave"), EndLeave(number)))
    if person.stay.to_on is None:
        buttons.append(Button(words("people.button.transfer"), AskTransfer(number)))
    else:
        buttons.append(Button(words("people.button.keep"), Return(number, person.stay.to_on)))
    more = Button(words("people.button.more"), ShowPerson(number, 1))
    return [*buttons, more, back]


def _second(person: Person, words: Words) -> list[Button]:
    number = person.member.id
    marks = [
        Button(words(f"people.button.{mark}_end"), EndMark(number, mark))
        if mark in person.marks
        else Button(words(f"people.button.{mark}"), AskMark(number, mark))
        for mark in ATTENDING
    ]
    return [
        *marks,
        Button(words("people.button.rename"), AskName(number)),
        Button(words("button.back"), ShowPerson(number, 0)),
    ]


def _id(one: Member | Stay) -> int:
    return one.id if isinstance(one, Member) else one.member_id


def _described(one: Member | Stay, today: date, words: Words) -> str:
    if isinstance(one, Member):
        return describe(one, words)
    return words("people.since", day=dated(one.comes_on, today, words))
