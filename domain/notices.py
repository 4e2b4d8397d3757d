"""What the bot says on its own accord（主动通知）.

Everything not said in answer to somebody is a notice, and every notice is written down before
it is sent. The clock only asks “what is due?”, so nothing is lost when the bot restarts.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LEASE = timedelta(minutes=2)
"""How long one sender keeps a notice to itself; afterwards another try may start（租约）."""

MAX_ATTEMPTS = 8


class NoticeKind(StrEnum):
    """What it is about; the values are stored."""

    CARD = "card"  # 挂在群里的卡片（考勤、签到、报名、认领、党费）
    MEETING_REMINDER = "meeting_reminder"  # 会前提醒（私聊）
    NUDGE = "nudge"  # 催答复（私聊）
    GROUP_NUDGE = "group_nudge"  # 催答复（群里一句，只有人数）
    CLOSING = "closing"  # 散会后请书记结束
    CANCELLED = "cancelled"  # 会议取消或改期（私聊）
    DUES_CALL = "dues_call"  # 党费提醒（私聊）
    DUES_CONFIRMED = "dues_confirmed"  # 党费已确认（私聊）
    DUES_CLAIMED = "dues_claimed"  # 有人已交，待确认（私聊组织委员）
    REMINDER = "reminder"  # 定时提醒（群）
    CLAIM_ASKED = "claim_asked"  # 有人认领，待书记确认
    CLAIM_DECIDED = "claim_decided"  # 认领结果
    DIGEST = "digest"  # 月报（群）
    DIGEST_DRAFT = "digest_draft"  # 月报草稿（私聊书记）
    DIGEST_PRIVATE = "digest_private"  # 书记自己的月报
    SPEAKING_ORDER = "speaking_order"  # 发言顺序（发给应到者）


class NoticeState(StrEnum):
    DUE = "due"
    CLAIMED = "claimed"
    SENT = "sent"
    UNSURE = "unsure"
    STALE = "stale"
    CANCELLED = "cancelled"
    FAILED = "failed"


KEEPS_FOR = {
    NoticeKind.CARD: timedelta(hours=12),
    NoticeKind.MEETING_REMINDER: timedelta(hours=18),
    NoticeKind.NUDGE: timedelta(hours=18),
    NoticeKind.GROUP_NUDGE: timedelta(hours=12),
    NoticeKind.CLOSING: timedelta(days=7),
    NoticeKind.CANCELLED: timedelta(days=2),
    NoticeKind.DUES_CALL: timedelta(days=10),
    NoticeKind.REMINDER: timedelta(hours=24),
    NoticeKind.DIGEST: timedelta(days=20),
    NoticeKind.DIGEST_DRAFT: timedelta(days=5),
    NoticeKind.DIGEST_PRIVATE: timedelta(days=20),
}
"""How late a notice is still worth saying（过期时限）; the others a month."""


class Verdict(StrEnum):
    SEND = "send"
    STALE = "stale"
    GIVE_UP = "give_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to say at a given time（一条待发通知）, in a chat of the branch or to a member."""

    id: int
    branch_id: int
    kind: NoticeKind
    subject: str
    due_at: datetime
    chat_id: int | None = None
    member_id: int | None = None
    attempts: int = 0

    @property
    def lane(self) -> str:
        """Notices of one lane go out one after another."""
        return f"chat:{self.chat_id}" if self.chat_id is not None else f"member:{self.member_id}"


def judge(notice: Notice, now: datetime) -> Verdict:
    """Whether a due notice should still be said（是否仍要发送）."""
    if now - notice.due_at > KEEPS_FOR.get(notice.kind, timedelta(days=30)):
        return Verdict.STALE
    if notice.attempts > MAX_ATTEMPTS:
        return Verdict.GIVE_UP
    return Verdict.SEND
