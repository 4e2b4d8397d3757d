"""What a hanging card looks like now（卡片重绘）, and letting go of one that is gone."""

import logging
from collections.abc import Mapping
from datetime import datetime

from bot.platforms import CardGone, ChatMoved, Platform
from cards.branches import signed
from chat import Card
from schedules.desk import at_desk
from schedules.guarding import against
from schedules.looks import LOOKS, WORDED_LOOKS
from storage import HangingCard, Records
from storage.unreached import lose_account, lose_chat

log = logging.getLogger(__name__)


def look_of(
    card: HangingCard, platforms: Mapping[str, Platform], now: datetime, records: Records
) -> Card | None:
    """The card as it looks today; None where it stays as it is."""
    if card.platform not in platforms:
        return None
    branch = records.branches.one(card.branch_id)
    reader = records.accounts.reader_at(card.platform, card.chat, branch)
    desk = at_desk(
        branch=branch,
        records=records,
        now=now,
        language=card.language,
        subject=card.subject,
        abilities=platforms[card.platform].abilities,
        reader=reader,
        is_opened=card.kind not in WORDED_LOOKS,
    )
    look = LOOKS[card.kind](desk)
    if look is not None and reader is not None and not desk.is_covered:
        branches = records.people.branches_of(reader.account_id, desk.now)
        look = signed(look, branch.name, desk.words) if len(branches) > 1 else look
    if reader is None and look is not None and (reason := against(look, records, branch.id)):
        log.warning("card %s stays as it is; not for a group: %s", card.id, reason)
        return None
    if look is None or not card.is_retired:
        return look
    return Card(title=look.title, lead=desk.words("card.retired"))


def let_go(card: HangingCard, error: Exception, now: datetime, records: Records) -> None:
    """The card is let go; where the whole chat is gone the secretary is told."""
    records.cards.lost(card.id)
    if isinstance(error, CardGone | ChatMoved):
        return
    account = records.accounts.find(card.platform, card.chat)
    if account is None:
        lose_chat(records, card.platform, card.chat, now)
    else:
        lose_account(records, account.id, now)
