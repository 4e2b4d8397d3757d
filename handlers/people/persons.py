"""The person a button or a typed line is about（所指的党员）."""

from datetime import date

from cards.people import person_card
from chat import Card, line
from domain.refusal import Refusal
from domain.spans import check_begins
from domain.stays import Person
from handlers.request import Request
from storage.expecting import follow_roster
from storage.persons import person_of


def the_person(request: Request, member_id: int) -> Person:
    """Somebody of this branch, present, former or to come; a button about others is refused."""
    person = person_of(request.records, request.home, member_id, request.now)
    if person is None:
        raise Refusal("refused.stale")
    return person


def present(request: Request, member_id: int, on: date | None = None) -> Person:
    """The same, who has not left; `on` is the day something is to hold from."""
    person = the_person(request, member_id)
    if person.has_left:
        raise Refusal("people.refused.left", name=person.member.name)
    if on is not None:
        check_begins(on, person.stay.from_on)
    return person


def asked_about(request: Request) -> Person:
    """Whom the open question is about."""
    number, _, _ = request.about.partition(":")
    if not number.isdecimal():
        raise Refusal("refused.stale")
    return present(request, int(number))


def settled(request: Request, member_id: int, said: str, *, page: int = 0) -> Card:
    """The lists of meetings follow what was changed; the person's card, and what was done."""
    follow_roster(request.records, request.home, request.now, changed=[member_id])
    request.redraw(request.home.id, "claim", "claims")
    request.drop_question()
    person = person_of(request.records, request.home, member_id, request.now)
    if person is None:  # they left on the day they came: entered by mistake
        return line(said)
    return person_card(person, page, request.words, said=said)
