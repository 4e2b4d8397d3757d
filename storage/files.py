"""Files that go out at most once（文件送达）: written down before, settled after.

Whatever was not settled, because nobody can say or because the bot died, becomes a question to
whoever asked for the file: its row is a notice, whose letter is that question.
"""

from datetime import datetime

from domain.notices import NoticeKind, NoticeState
from storage.records import Records

DOUBTFUL = (NoticeState.DUE, NoticeState.CLAIMED, NoticeState.UNSURE)


def begin(
    records: Records, *, branch_id: int, member_id: int, number: int, wire: str, now: datetime
) -> int | None:
    """Before it is sent; None if this visit's file was sent before, so it must not be again."""
    key = f"file:{branch_id}:{member_id}:{number}"
    is_new = records.notices.plan(
        branch_id=branch_id, kind=NoticeKind.FILE, subject=f"{number}:{wire}", key=key,
        due_at=now, member_id=member_id,
    )  # fmt: skip
    return records.notices.hold(key, now) if is_new else None


def arrived(records: Records, notice_id: int, now: datetime) -> None:
    """It is there, and an earlier one the button sent matters no more."""
    records.notices.settle(notice_id, NoticeState.SENT, now)
    notice = records.notices.find(notice_id)
    if notice is None:
        return
    for row in records.notices.of(notice.branch_id, (NoticeKind.FILE,), DOUBTFUL):
        if row.member_id == notice.member_id and _wire(row.subject) == _wire(notice.subject):
            records.notices.settle(row.id, NoticeState.CANCELLED, now)


def confirm(
    records: Records, branch_id: int, member_id: int, number: int, now: datetime
) -> bool:  # fmt: skip
    """Its reader has it（已收到）; False where nothing is asked about."""
    for row in records.notices.of(branch_id, (NoticeKind.FILE,), DOUBTFUL):
        if row.member_id == member_id and row.subject.startswith(f"{number}:"):
            records.notices.settle(row.id, NoticeState.SENT, now)
            return True
    return False


def _wire(subject: str) -> str:
    return subject.partition(":")[2]
