"""/development（发展）: names, steps and days; nothing else is kept of anybody."""

from cards.development import (
    AskCandidate,
    AskStep,
    DropCandidate,
    NoteStep,
    ShowCandidate,
    ShowCandidates,
    ask_candidate_card,
    ask_step_card,
    candidate_card,
    candidates_card,
    drop_card,
)
from chat import Card, Refresh, Reply, Tell
from domain.candidates import MOST, Candidate, check_step, read_step_day
from domain.development import Step
from domain.guard import check_typed
from domain.periods import read_day
from domain.refusal import Refusal
from domain.roster_names import typed_name
from domain.structure import kind_of
from handlers.request import Request

NAME = "candidate"
DAY = "candidate_step"


def development(request: Request, _: str) -> list[Reply]:
    return [Tell(_list(request, 0))]


def show_list(request: Request, press: ShowCandidates) -> list[Reply]:
    request.drop_question()
    return [Refresh(_list(request, press.page))]


def show(request: Request, press: ShowCandidate) -> list[Reply]:
    request.drop_question()
    return [Refresh(_card(request, press.candidate_id))]


def ask(request: Request, _: AskCandidate) -> list[Reply]:
    _check_lasting(request)
    request.ask(NAME)
    return [Refresh(ask_candidate_card(request.words))]


def take(request: Request, text: str) -> list[Reply]:
    """孙悦 10月8日: a name, and the day the application was received（不写就是今天）."""
    _check_lasting(request)
    word, _, day = text.strip().partition(" ")
    name = typed_name(word)
    check_typed(name)
    on = read_day(day, request.today) if day.strip() else request.today
    check_step(Step.APPLIED, on, request.today)
    known = request.records.candidates.of(request.home.id)
    taken = {one.name for one in known} | {one.name for one in request.members()}
    if name in taken:
        raise Refusal("development.refused.known", name=name)
    if len(known) >= MOST:
        raise Refusal("development.refused.full", most=MOST)
    number = request.records.candidates.add(request.home.id, name)
    request.records.candidates.note(number, Step.APPLIED, on)
    request.drop_question()
    return [Tell(_card(request, number, request.words("development.noted")))]


def ask_step(request: Request, press: AskStep) -> list[Reply]:
    one = _find(request, press.candidate_id)
    request.ask(DAY, f"{one.id}:{press.step}")
    return [Refresh(ask_step_card(one, press.step, request.today, request.words))]


def note(request: Request, press: NoteStep) -> list[Reply]:
    one = _find(request, press.candidate_id)
    if press.step in (Step.TRAINED, Step.LEAVES):
        raise Refusal("refused.stale")
    check_step(press.step, press.on, request.today)
    request.records.candidates.note(one.id, press.step, press.on)
    request.drop_question()
    return [Refresh(_card(request, one.id, request.words("development.noted")))]


def take_day(request: Request, text: str) -> list[Reply]:
    number, _, step = request.about.partition(":")
    if not number.isdecimal() or step not in list(Step):
        raise Refusal("refused.stale")
    one = _find(request, int(number))
    on = read_step_day(Step(step), text, request.today)
    request.records.candidates.note(one.id, Step(step), on)
    request.drop_question()
    return [Tell(_card(request, one.id, request.words("development.noted")))]


def drop(request: Request, press: DropCandidate) -> list[Reply]:
    """Off the list, once it was asked again."""
    one = _find(request, press.candidate_id)
    if not press.is_sure:
        return [Refresh(drop_card(one, request.words))]
    request.records.candidates.drop(one.id)
    return [Refresh(_list(request, 0))]


def _list(request: Request, page: int) -> Card:
    return candidates_card(
        request.records.candidates.of(request.home.id), page, request.words, request.abilities,
        may_add=kind_of(request.home.settings.branch_kind).is_lasting,
    )  # fmt: skip


def _card(request: Request, candidate_id: int, said: str = "") -> Card:
    return candidate_card(_find(request, candidate_id), request.today, request.words, said=said)


def _find(request: Request, candidate_id: int) -> Candidate:
    one = request.records.candidates.find(candidate_id)
    if one is None or one.branch_id != request.home.id:
        raise Refusal("refused.stale")
    return one


def _check_lasting(request: Request) -> None:
    if not kind_of(request.home.settings.branch_kind).is_lasting:
        raise Refusal("development.refused.temporary")
