"""Writing nudges down（催答复）: once per meeting and member, one line per meeting in the group."""

from datetime import datetime

from domain.meetings import Meeting
from domain.notices import NoticeKind
from domain.nudges import group_nudge_key, notice_subject, nudge_key
from storage.records import Records


def nudge_member(
    records: Records, meeting: Meeting, member_id: int, due_at: datetime, *, again: bool
) -> bool:
    """Ask somebody silent then; False if they have been asked before.

    `again` moves what still waits, or was dropped; else only a moved meeting moves it.
    """
    key, subject = nudge_key(meeting, member_id), notice_subject(meeting)
    is_new = records.notices.plan(
        branch_id=meeting.branch_id, kind=NoticeKind.NUDGE, subject=subject, key=key,
        due_at=due_at, member_id=member_id,
    )  # fmt: skip
    return is_new or _again(records, key, subject, due_at, again=again)


def nudge_group(records: Records, meeting: Meeting, due_at: datetime, *, again: bool) -> bool:
    """Say one line in the chat the meeting was announced in; False if there is none, or was one."""
    home = records.branches.home(meeting.branch_id, meeting.scope.value, meeting.group_id)
    if home is None:
        return False
    key, subject = group_nudge_key(meeting), notice_subject(meeting)
    is_new = records.notices.plan(
        branch_id=meeting.branch_id, kind=NoticeKind.GROUP_NUDGE, subject=subject, key=key,
        due_at=due_at, chat_id=home.id,
    )  # fmt: skip
    return is_new or _again(records, key, subject, due_at, again=again)


def _again(records: Records, key: str, subject: str, due_at: datetime, *, again: bool) -> bool:
    return records.notices.replan(key, subject=subject, due_at=due_at, only_if_moved=not again)
