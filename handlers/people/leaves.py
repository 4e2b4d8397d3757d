"""Standing leave（请长假）: written down once, filled in at each meeting of that time."""

from cards.leaves import AskLeave, EndLeave, PickLeave, categories_card, days_card
from cards.persons import span_name
from chat import Refresh, Reply, Tell
from domain.attendance import Leave
from domain.refusal import Refusal
from domain.spans import check_begins, read_span
from handlers.people.persons import asked_about, present, settled
from handlers.request import Request

KIND = "leave_days"


def ask(request: Request, press: AskLeave) -> list[Reply]:
    return [Refresh(categories_card(present(request, press.member_id), request.words))]


def pick(request: Request, press: PickLeave) -> list[Reply]:
    person = present(request, press.member_id)
    request.ask(KIND, f"{person.member.id}:{press.leave}")
    return [Refresh(days_card(person, press.leave, request.words))]


def take_days(request: Request, text: str) -> list[Reply]:
    """12月1日至1月31日, or 12月1日起."""
    person = asked_about(request)
    _, _, code = request.about.partition(":")
    if code not in list(Leave):
        raise Refusal("refused.stale")
    span = read_span(text, request.today)
    check_begins(span.from_on, person.stay.from_on)
    if span.to_on is not None and span.to_on <= request.today:
        raise Refusal("standing_leave.refused.over")
    request.records.leaves.take(person.member.id, Leave(code), span)
    shown = span_name(span, request.today, request.words)
    said = request.words("standing_leave.done", span=shown)
    return [Tell(settled(request, person.member.id, said))]


def end(request: Request, press: EndLeave) -> list[Reply]:
    """Back from today on; what was before stays as it was."""
    present(request, press.member_id)
    if not request.records.leaves.end(press.member_id, request.today):
        raise Refusal("refused.stale")
    return [Refresh(settled(request, press.member_id, request.words("standing_leave.ended")))]
