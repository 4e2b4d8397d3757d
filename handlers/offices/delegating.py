"""/delegate（委托）: the secretary, or 组织委员 for the dues, entrusts work until a day."""

from datetime import date

from cards.delegation import (
    CheckDelegation,
    EndDelegation,
    PickDelegate,
    PickLast,
    PickTrust,
    SaveDelegation,
    ShowDelegations,
    check_card,
    delegations_card,
    until_card,
    what_card,
)
from cards.payments import people_card
from chat import Card, Refresh, Reply, Tell
from domain.access import Role
from domain.delegation import (
    Delegation,
    check_delegation,
    check_last,
    offered_lasts,
    office_behind,
    read_last,
    trusts_of,
)
from domain.notices import NoticeKind
from domain.people import Member, Office, Trust
from domain.refusal import Refusal
from handlers.request import Request

KIND = "delegation_until"


def delegate(request: Request, _: str) -> list[Reply]:
    """/delegate: what runs, and buttons to entrust something."""
    request.drop_question()
    return [Tell(_list(request))]


def show(request: Request, _: ShowDelegations) -> list[Reply]:
    request.drop_question()
    return [Refresh(_list(request))]


def pick_delegate(request: Request, press: PickDelegate) -> list[Reply]:
    others = [member for member in request.members() if member.id != request.me.id]
    branch_id = request.home.id
    card = people_card(
        request.words("delegation.who"), others, lambda one: PickTrust(branch_id, one.id),
        page=press.page, turn=lambda to: PickDelegate(branch_id, to),
        back=ShowDelegations(branch_id), max_buttons=request.abilities.max_buttons,
        words=request.words,
    )  # fmt: skip
    return [Refresh(card)]


def pick_trust(request: Request, press: PickTrust) -> list[Reply]:
    """What; somebody without an account is named to be so before anything is chosen."""
    taker, offered = _taker(request, press.member_id), trusts_of(request.me)
    if not taker.has_account:
        raise Refusal("delegation.refused.no_account", name=taker.name)
    return [Refresh(what_card(taker, offered, request.words))]


def pick_last(request: Request, press: PickLast) -> list[Reply]:
    taker = _taker(request, press.member_id)
    check_delegation(request.me, taker, press.what)
    request.ask(KIND, f"{taker.id}|{press.what}")
    return [Refresh(until_card(taker, press.what, offered_lasts(request.today), request.words))]


def take_last(request: Request, text: str) -> list[Reply]:
    """The last day, typed."""
    number, _, what = request.about.partition("|")
    if not number.isdigit() or what not in set(Trust):
        raise Refusal("refused.stale")
    last_on = read_last(text, request.now.astimezone(request.zone))
    card = _check(request, int(number), Trust(what), last_on)
    request.drop_question()
    return [Tell(card)]


def check(request: Request, press: CheckDelegation) -> list[Reply]:
    request.drop_question()
    return [Refresh(_check(request, press.member_id, press.what, press.last_on))]


def save(request: Request, press: SaveDelegation) -> list[Reply]:
    """It holds from today; whoever was entrusted is told privately, once."""
    taker = _taker(request, press.member_id)
    check_delegation(request.me, taker, press.what)
    check_last(press.last_on, request.today)
    number = request.records.delegations.give(
        request.home.id, request.me.id, taker.id, press.what,
        office=office_behind(request.me), from_on=request.today, last_on=press.last_on,
    )  # fmt: skip
    key = f"entrusted:{number}"
    request.notify(NoticeKind.ENTRUSTED, str(number), key, member_id=taker.id)
    said = request.tell("delegation.saved", name=taker.name)
    return [Refresh(_list(request)), said]


def take_back(request: Request, press: EndDelegation) -> list[Reply]:
    """收回: at once; whoever had it is told."""
    found = [one for one in _running(request) if one.id == press.delegation_id]
    if not found:
        raise Refusal("delegation.refused.over")
    request.records.delegations.end(found[0].id, request.now)
    subject, taker_id = str(found[0].id), found[0].taker_id
    key = f"entrusted:{subject}:ended"
    request.notify(NoticeKind.TRUST_ENDED, subject, key, member_id=taker_id)
    name = request.records.people.names(request.home.id)[taker_id]
    return [Refresh(_list(request)), request.tell("delegation.taken_back", name=name)]


def _list(request: Request) -> Card:
    names = request.records.people.names(request.home.id)
    return delegations_card(
        _running(request), names, request.home.id, deputy=_deputy(request), words=request.words
    )


def _running(request: Request) -> list[Delegation]:
    """Those this person may take back: the secretary all, others their own."""
    running = request.records.delegations.running(request.home.id, request.today)
    is_secretary = Role.SECRETARY in request.roles
    return [one for one in running if is_secretary or one.giver_id == request.me.id]


def _deputy(request: Request) -> Member | None:
    """Who acts while the secretary is away; None for anybody but the secretary."""
    if Role.SECRETARY not in request.roles:
        return None
    deputies = [one for one in request.members() if Office.DEPUTY_SECRETARY in one.offices]
    return next((one for one in deputies if one.id != request.me.id), None)


def _check(request: Request, member_id: int, what: Trust, last_on: date) -> Card:
    taker = _taker(request, member_id)
    check_delegation(request.me, taker, what)
    check_last(last_on, request.today)
    return check_card(taker, what, last_on, request.words)


def _taker(request: Request, member_id: int) -> Member:
    member = request.records.people.find(member_id, request.today)
    if member is None or member.branch_id != request.home.id:
        raise Refusal("refused.stale")
    return member
