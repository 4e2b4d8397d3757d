"""Who is not counted in 应到会（五类人员）: written down by the secretary, in private."""

from typing import Any

from cards.voting import (
    VOTE,
    AskApproval,
    AskResolved,
    CountAgain,
    LeaveOut,
    SetForAll,
    ShowLeftOut,
    agreed_card,
    categories_card,
    left_out_card,
)
from chat import Card, Refresh, Reply, Tell
from domain.electors import check_has_vote, read_agreed, read_approval
from domain.guard import check_typed
from domain.refusal import Refusal
from domain.stays import Person
from handlers.people.persons import asked_about, present, settled
from handlers.request import Request

APPROVAL = "left_approval"
RESOLUTION = "left_resolution"


def show(request: Request, press: ShowLeftOut) -> list[Reply]:
    person = present(request, press.member_id)
    check_has_vote(person.member)
    request.drop_question()
    if person.left_out is None:
        return [Refresh(categories_card(person, request.words))]
    return [Refresh(left_out_card(person, person.left_out, request.words))]


def leave_out(request: Request, press: LeaveOut) -> list[Reply]:
    """From today on, once both have agreed."""
    person = present(request, press.member_id)
    check_has_vote(person.member)
    on = max(request.today, person.stay.from_on)
    request.records.voting.leave_out(person.member.id, press.category, on)
    category = request.words(f"voting.category.{press.category}")
    return [Refresh(_card(request, person, request.words("voting.noted", category=category)))]


def ask_approval(request: Request, press: AskApproval) -> list[Reply]:
    return _ask(request, press.member_id, APPROVAL, "approval")


def ask_resolved(request: Request, press: AskResolved) -> list[Reply]:
    return _ask(request, press.member_id, RESOLUTION, "resolution")


def take_approval(request: Request, text: str) -> list[Reply]:
    """11月2日 组字5号."""
    check_typed(text)
    day, number = read_approval(text, request.today)
    return [Tell(_agree(request, _asked(request), approved_on=day, approval=number))]


def take_resolved(request: Request, text: str) -> list[Reply]:
    day = read_agreed(text, request.today)
    return [Tell(_agree(request, _asked(request), resolved_on=day))]


def set_for_all(request: Request, press: SetForAll) -> list[Reply]:
    person = _left(present(request, press.member_id))
    return [Refresh(_agree(request, person, is_for_all=press.is_for_all))]


def count_again(request: Request, press: CountAgain) -> list[Reply]:
    person = _left(present(request, press.member_id))
    request.records.voting.count_again(person.member.id, request.today)
    said = request.words("voting.ended")
    return [Refresh(settled(request, person.member.id, said, page=VOTE))]


def _ask(request: Request, member_id: int, kind: str, question: str) -> list[Reply]:
    person = _left(present(request, member_id))
    request.ask(kind, str(person.member.id))
    return [Refresh(agreed_card(question, person, request.words))]


def _asked(request: Request) -> Person:
    return _left(asked_about(request))


def _left(person: Person) -> Person:
    """Somebody who is written down as left out."""
    if person.left_out is None:
        raise Refusal("voting.refused.nothing")
    return person


def _agree(request: Request, person: Person, **values: Any) -> Card:
    request.records.voting.agree(person.member.id, request.today, **values)
    request.drop_question()
    return _card(request, person, request.words("voting.agreed"))


def _card(request: Request, person: Person, said: str) -> Card:
    person = _left(present(request, person.member.id))
    assert person.left_out is not None
    return left_out_card(person, person.left_out, request.words, said=said)
