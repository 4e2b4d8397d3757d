"""Reminding those who have not paid（催一下）, in private."""

from cards.collecting import RemindUnpaid
from chat import Reply, Tell, line
from domain.dues import DueState, tracked_months
from domain.periods import read_month
from domain.refusal import Refusal
from domain.rhythms import Rhythm, is_owed
from handlers.request import Request
from storage.dues_notices import call_for_dues


def remind(request: Request, press: RemindUnpaid) -> list[Reply]:
    """Remind those who have not paid, privately and at most once a day（催一下）."""
    tracked = tracked_months(request.home, request.now)
    month = read_month(press.month, request.today)
    if not request.is_private or month not in tracked:
        raise Refusal("refused.stale")
    rows = request.records.dues.of_month(request.home.id, month)
    quarterly = request.records.rhythms.quarterly(request.home.id, request.today)
    early = not is_owed(Rhythm.QUARTERLY, month, tracked[-1])
    unpaid = [
        due.member_id for due in rows
        if due.state is DueState.DUE and not (early and due.member_id in quarterly)
    ]  # fmt: skip
    if not unpaid:
        raise Refusal("dues.refused.all_paid")
    called = call_for_dues(request.records, request.home, month, unpaid, request.now)
    lines = [("planned", called.planned), ("before", called.before), ("silent", called.silent)]
    text = "".join(request.words(f"dues.remind.{key}", count=many) for key, many in lines if many)
    if not text:
        raise Refusal("dues.refused.all_paid")
    return [Tell(line(text))]
