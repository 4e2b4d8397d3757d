"""Hanging cards once more（补发卡片）, where the old ones were left behind."""

from datetime import datetime, timedelta

from domain.dues import tally_dues
from domain.meetings import Meeting
from domain.months import Month
from domain.notices import NoticeKind
from domain.people import Branch
from storage.cards import HangingCard
from storage.dues_notices import DUES_CARD
from storage.records import Records


def follow(records: Records, platform: str, old: str, new: str, now: datetime) -> None:
    """A chat goes on under another id: its branch comes along, and so do its cards.

    May be told twice. The old chat keeps what hung there, out of reach. Of the dues cards only
    the newest comes along: the group need not read again of each month that is behind.
    """
    behind = records.cards.hanging_at(platform, old)
    touched = records.branches.move(platform, old, new, now)
    chat = records.branches.chat_at(platform, new)
    if chat is None or chat.branch_id not in touched:
        return
    branch = records.branches.one(chat.branch_id)
    hang_anew(records, branch, chat.id, now)
    newest = {card.kind: card for card in behind if card.branch_id == branch.id}
    for card in newest.values():
        subject = f"{card.kind}:{card.subject}"
        is_waited_for = records.notices.waits(chat.id, subject)
        if not is_waited_for and _is_of_use(records, branch, card, now):
            _hang(records, branch, chat.id, subject, now)


def hang_anew(records: Records, branch: Branch, chat_id: int, now: datetime) -> int:
    """Post a fresh card for each open meeting of this chat; how many. Not what still waits."""
    hung = 0
    for meeting in records.meetings.open_of(branch.id):
        home = records.branches.home(branch.id, meeting.scope.value, meeting.group_id)
        if home is None or home.id != chat_id:
            continue
        for kind in _kinds(records, branch, meeting, now):
            if not records.notices.waits(chat_id, f"{kind}:{meeting.id}"):
                records.cards.retire(kind, str(meeting.id), now)
                hung += _hang(records, branch, chat_id, f"{kind}:{meeting.id}", now)
    return hung


def _hang(records: Records, branch: Branch, chat_id: int, subject: str, now: datetime) -> bool:
    return records.notices.plan(
        branch_id=branch.id, kind=NoticeKind.CARD, subject=subject,
        key=f"{subject}:{chat_id}:{now:%Y%m%d%H%M%S}", due_at=now, chat_id=chat_id,
    )  # fmt: skip


def _is_of_use(records: Records, branch: Branch, card: HangingCard, now: datetime) -> bool:
    """A month somebody still owes, a roster with names to claim; the meetings' hang already."""
    if card.kind == DUES_CARD:
        dues = tally_dues(records.dues.of_month(branch.id, Month.read(card.subject)))
        return dues.confirmed < dues.expected
    today = now.astimezone(branch.timezone).date()
    members = records.people.of(branch.id, today) if card.kind == "claim" else []
    return any(not member.has_account for member in members)


def _kinds(records: Records, branch: Branch, meeting: Meeting, now: datetime) -> list[str]:
    minutes = branch.settings.check_in_card_minutes
    has_begun = now >= meeting.starts_at - timedelta(minutes=minutes)
    kinds = ["check_in" if has_begun else "attendance"]
    if records.cards.ever("signup", str(meeting.id)):
        kinds.append("signup")
    return kinds
