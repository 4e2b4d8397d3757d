"""Hanging the open meetings' cards once more（补发卡片）, where the old ones were left behind."""

from datetime import datetime, timedelta

from domain.meetings import Meeting
from domain.notices import NoticeKind
from domain.people import Branch
from storage.records import Records


def hang_anew(records: Records, branch: Branch, chat_id: int, now: datetime) -> int:
    """Post a fresh card for each open meeting of this chat; how many. Not what still waits."""
    hung = 0
    for meeting in records.meetings.open_of(branch.id):
        home = records.branches.home(branch.id, meeting.scope.value, meeting.group_id)
        if home is None or home.id != chat_id:
            continue
        for kind in _kinds(records, branch, meeting, now):
            subject = f"{kind}:{meeting.id}"
            if records.notices.waits(chat_id, subject):
                continue
            records.cards.retire(kind, str(meeting.id), now)
            hung += records.notices.plan(
                branch_id=branch.id, kind=NoticeKind.CARD, subject=subject,
                key=f"{subject}:{chat_id}:{now:%Y%m%d%H%M%S}", due_at=now, chat_id=chat_id,
            )  # fmt: skip
    return hung


def _kinds(records: Records, branch: Branch, meeting: Meeting, now: datetime) -> list[str]:
    minutes = branch.settings.check_in_card_minutes
    has_begun = now >= meeting.starts_at - timedelta(minutes=minutes)
    kinds = ["check_in" if has_begun else "attendance"]
    if records.cards.ever("signup", str(meeting.id)):
        kinds.append("signup")
    return kinds
