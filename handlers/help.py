"""What the bot can do for you（帮助）."""

from cards.branches import branch_choice
from chat import Card, Reply, Tell
from domain.access import Right, Role
from handlers.request import Request

GUIDE: dict[str, Right] = {
    "setup": Right.SET_UP,
    "roster": Right.RUN_BRANCH,
    "meeting": Right.CALL_MEETINGS,
    "plan": Right.RUN_BRANCH,
    "remind": Right.CALL_MEETINGS,
    "attendance": Right.ASK_COUNTS,
    "query": Right.ASK_COUNTS,
    "notice": Right.RUN_BRANCH,
    "obligations": Right.RUN_BRANCH,
    "signup": Right.LEAD_SPEAKERS,
    "olm": Right.SEE_OWN,
    "dues": Right.SEE_OWN,
    "digest": Right.RUN_BRANCH,
    "ledger": Right.OPEN_LEDGER,
    "delegate": Right.DELEGATE,
    "committee": Right.SEE_OWN,
    "branch": Right.RUN_BRANCH,
    "development": Right.DEVELOP,
    "holidays": Right.RUN_BRANCH,
    "settings": Right.RUN_BRANCH,
    "me": Right.SEE_OWN,
    "calendar": Right.SEE_OWN,
    "undo": Right.UNDO,
}
"""The commands a person reads about, in this order, if they may use them."""


def start(request: Request, payload: str) -> list[Reply]:
    """/start: somebody in several branches may change which one they mean; then what they may."""
    mine = request.records.people.branches_of(request.account_id or 0, request.now)
    if not request.is_private or len(mine) < 2:
        return show_help(request, payload)
    branches = [request.records.branches.one(number) for number in sorted(mine)]
    return [Tell(branch_choice(branches, request.words))]


def show_help(request: Request, _: str) -> list[Reply]:
    """/help: just what this person may do here（只列本人能用的）."""
    names = [name for name, right in GUIDE.items() if request.may(right)]
    if request.branch is not None:
        names = [name for name in names if name != "setup"]
    lines = [f"/{name}  {request.words(f'help.command.{name}')}" for name in names]
    return [Tell(Card(title=_title(request), lead="\n".join(lines), note=_note(request)))]


def _title(request: Request) -> str:
    if request.branch is None:
        return request.words("help.title")
    return request.words("help.title_of", branch=request.branch.name)


def _note(request: Request) -> str:
    if request.branch is None:
        return request.words("help.note.nobody")
    if Role.STRANGER in request.roles:
        return request.words("help.note.stranger")
    if Role.PENDING in request.roles:
        return request.words("help.note.pending")
    note = request.words("help.note.member")
    if not (request.is_private and request.may(Right.CALL_MEETINGS)):
        return note
    return "\n".join((note, request.words("quorum.no_poll")))
