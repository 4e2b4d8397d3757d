"""Who may ask what（谁能查什么）: everybody's for those it falls to, one's own for everybody."""

from domain.access import ACCESS
from domain.asking import may_ask_about
from domain.people import Member, MemberKind
from domain.questions import OF_ONESELF, RIGHTS, Matter, Question
from domain.refusal import Refusal
from handlers.request import Request


def matters(request: Request) -> list[Matter]:
    """What the asker may ask, of everybody or about themself."""
    return [one for one in Matter if asks_all(request, one) or _has_own(request, one)]


def asks_all(request: Request, matter: Matter) -> bool:
    return request.may(RIGHTS[matter])


def check(request: Request, question: Question) -> None:
    """Refused to whom it does not concern."""
    if not question.who:
        _check_right(request, question.matter)
    elif not set(question.who) <= people_ids(request, question.matter):
        raise Refusal("query.refused.others")


def people_ids(request: Request, matter: Matter) -> set[int]:
    """Whom the asker may ask about; somebody who has left is still in the records."""
    me = request.me
    if matter is Matter.ATTENDANCE:
        return may_ask_about(me, request.members(), _known(request))
    if matter not in OF_ONESELF:
        return set()
    return set(_known(request)) if asks_all(request, matter) else {me.id}


def people(request: Request, matter: Matter) -> list[Member]:
    """The same of today's roster, in its order."""
    ids = people_ids(request, matter)
    return [one for one in request.members() if one.id in ids]


def own(request: Request, question: Question) -> Question | None:
    """What the asker may ask about themself in its place."""
    if not _has_own(request, question.matter):
        return None
    return Question(question.matter, (request.me.id,), question.when)


def allowed(request: Request, question: Question) -> Question | None:
    """The same, or as much of it as the asker may ask: about themself, or of everybody."""
    if question.who and set(question.who) <= people_ids(request, question.matter):
        return question
    if not question.who and asks_all(request, question.matter):
        return question
    return own(request, question)


def _has_own(request: Request, matter: Matter) -> bool:
    is_on_it = matter is not Matter.PROBATION or request.me.kind is MemberKind.PROBATIONARY
    return matter in OF_ONESELF and is_on_it


def _check_right(request: Request, matter: Matter) -> None:
    right = RIGHTS[matter]
    if ACCESS[right].isdisjoint(request.roles):
        raise Refusal(f"refused.only.{right}")


def _known(request: Request) -> dict[int, str]:
    return request.records.people.names(request.home.id)
