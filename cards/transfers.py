"""Leaving for another branch and coming back（转出、转回）."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.dues import month_list
from cards.moments import dated, month_name
from cards.persons import ask_card
from chat import Button, Card, Press
from domain.dues_ledger_actions import Decision, rule_on_transfer, unpaid_at_leaving
from domain.stays import Person
from locales import Words


@dataclass(frozen=True, slots=True)
class AskTransfer(Press):
    tag: ClassVar[str] = "outask"

    member_id: int


@dataclass(frozen=True, slots=True)
class TransferOut(Press):
    """No longer of this branch from that day on; `is_sure` is asked first."""

    tag: ClassVar[str] = "out"

    member_id: int
    on: date
    is_sure: bool


@dataclass(frozen=True, slots=True)
class AskReturn(Press):
    tag: ClassVar[str] = "backask"

    member_id: int


@dataclass(frozen=True, slots=True)
class Return(Press):
    """Of this branch again from that day on（转回）."""

    tag: ClassVar[str] = "back"

    member_id: int
    on: date


def ask_transfer_card(person: Person, words: Words) -> Card:
    """From which day on, with how far dues are paid."""
    today = Button(words("people.button.today"), TransferOut(person.member.id, person.today, False))
    lead = words("transfer.ask", name=person.member.name)
    note = "\n".join([*dues_lines(person, words), words("people.day_how")])
    return ask_card(lead, person.member.id, words, note=note, buttons=(today,))


def check_transfer_card(person: Person, on: date, words: Words) -> Card:
    """Once more: what ends with it, and what should be looked at again."""
    lead = words("transfer.check", name=person.member.name, day=dated(on, person.today, words))
    sure = Button(words("transfer.button.sure"), TransferOut(person.member.id, on, True))
    note = "\n".join([*dues_lines(person, words, on=on), words("transfer.follows")])
    return ask_card(lead, person.member.id, words, note=note, buttons=(sure,))


def ask_return_card(person: Person, words: Words) -> Card:
    today = Button(words("people.button.today"), Return(person.member.id, person.today))
    lead = words("transfer.ask_return", name=person.member.name)
    return ask_card(lead, person.member.id, words, note=words("people.day_how"), buttons=(today,))


def dues_lines(person: Person, words: Words, *, on: date | None = None) -> list[str]:
    """党费交至…, and the months still open, for the secretary to look into."""
    lines = []
    if person.paid_to is not None:
        lines.append(words("transfer.paid_to", month=month_name(person.paid_to, words)))
    owed = unpaid_at_leaving(person.owed, on or person.today)
    if rule_on_transfer(owed).decision is Decision.WARN:
        lines.append(words("transfer.owed", months=month_list(owed, words)))
    return lines
