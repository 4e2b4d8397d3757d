"""The term is set, shifted, and the founding ticked off（任期、提前延期、成立步骤）."""

from cards.establishing import ShowFounding, TickFounding, founding_card
from cards.terms import AskApproval, AskTerm, ask_approval_card, ask_term_card
from chat import Card, Refresh, Reply, Tell
from domain.establishing import founding_steps
from domain.guard import check_typed
from domain.periods import read_day
from domain.refusal import Refusal
from domain.structure import make_up_of, structure_of
from domain.term_changes import check_approved, check_start, read_approval
from domain.terms import Term
from handlers.request import Request
from handlers.structure.standing import standing

START = "term_start"
APPROVAL = "term_approval"
FOUNDING = "founding_day"


def ask_term(request: Request, _: AskTerm) -> list[Reply]:
    request.ask(START)
    return [Refresh(ask_term_card(request.words))]


def take_start(request: Request, text: str) -> list[Reply]:
    start = read_day(text, request.today)
    check_start(start, request.today)
    request.records.terms.begin(request.home.id, start)
    request.drop_question()
    return [Tell(standing(request, request.words("terms.set", day=start)))]


def ask_approval(request: Request, _: AskApproval) -> list[Reply]:
    term = _term(request)
    request.ask(APPROVAL)
    return [Refresh(ask_approval_card(term, request.words))]


def take_approval(request: Request, text: str) -> list[Reply]:
    """提前或延期: a year at most, and only with the superior's paper."""
    term = _term(request)
    check_typed(text)
    approval = read_approval(text, request.today)
    check_approved(term, approval.until)
    request.records.terms.approve(request.home.id, term.start, approval)
    request.drop_question()
    return [Tell(standing(request, request.words("terms.shifted", day=approval.until)))]


def show_founding(request: Request, _: ShowFounding) -> list[Reply]:
    """Asks beside the buttons for a step with its day: 3 10月8日."""
    request.ask(FOUNDING)
    return [Refresh(_founding(request))]


def tick(request: Request, press: TickFounding) -> list[Reply]:
    done = request.records.terms.founding(request.home.id)
    on = None if press.step in done else request.today
    request.records.terms.tick(request.home.id, press.step, on)
    return [Refresh(_founding(request))]


def take_founding(request: Request, text: str) -> list[Reply]:
    """The number of a step, and its day."""
    number, _, day = text.strip().partition(" ")
    steps = founding_steps(has_committee=_has_committee(request))
    if not (number.isascii() and number.isdecimal() and 1 <= int(number[:3]) <= len(steps)):
        raise Refusal("founding.refused.number", most=len(steps))
    on = read_day(day, request.today)
    if on > request.today:
        raise Refusal("founding.refused.ahead")
    request.records.terms.tick(request.home.id, steps[int(number) - 1], on)
    return [Tell(_founding(request))]


def _founding(request: Request) -> Card:
    return founding_card(
        request.records.terms.founding(request.home.id), request.words,
        has_committee=_has_committee(request), max_buttons=request.abilities.max_buttons,
    )  # fmt: skip


def _has_committee(request: Request) -> bool:
    return structure_of(make_up_of(request.members(), request.home.settings)).committee


def _term(request: Request) -> Term:
    term = request.records.terms.running(request.home, request.today)
    if term is None:
        raise Refusal("terms.refused.unknown")
    if term.term_end is None:
        raise Refusal("terms.refused.temporary")
    return term
