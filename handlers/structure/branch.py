"""/branch（支部情况）: make-up, term and founding, and what kind of branch it is."""

from cards.structure import (
    AskKind,
    SetKind,
    ShowBranch,
    ask_units_card,
    kinds_card,
)
from chat import Refresh, Reply, Tell
from domain.refusal import Refusal
from domain.structure import BranchKind
from handlers.request import Request
from handlers.structure.standing import standing

UNITS = "branch_units"
MOST = 99


def show_branch(request: Request, _: str) -> list[Reply]:
    return [Tell(standing(request))]


def show(request: Request, _: ShowBranch) -> list[Reply]:
    request.drop_question()
    return [Refresh(standing(request))]


def ask_kind(request: Request, _: AskKind) -> list[Reply]:
    return [Refresh(kinds_card(request.words))]


def set_kind(request: Request, press: SetKind) -> list[Reply]:
    """Of a joint branch it is asked how many units it covers."""
    request.records.branches.set(request.home.id, "branch_kind", press.kind.value)
    if press.kind is BranchKind.JOINT:
        request.ask(UNITS)
        return [Refresh(ask_units_card(request.words))]
    return [Refresh(standing(request.refreshed(), request.words("structure.kind_set")))]


def take_units(request: Request, text: str) -> list[Reply]:
    said = text.strip()
    if not (said.isascii() and said.isdecimal() and 1 <= int(said[:6]) <= MOST):
        raise Refusal("structure.refused.units", most=MOST)
    request.records.branches.set(request.home.id, "joint_units", said)
    request.drop_question()
    return [Tell(standing(request.refreshed(), request.words("structure.kind_set")))]
