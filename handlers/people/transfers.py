"""Leaving for another branch, and coming back（转出与转回）."""

from datetime import date

from cards.moments import dated
from cards.transfers import (
    AskReturn,
    AskTransfer,
    Return,
    TransferOut,
    ask_return_card,
    ask_transfer_card,
    check_transfer_card,
)
from chat import Card, Refresh, Reply, Tell
from domain.refusal import Refusal
from domain.spans import check_begins, read_since
from domain.stays import Person
from handlers.people.persons import asked_about, present, settled, the_person
from handlers.request import Request
from storage.transfers import come_back, transfer_out

OUT = "transfer_day"
BACK = "return_day"


def ask(request: Request, press: AskTransfer) -> list[Reply]:
    person = _not_oneself(request, present(request, press.member_id))
    request.ask(OUT, str(person.member.id))
    return [Refresh(ask_transfer_card(person, request.words))]


def take_day(request: Request, text: str) -> list[Reply]:
    person = _not_oneself(request, asked_about(request))
    return [Tell(_check(request, person, read_since(text, request.today)))]


def leave(request: Request, press: TransferOut) -> list[Reply]:
    """Months still open are named, not held against anybody: they can go all the same."""
    person = _not_oneself(request, present(request, press.member_id))
    card = _check(request, person, press.on)
    if not press.is_sure:
        return [Refresh(card)]
    transfer_out(request.records, request.home, press.member_id, press.on, request.now)
    day = dated(press.on, request.today, request.words)
    said = request.words("transfer.done", day=day)
    return [Refresh(settled(request, press.member_id, said))]


def ask_return(request: Request, press: AskReturn) -> list[Reply]:
    person = _gone(request, press.member_id)
    request.ask(BACK, str(person.member.id))
    return [Refresh(ask_return_card(person, request.words))]


def take_return_day(request: Request, text: str) -> list[Reply]:
    if not request.about.isdecimal():
        raise Refusal("refused.stale")
    person = _gone(request, int(request.about))
    return [Tell(_return(request, person, read_since(text, request.today)))]


def come_again(request: Request, press: Return) -> list[Reply]:
    return [Refresh(_return(request, _gone(request, press.member_id), press.on))]


def _check(request: Request, person: Person, on: date) -> Card:
    check_begins(on, person.stay.from_on)
    return check_transfer_card(person, on, request.words)


def _return(request: Request, person: Person, on: date) -> Card:
    left = person.stay.to_on
    if left is not None and on < left:
        raise Refusal("transfer.refused.before_they_left", day=left)
    come_back(request.records, request.home, person.member.id, on, request.now)
    said = "transfer.back_again" if person.has_left else "transfer.stays"
    return settled(request, person.member.id, request.words(said))


def _gone(request: Request, member_id: int) -> Person:
    """Somebody who has left, or is to leave on a day written down."""
    person = the_person(request, member_id)
    if person.stay.to_on is None:
        raise Refusal("refused.stale")
    return person


def _not_oneself(request: Request, person: Person) -> Person:
    """Whoever would be gone with it hands over first."""
    if person.member.id == request.me.id:
        raise Refusal("transfer.refused.oneself")
    return person
