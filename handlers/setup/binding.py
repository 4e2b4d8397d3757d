"""One more chat for a branch（支委群、党小组群）, bound by its secretary."""

from cards.binding import BindChat, binding_card
from chat import Refresh, Reply, Say, line
from domain.access import Right, may, roles_of
from domain.meetings import Scope
from domain.people import Branch, BranchChat, Member
from domain.refusal import Refusal
from handlers.request import Request
from locales import Words
from storage import Signature
from storage.fresh_cards import hang_anew

OFFERED = (Scope.ALL, Scope.COMMITTEE)


def check_admin(request: Request) -> None:
    """Asked of the platform, never believed."""
    if request.visit.facts.group_admin is None:
        raise Refusal("setup.refused.cannot_verify")
    if not request.visit.facts.group_admin:
        raise Refusal("setup.refused.not_admin")


def led_by(request: Request) -> Branch | None:
    """The branch the asker heads: the one last chosen, else the first."""
    account_id = request.account_id or 0
    for branch_id in sorted(request.records.people.branches_of(account_id, request.now)):
        branch = request.records.branches.one(branch_id)
        if _head(request, branch) is not None:
            return branch
    return None


def offer(request: Request, branch: Branch, new: str) -> list[Reply]:
    """What this group is for; only what has no chat yet, or a new branch of that name."""
    check_admin(request)
    book = request.records.branches
    scopes = [scope for scope in OFFERED if book.home(branch.id, scope.value) is None]
    groups = [
        group for group in request.records.people.groups(branch.id)
        if book.home(branch.id, Scope.GROUP.value, group.id) is None
    ]  # fmt: skip
    return [Say(binding_card(branch, scopes, groups, new, request.words, request.abilities))]


def come_back(request: Request, chat: BranchChat) -> str:
    """The bot is in a group again that it was taken out of: all goes on as before."""
    records = request.records
    branch = records.branches.one(chat.branch_id)
    records.audit.lock(branch.id)
    records.branches.come_back(chat.id)
    hang_anew(records, branch, chat.id, request.now)
    records.audit.sign(
        Signature(branch_id=branch.id, actor_id=None, action="back", at=request.now, can_undo=False)
    )
    return Words(branch.language)("setup.back", branch=branch.name)


def bind(request: Request, press: BindChat) -> list[Reply]:
    """This chat belongs to the branch from now on; its meetings are announced here."""
    if request.is_private:
        raise Refusal("refused.stale")
    check_admin(request)
    if request.branch is not None:
        raise Refusal("setup.refused.bound", branch=request.branch.name)
    records, place = request.records, request.visit.place
    try:
        branch = records.branches.one(press.branch_id)
    except LookupError:
        raise Refusal("refused.stale") from None
    head = _head(request, branch)
    if head is None:
        raise Refusal("refused.not_allowed")
    records.audit.lock(branch.id)
    groups = {group.id: group.name for group in records.people.groups(branch.id)}
    is_group = press.scope is Scope.GROUP
    if press.scope is Scope.NAMED or (is_group and press.group_id not in groups):
        raise Refusal("refused.stale")
    group_id = press.group_id if is_group else None
    if records.branches.home(branch.id, press.scope.value, group_id) is not None:
        raise Refusal("setup.refused.has_chat")
    records.branches.bind(
        branch.id, place.platform, place.chat, place.thread, press.scope.value, group_id
    )
    records.audit.sign(
        Signature(
            branch_id=branch.id, actor_id=head.id, action="bind", at=request.now, can_undo=False
        )
    )
    words = Words(branch.language)
    what = words(f"setup.scope.{press.scope}", group=groups.get(press.group_id, ""))
    return [Refresh(line(words("setup.bind.done", branch=branch.name, what=what)))]


def _head(request: Request, branch: Branch) -> Member | None:
    """The asker, if they run that branch."""
    today = request.now.astimezone(branch.timezone).date()
    for member in request.records.people.of_account(request.account_id or 0, today):
        if member.branch_id == branch.id and may(Right.RUN_BRANCH, roles_of(member)):
            return member
    return None
