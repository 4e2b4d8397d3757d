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
"""After so many faults of our own a notice is given up; trouble on the way never counts."""

SOON, LONGEST = timedelta(seconds=2), timedelta(minutes=1)
"""How soon a notice is tried again at the earliest, and at the latest."""


class NoticeKind(StrEnum):
    """What it is about; the values are stored."""

    CARD = "card"  # 挂在群里的卡片（考勤、签到、报名、认领、党费）
    MEETING_REMINDER = "meeting_reminder"  # 会前提醒（私聊）
    NUDGE = "nudge"  # 催答复（私聊）
    GROUP_NUDGE = "group_nudge"  # 催答复（群里一句，只有人数）
    CLOSING = "closing"  # 散会后请书记结束
    RECORDER = "recorder"  # 请做记录人（私聊）
    MINUTES = "minutes"  # 会议记录，请填写（私聊记录人）
    MINUTES_OPEN = "minutes_open"  # 会议记录还没确认（私聊）
    CANCELLED = "cancelled"  # 会议取消（私聊）
    MOVED = "moved"  # 会议改时间、地点（私聊）
    POSTPONED = "postponed"  # 会议延期待定（私聊）
    SERIES_COMING = "series_coming"  # 重复的会明早发布（私聊）
    UNPUBLISHED = "unpublished"  # 定时发布没有发出（私聊）
    DUES_CALL = "dues_call"  # 党费提醒（私聊）
    DUES_CONFIRMED = "dues_confirmed"  # 党费已确认（私聊）
    DUES_TAKEN_BACK = "dues_taken_back"  # 党费确认已撤销（私聊）
    DUES_ASSESSMENT = "dues_assessment"  # 年初核定（私聊组织委员）
    DUES_ALERT = "dues_alert"  # 党费连续未交，请核实（私聊书记）
    RHYTHM_ASKED = "rhythm_asked"  # 想按季交，请同意（私聊）
    RHYTHM_DECIDED = "rhythm_decided"  # 按季交同意与否（私聊）
    REMINDER = "reminder"  # 定时提醒（群）
    CLAIM_DECIDED = "claim_decided"  # 认领结果
    CLAIM_TURNED_DOWN = "claim_turned_down"  # 认领未确认（私聊）
    PLAN = "plan"  # 月计划（群）
    DIGEST = "digest"  # 月报（群）
    DIGEST_DRAFT = "digest_draft"  # 月报草稿（私聊书记）
    DIGEST_PRIVATE = "digest_private"  # 书记自己的月报
    OBLIGATIONS = "obligations"  # 职责提前提示（私聊书记）
    POST_REMINDER = "post_reminder"  # 提醒未阅（私聊）
    ENTRUSTED = "entrusted"  # 受委托（私聊）
    TRUST_ENDED = "trust_ended"  # 委托已收回（私聊）
    ELECTED = "elected"  # 新任书记（私聊）
    FALLS_DUE = "falls_due"  # 近日到期：任期、预备期、发展步骤（私聊书记）
    PROBATION_APPLY = "probation_apply"  # 预备期将满，请提出转正申请（私聊本人）
    WITHHELD = "withheld"  # 文字把关拦下了要发到群里的（私聊书记）
    OLM_STEPS = "olm_steps"  # 组织生活会会前还差什么（私聊书记）
    OLM_AFTER = "olm_after"  # 组织生活会会后还差什么（私聊书记）
    TALK_NOTED = "talk_noted"  # 对方记了一次谈心谈话（私聊）
    RECTIFY = "rectify"  # 整改事项到期（私聊）
    LEAVE_ASKED = "leave_asked"  # 请假待批（私聊书记、代行的副书记、组长）
    LEAVE_DECIDED = "leave_decided"  # 请假批了没有（私聊本人）
    MADE_UP = "made_up"  # 本人说已补学，请确认（私聊）
    LONG_ABSENCE = "long_absence"  # 长期未参加组织生活，请核实（私聊书记）
    SPEAKING_ORDER = "speaking_order"  # 发言顺序（发给应到者）
    FILE = "file"  # 文件可能已送达，请核实（私聊要文件的人）
    UNREACHED = "unreached"  # 群或同志收不到消息了（私聊书记）


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
    NoticeKind.MEETING_REMINDER: timedelta(days=2),  # until the start: the composer sees to that
    NoticeKind.NUDGE: timedelta(days=2),
    NoticeKind.GROUP_NUDGE: timedelta(hours=12),
    NoticeKind.CLOSING: timedelta(days=7),
    NoticeKind.LEAVE_ASKED: timedelta(days=5),
    NoticeKind.LEAVE_DECIDED: timedelta(days=5),
    NoticeKind.CANCELLED: timedelta(days=2),
    NoticeKind.MOVED: timedelta(days=2),
    NoticeKind.POSTPONED: timedelta(days=2),
    NoticeKind.SERIES_COMING: timedelta(days=2),
    NoticeKind.OLM_STEPS: timedelta(days=7),
    NoticeKind.OLM_AFTER: timedelta(days=7),
    NoticeKind.RECTIFY: timedelta(days=5),
    NoticeKind.DUES_CALL: timedelta(days=10),
    NoticeKind.POST_REMINDER: timedelta(days=2),
    NoticeKind.PLAN: timedelta(hours=24),
    NoticeKind.REMINDER: timedelta(hours=24),
    NoticeKind.DIGEST: timedelta(days=20),
    NoticeKind.DIGEST_DRAFT: timedelta(days=5),
    NoticeKind.DIGEST_PRIVATE: timedelta(days=20),
    NoticeKind.OBLIGATIONS: timedelta(days=3),
}
"""How late a notice is still worth saying（过期时限）; the others a month."""


class Verdict(StrEnum):
    SEND = "send"
    STALE = "stale"
    GIVE_UP = "give_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to say at a given time（一条待发通知）, in a chat of the branch or to a member.

    `is_opened` once its reader has asked to see all of it（点了详情）.
    """

    id: int
    branch_id: int
    kind: NoticeKind
    subject: str
    due_at: datetime
    chat_id: int | None = None
    member_id: int | None = None
    attempts: int = 0
    is_opened: bool = False

    @property
    def lane(self) -> str:
        """Notices of one lane go out one after another."""
        return f"chat:{self.chat_id}" if self.chat_id is not None else f"member:{self.member_id}"


def judge(notice: Notice, now: datetime) -> Verdict:
    """Whether a due notice should still be said（是否仍要发送）."""
    if now - notice.due_at > KEEPS_FOR.get(notice.kind, timedelta(days=30)):
        return Verdict.STALE
    if notice.attempts >= MAX_ATTEMPTS:
        return Verdict.GIVE_UP
    return Verdict.SEND


def again_at(notice: Notice, now: datetime) -> datetime:
    """When it is tried again: the longer it has waited, the longer it rests（再试的时刻）."""
    waited = now - notice.due_at
    return now + min(max(waited / 4, SOON), LONGEST)
