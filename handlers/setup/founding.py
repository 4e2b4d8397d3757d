"""Setting up a branch（建支部）: in its group, by one of the group's administrators."""

from secrets import compare_digest, token_hex

from cards import setup as cards
from chat import Joined, Refresh, Reply, Say, line
from domain.access import Role
from domain.guard import check_typed
from domain.people import MemberKind, Office
from domain.refusal import Refusal
from domain.text import clean_line
from handlers.request import Request
from handlers.setup.binding import check_admin, come_back, led_by, offer
from handlers.setup.questions import next_question
from locales import Words
from storage import Signature

NAME_LIMIT = 30
HIDDEN_NAME_LIMIT = 18
"""Characters of a name that must travel inside a button."""
PERMIT = "setup_permit"


def joined(request: Request, _: Joined) -> list[Reply]:
    """Somebody added the bot to a group: one card says what comes next."""
    if request.branch is not None or request.is_private:
        return []
    place = request.visit.place
    left = request.records.branches.left_at(place.platform, place.chat, place.thread)
    if left is not None:
        return [Say(line(come_back(request, left)))]
    return [Say(cards.hello_card(Words(request.defaults.language)))]


def set_up(request: Request, words: str) -> list[Reply]:
    """/setup 支部名称 in the group; in private it takes the code."""
    if request.is_private:
        return take_code(request, words) if words or _needs_code(request) else go_on(request, "")
    if request.branch is not None and Role.SECRETARY in request.roles:
        return [Say(cards.founded_card(request.branch.name, request.aloud))]  # the way to go on
    if request.branch is None and (mine := led_by(request)) is not None:
        new = _name(words, HIDDEN_NAME_LIMIT, "setup.refused.name_too_long") if words else ""
        return offer(request, mine, new.replace(":", ""))
    name = _name(words or _invited(request), NAME_LIMIT, "setup.refused.name_too_long")
    if request.visit.account is None:
        short = _name(words, HIDDEN_NAME_LIMIT, "setup.refused.hidden_name_too_long")
        if ":" in short:
            raise Refusal("setup.refused.no_name")
        return [Say(cards.who_card(short, request.words))]
    return [Say(cards.founded_card(name, _found(request, name)))]


def set_up_here(request: Request, press: cards.SetUpHere) -> list[Reply]:
    """The administrator who wrote as the group pressed a button and is known now."""
    name = _name(press.name, HIDDEN_NAME_LIMIT, "setup.refused.name_too_long")
    return [Refresh(cards.founded_card(name, _found(request, name)))]


def go_on(request: Request, _: str) -> list[Reply]:
    """The private half: what is still to be asked of the new secretary."""
    if request.branch is None or request.member is None:
        raise Refusal("setup.refused.not_here")
    return next_question(request, [])


def take_code(request: Request, words: str) -> list[Reply]:
    """A code, given in private, permits one set-up for half an hour."""
    code = words.strip()
    if not code:
        request.ask("setup_code")
        return [request.tell("setup.ask_code")]
    name = request.records.invites.redeem(code, request.now)
    wanted = request.defaults.setup_code
    if name is None and not (wanted and compare_digest(code.encode(), wanted.encode())):
        raise Refusal("setup.refused.wrong_code")
    request.ask(PERMIT, name or "")
    return [request.tell("setup.permitted")]


def _found(request: Request, name: str) -> Words:
    """Bind the group to a new branch, with the asker as its secretary; the branch's words."""
    account_id = request.account_id
    if request.branch is not None:
        raise Refusal("setup.refused.bound", branch=request.branch.name)
    if account_id is None or request.is_private:
        raise Refusal("setup.refused.not_here")
    check_admin(request)
    permit = request.records.questions.open(account_id, request.now)
    if _needs_code(request) and (permit is None or permit.kind != PERMIT):
        raise Refusal("setup.refused.needs_code")
    if _needs_code(request) and _invited(request) not in ("", name):
        raise Refusal("setup.refused.other_name", branch=_invited(request))
    records, defaults = request.records, request.defaults
    branch_id = records.branches.add(
        name=name, timezone=defaults.timezone, language=defaults.language, at=request.now
    )
    branch = records.branches.one(branch_id)
    today = request.now.astimezone(branch.timezone).date()
    place, words = request.visit.place, Words(branch.language)
    records.branches.bind(branch_id, place.platform, place.chat, place.thread)
    records.branches.set(branch_id, "claim_key", token_hex(4))
    member_id = records.people.add(branch_id, words("setup.placeholder"), on=today)
    records.people.be(member_id, MemberKind.FULL, on=today)
    records.people.appoint(member_id, Office.SECRETARY, on=today)
    claim_id = records.accounts.claim(account_id, member_id, request.now)
    records.accounts.decide(claim_id, is_right=True, by=member_id, at=request.now)
    records.accounts.set(account_id, branch_id=branch_id)
    request.drop_question()
    records.audit.sign(
        Signature(
            branch_id=branch_id,
            actor_id=member_id,
            action="setup",
            at=request.now,
            can_undo=False,
        )
    )
    return words


def _invited(request: Request) -> str:
    """The name of the branch the asker's code was made for, if it was made for one."""
    if request.account_id is None:
        return ""
    permit = request.records.questions.open(request.account_id, request.now)
    return permit.subject if permit is not None and permit.kind == PERMIT else ""


def _needs_code(request: Request) -> bool:
    return bool(request.defaults.setup_code)


def _name(words: str, limit: int, too_long: str) -> str:
    name = clean_line(words, limit=limit + 1)
    if not name:
        raise Refusal("setup.refused.no_name")
    if len(name) > limit:
        raise Refusal(too_long, limit=limit)
    check_typed(name)
    return name
