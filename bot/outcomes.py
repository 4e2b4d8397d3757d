"""What came of saying something（发送结果）, written down in one piece of work."""

import logging
from datetime import datetime

from bot.hanging import fingerprint
from domain.notices import Notice, NoticeKind, NoticeState
from schedules.letters import Letter
from schedules.looks import REPLACES
from storage import Records, Signature
from storage.fresh_cards import follow
from storage.unreached import lose_account, lose_chat

log = logging.getLogger(__name__)


def said(notice: Notice, letter: Letter, ref: str, now: datetime, records: Records) -> None:
    """It stands in the chat. A file nobody is sure of stays so, until its reader has looked."""
    is_doubt = notice.kind is NoticeKind.FILE
    records.notices.settle(notice.id, NoticeState.UNSURE if is_doubt else NoticeState.SENT, now)
    if letter.hangs is None:
        return
    kind, subject = letter.hangs
    records.cards.hang(
        branch_id=notice.branch_id, kind=kind, subject=subject, platform=letter.platform,
        chat=letter.chat, thread=letter.thread, ref=ref, shown=fingerprint(letter.card),
        language=letter.language,
    )  # fmt: skip
    records.cards.stale(subject, [kind], now)  # it may have changed meanwhile
    for old in REPLACES.get(kind, ()):
        records.cards.retire(old, subject, now, but=ref, chat=letter.chat)


def lost(notice: Notice, letter: Letter, now: datetime, records: Records) -> None:
    """Nobody is there any more: that is marked, and the secretary is told."""
    state = NoticeState.UNSURE if notice.kind is NoticeKind.FILE else NoticeState.FAILED
    records.notices.settle(notice.id, state, now)
    if letter.account_id is not None:
        told = lose_account(records, letter.account_id, now)
    else:
        told = lose_chat(records, letter.platform, letter.chat, now)
    if not told:
        log.warning("notice %s reached nobody, and nobody else can be told", notice.id)


def moved(notice: Notice, letter: Letter, chat: str, now: datetime, records: Records) -> None:
    """The chat goes on under another id, and the notice goes there."""
    follow(records, letter.platform, letter.chat, chat, now)
    sign(notice, "moved", now, records)
    records.notices.postpone(notice.id, now)


def sign(notice: Notice, action: str, now: datetime, records: Records) -> None:
    records.audit.sign(Signature(branch_id=notice.branch_id, actor_id=None, action=action, at=now))
