"""Who can no longer be written to（收不到消息了）: marked, and told to the secretary once."""

from datetime import datetime

from domain.access import Right
from domain.notices import NoticeKind
from domain.people import Office
from storage.audit import Signature
from storage.records import Records


def lose_chat(records: Records, platform: str, chat: str, now: datetime) -> bool:
    """The bot is no longer in this chat, topics and all; False where nobody can be told of it.

    Each branch bound there hears of it once, until the bot has come back and is lost again.
    """
    told = True
    for one in records.branches.bound_at(platform, chat):
        records.branches.leave(one.id, now)
        records.audit.sign(
            Signature(branch_id=one.branch_id, actor_id=None, action="chat_gone", at=now)
        )
        told = _tell(records, one.branch_id, f"chat:{one.id}", now) and told
    return told


def lose_account(records: Records, account_id: int, now: datetime) -> bool:
    """Somebody has blocked the bot, or is no longer there; False where nobody can be told."""
    if not records.accounts.by_id(account_id).is_reachable:
        return True  # it was told when it happened
    records.accounts.set(account_id, is_reachable=False)
    told = True
    for branch_id in records.people.branches_of(account_id, now):
        today = now.astimezone(records.branches.one(branch_id).timezone).date()
        member = records.people.in_branch(account_id, branch_id, today)
        if member is not None:
            told = _tell(records, branch_id, f"member:{member.id}", now) and told
    return told


def _tell(records: Records, branch_id: int, subject: str, now: datetime) -> bool:
    """Whoever runs the branch; where that is the very person who is lost, the deputy."""
    today = now.astimezone(records.branches.one(branch_id).timezone).date()
    heads = [one.id for one in records.people.who_may(Right.RUN_BRANCH, branch_id, today)]
    deputies = [
        one.id for one in records.people.holding(branch_id, {Office.DEPUTY_SECRETARY}, today)
    ]
    to = _reached(records, heads) or _reached(records, deputies)
    for member_id in to:
        records.notices.plan(
            branch_id=branch_id, kind=NoticeKind.UNREACHED, subject=subject,
            key=f"{NoticeKind.UNREACHED}:{subject}:{member_id}:{now:%Y%m%d%H%M%S}", due_at=now,
            member_id=member_id,
        )  # fmt: skip
    return bool(to)


def _reached(records: Records, member_ids: list[int]) -> list[int]:
    """Those who can be told in private; whoever has just been lost cannot."""
    readers = {member_id: records.accounts.reader(member_id) for member_id in member_ids}
    return [member_id for member_id, one in readers.items() if one and one.is_reachable]
