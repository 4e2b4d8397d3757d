"""Somebody comes（加人、转入）; somebody of a known name may be the one who left."""

from cards.joining import (
    AnotherPerson,
    AskJoining,
    SaveJoining,
    ask_joining_card,
    check_joining_card,
)
from chat import Refresh, Reply, Tell, line
from domain.dues_ledger_entries import entry_of
from domain.guard import check_typed
from domain.joining import Joining, read_joining
from domain.people import MemberKind
from domain.refusal import Refusal
from domain.stays import Stay
from handlers.people.persons import settled
from handlers.request import Request
from storage.transfers import come_back

KIND = "joining"


def ask(request: Request, _: AskJoining) -> list[Reply]:
    request.ask(KIND)
    return [Refresh(ask_joining_card(request.words))]


def take(request: Request, text: str) -> list[Reply]:
    """The line as it was understood; nothing is kept but the open question."""
    check_typed(text)
    joining = read_joining(text, request.today)
    former = _former(request, joining)
    request.ask(KIND, text.strip()[:200])
    entry = entry_of(
        joining.on, request.today, paid_through=joining.paid_to,
        is_probationary=joining.kind is MemberKind.PROBATIONARY,
    )  # fmt: skip
    return [Tell(check_joining_card(joining, former, entry, request.today, request.words))]


def another(request: Request, _: AnotherPerson) -> list[Reply]:
    """Two people of one name need a difference in it."""
    joining = _asked(request)
    request.ask(KIND)
    example = request.words("joining.told_apart", name=joining.name)
    return [Refresh(line(request.words("joining.ask_apart", example=example)))]


def save(request: Request, press: SaveJoining) -> list[Reply]:
    """Somebody new, or the one who left comes back."""
    joining = _asked(request)
    former = _former(request, joining)
    if (former.member_id if former else 0) != press.member_id:
        raise Refusal("refused.stale")
    people, branch, on = request.records.people, request.home, joining.on
    if former is None:
        member_id = people.add(branch.id, joining.name, on=on)
    else:
        member_id = former.member_id
        if former.to_on is not None and on < former.to_on:
            raise Refusal("transfer.refused.before_they_left", day=former.to_on)
        come_back(request.records, branch, member_id, on, request.now)
    if former is None or joining.kind is not None:
        people.be(member_id, joining.kind or MemberKind.FULL, on=on)
    if joining.group:
        people.join_group(member_id, branch.id, joining.group, on=on)
    if joining.paid_to is not None:
        request.records.stays.settled_to(member_id, joining.paid_to)
    said = request.words("joining.done" if former is None else "transfer.back_again")
    return [Refresh(settled(request, member_id, said))]


def _former(request: Request, joining: Joining) -> Stay | None:
    """Who left and had that name; a name somebody here has is refused."""
    today = request.today
    stays = request.records.stays.of(request.home.id, today)
    named = [one for one in stays if one.name == joining.name]
    if any(not one.has_left(today) for one in named):
        apart = request.words("joining.told_apart", name=joining.name)
        raise Refusal("joining.refused.known", name=joining.name, example=apart)
    return named[-1] if named else None


def _asked(request: Request) -> Joining:
    """What the last line said; a newer question, or half an hour, makes the card an old one."""
    question = request.records.questions.open(request.account_id or 0, request.now)
    if question is None or question.kind != KIND or not question.subject:
        raise Refusal("refused.stale")
    return read_joining(question.subject, request.today)
