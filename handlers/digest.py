"""The monthly digest（月报）: previewed, sent at once, given a line, or skipped."""

from dataclasses import replace

from cards.digest_draft import EditDigest, SendDigest, SkipDigest, draft_card, gaps_card
from chat import Card, Refresh, Reply, Tell
from domain.access import Right
from domain.digest import MAX_REMARK, Digest, DigestState
from domain.digest_days import is_kept
from domain.months import Month
from domain.periods import read_month
from domain.refusal import Refusal
from domain.text import clean_line
from handlers.request import Request
from storage.digest_notices import send_now, was_said
from storage.monthly import month_gaps, month_report
from storage.obligations import duty_book

REMARK = "digest_remark"


def preview(request: Request, words: str) -> list[Reply]:
    """/digest: what the group reads and what the secretary reads, as of now; last month's."""
    this = Month.of(request.today)
    month = read_month(words, request.today) if words.strip() else this.plus(-1)
    if month > this or not is_kept(request.home, month):
        raise Refusal("digest.refused.no_such_month")
    gaps = month_gaps(request.records, request.home, month, request.now)
    if not request.may(Right.COLLECT_DUES):
        gaps = replace(gaps, unpaid=(), claimed=())
    report = month_report(request.records, request.home, month, request.now)
    names = request.records.people.names(request.home.id)
    book = duty_book(request.records, request.home, month.plus(1).year, request.now)
    return [
        Tell(_draft(request, month)),
        Tell(gaps_card(request.home, report, gaps, names, book, request.words)),
    ]


def send(request: Request, press: SendDigest) -> list[Reply]:
    """发: it goes at once."""
    digest = _written(request, press.month)
    month = digest.month
    report = month_report(request.records, request.home, month, request.now)
    if report.is_empty and not digest.remark:
        raise Refusal("digest.refused.empty")
    send_now(request.records, request.home, month, request.now)
    return [Refresh(replace(_draft(request, month), note=request.words("digest.sending"), rows=()))]


def edit(request: Request, press: EditDigest) -> list[Reply]:
    """改: one line of the secretary's own, asked in private."""
    month = _unsaid(request, press.month).month
    if not request.is_private:
        raise Refusal("refused.private_only")
    request.ask(REMARK, str(month))
    return [request.tell("digest.ask_remark", limit=MAX_REMARK)]


def take_remark(request: Request, text: str) -> list[Reply]:
    """It stands at the digest's foot, in place of an earlier one."""
    month = _unsaid(request, request.about).month
    remark = clean_line(text, limit=MAX_REMARK + 1)
    if not remark:
        raise Refusal("refused.empty")
    if len(remark) > MAX_REMARK:
        raise Refusal("refused.too_long", limit=MAX_REMARK)
    request.make_sure(remark)
    request.records.digests.remark(request.home.id, month, remark)
    request.drop_question()
    return [Tell(_draft(request, month))]


def skip(request: Request, press: SkipDigest) -> list[Reply]:
    """本月不发."""
    month = _unsaid(request, press.month).month
    request.records.digests.set_state(request.home.id, month, DigestState.SKIPPED)
    return [Refresh(_draft(request, month))]


def _draft(request: Request, month: Month) -> Card:
    records, branch = request.records, request.home
    return draft_card(
        branch,
        month_report(records, branch, month, request.now),
        records.digests.find(branch.id, month),
        month_gaps(records, branch, month, request.now).unclosed,
        request.now,
        request.words,
        was_said=was_said(records, branch, month),
    )


def _written(request: Request, month: str) -> Digest:
    try:
        digest = request.records.digests.find(request.home.id, Month.read(month))
    except ValueError:
        digest = None
    if digest is None:
        raise Refusal("refused.stale")
    return digest


def _unsaid(request: Request, month: str) -> Digest:
    digest = _written(request, month)
    if was_said(request.records, request.home, digest.month):
        raise Refusal("digest.refused.sent")
    return digest
