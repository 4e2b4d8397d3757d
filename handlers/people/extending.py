"""A probation is extended（延长预备期）, as the general meeting decided."""

from cards.extending import AskExtension, Extend, ask_extension_card
from cards.people import person_card
from chat import Card, Refresh, Reply, Tell
from domain.conversion import check_conversion
from domain.probation import Probation, check_extension, read_months
from domain.refusal import Refusal
from domain.stays import Person
from handlers.people.persons import asked_about, present, the_person
from handlers.request import Request

KIND = "extension"


def ask(request: Request, press: AskExtension) -> list[Reply]:
    person = present(request, press.member_id)
    _probation(person)
    request.ask(KIND, str(person.member.id))
    return [Refresh(ask_extension_card(person, request.words))]


def extend(request: Request, press: Extend) -> list[Reply]:
    return [Refresh(_extend(request, present(request, press.member_id), press.months))]


def take_months(request: Request, text: str) -> list[Reply]:
    """A number of months from six to twelve."""
    return [Tell(_extend(request, asked_about(request), read_months(text)))]


def _extend(request: Request, person: Person, months: int) -> Card:
    one = _probation(person)
    check_extension(months, 1 if one.extended else 0)
    number = person.member.id
    request.records.candidates.extend(number, months, request.today)
    request.drop_question()
    after = the_person(request, number)
    ends = after.probation.probation_ends if after.probation else None
    said = request.words("probation.extended", months=months, day=ends)
    return person_card(after, 0, request.words, said=said)


def _probation(person: Person) -> Probation:
    """Refused for a full member, and where the day of admission is not known."""
    check_conversion(person.member)
    if person.probation is None:
        raise Refusal("probation.refused.unknown", name=person.member.name)
    return person.probation
