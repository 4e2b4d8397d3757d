"""Opening what was only hinted at（点开详情）; it is said once more, whole, to who asks."""

from cards.discretion import OpenNotice
from chat import Reply
from domain.notices import Notice, NoticeKind
from domain.refusal import Refusal
from handlers.request import Request


def unfold(request: Request, press: OpenNotice) -> list[Reply]:
    """One's own notices alone. The full one comes by the usual way, from today's records."""
    notice = request.records.notices.find(press.notice_id)
    if notice is None or notice.branch_id != request.home.id or not _is_theirs(request, notice):
        raise Refusal("refused.stale")
    request.records.notices.open(notice.id, request.now)
    return []


def _is_theirs(request: Request, notice: Notice) -> bool:
    if notice.kind is NoticeKind.CLAIM_TURNED_DOWN:  # to an account: it has no name here
        return notice.subject.partition(":")[0] == str(request.account_id)
    return request.member is not None and notice.member_id == request.member.id
