"""Claiming one's name（认领姓名）, and the secretary's word on it."""

from hmac import compare_digest
from typing import Any

from cards.claims import ClaimName, ConfirmClaims, DecideClaim, MoreNames, names_card
from cards.roster import PostClaimCard
from chat import Card, Refresh, Reply, Tell, line
from domain.access import Right
from domain.notices import NoticeKind
from domain.people import Branch
from domain.refusal import Refusal
from domain.text import clean_line
from handlers.request import Request


def post_card(request: Request, _: PostClaimCard) -> list[Reply]:
    """Hang the claim card in the branch's group."""
    chat = request.records.branches.home(request.home.id)
    if chat is None:
        raise Refusal("claims.refused.no_group")
    key = f"claim:{request.home.id}:{request.now:%Y%m%d%H%M}"
    request.notify(NoticeKind.CARD, f"claim:{request.home.id}", key, chat_id=chat.id)
    request.records.cards.retire("claim", str(request.home.id), request.now)
    return [request.tell("claims.posted")]


def open_names(request: Request, rest: str) -> list[Reply]:
    """Somebody came through the group's link: the names that are still free."""
    number, _, key = rest.partition("-")
    branch = _branch_behind(request, number, key)
    if _is_known(request, branch):
        return [request.tell("claims.already", branch=branch.name)]
    return [Tell(_names(request, branch, 0))]


def more_names(request: Request, press: MoreNames) -> list[Reply]:
    branch = _branch_behind(request, str(press.branch_id), press.key)
    return [Refresh(_names(request, branch, press.page))]


def claim(request: Request, press: ClaimName) -> list[Reply]:
    """Somebody taps their own name; the secretary is told, and decides."""
    if request.account_id is None or not request.is_private:
        raise Refusal("refused.stale")
    if _is_known(request, request.home):
        raise Refusal("claims.refused.known", branch=request.home.name)
    member = request.records.people.find(press.member_id, request.today)
    if member is None or member.branch_id != request.home.id or member.has_account:
        raise Refusal("claims.refused.taken")
    shown = request.visit.account.name if request.visit.account else ""
    request.records.accounts.set(request.account_id, name=clean_line(shown, limit=64))
    request.records.accounts.claim(request.account_id, member.id, request.now)
    _tell_secretaries(request)
    return [Refresh(line(request.words("claims.asked", name=member.name)))]


def decide(request: Request, press: DecideClaim) -> list[Reply]:
    """The secretary says whether that is who they say they are."""
    claim = next(
        (one for one in request.records.accounts.pending(request.home.id)
         if one.id == press.claim_id),
        None,
    )  # fmt: skip
    if claim is None:
        raise Refusal("claims.refused.settled")
    name = _settle(request, claim, is_right=press.is_right)
    _redraw(request)
    key = "claims.confirmed" if press.is_right else "claims.turned_down"
    return [request.tell(key, name=name)]


def confirm_all(request: Request, _: ConfirmClaims) -> list[Reply]:
    """Everybody whose name nobody else claims."""
    pending = request.records.accounts.pending(request.home.id)
    wanted = [claim.member_id for claim in pending]
    calm = [
        claim for claim in pending
        if wanted.count(claim.member_id) == 1
        and not request.records.accounts.confirmed_accounts(claim.member_id)
    ]  # fmt: skip
    for claim in calm:
        _settle(request, claim, is_right=True)
    _redraw(request)
    return [request.tell("claims.confirmed_all", count=len(calm))]


def _settle(request: Request, claim: Any, *, is_right: bool) -> str:
    """Confirm or turn down one claim; the name it was about."""
    accounts, by = request.records.accounts, request.me.id
    one = accounts.decide(claim.id, is_right=is_right, by=by, at=request.now)
    member = request.records.people.find(one.member_id, request.today)
    if member is None:
        raise Refusal("refused.stale")
    if is_right:
        for rival in accounts.pending(request.home.id):
            if rival.member_id == member.id:
                accounts.decide(rival.id, is_right=False, by=by, at=request.now)
                _tell_turned_down(request, rival)
        accounts.set(one.account_id, branch_id=None)
        request.replay(one.account_id, member)
        key = f"claim_decided:{one.id}"
        request.notify(NoticeKind.CLAIM_DECIDED, str(member.id), key, member_id=member.id)
    else:
        _tell_turned_down(request, one)
    return member.name


def _tell_turned_down(request: Request, claim: Any) -> None:
    """Once, privately: somebody waits for the word, and may have tapped the wrong name."""
    request.notify(
        NoticeKind.CLAIM_TURNED_DOWN, f"{claim.account_id}:{claim.member_id}",
        f"claim_turned_down:{claim.id}", member_id=claim.member_id,
    )  # fmt: skip


def _redraw(request: Request) -> None:
    request.redraw(request.home.id, "claims", "claim")


def _tell_secretaries(request: Request) -> None:
    """One private card for all claims that wait; a new one when the last was dealt with.

    Where a card cannot be redrawn, each claim brings a new one.
    """
    accounts = request.records.accounts
    round_ = f"{accounts.decided_count(request.home.id)}"
    if not request.abilities.can_edit_later:
        round_ += f".{request.account_id}"
    for member in request.records.people.who_may(Right.RUN_BRANCH, request.home.id, request.today):
        request.notify(
            NoticeKind.CARD,
            f"claims:{request.home.id}",
            f"claims:{request.home.id}:{member.id}:{round_}",
            member_id=member.id,
        )
    request.redraw(request.home.id, "claims")


def _names(request: Request, branch: Branch, page: int) -> Card:
    today = request.now.astimezone(branch.timezone).date()
    free = [one for one in request.records.people.of(branch.id, today) if not one.has_account]
    return names_card(branch, free, page, request.words, request.abilities)


def _branch_behind(request: Request, number: str, key: str) -> Branch:
    """The branch of a claim link; a link somebody made up opens nothing."""
    try:
        branch = request.records.branches.one(int(number[:12]))
    except (LookupError, ValueError):
        raise Refusal("refused.stale") from None
    wanted = branch.settings.claim_key
    if not wanted or not compare_digest(key.encode(), wanted.encode()):
        raise Refusal("refused.stale")
    return branch


def _is_known(request: Request, branch: Branch) -> bool:
    today = request.now.astimezone(branch.timezone).date()
    mine = request.records.people.of_account(request.account_id or 0, today)
    return branch.id in {member.branch_id for member in mine}
