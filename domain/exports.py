"""What is taken away as a file（导出）, as the audit trail tells of it: what and about when.

This file reads Chinese.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.periods import Period

_HANDING_ON = ("交接", "交接包", "handover")

ACTION = "export"
"""What the trail calls it, wherever it was asked for."""


class Kind(StrEnum):
    """What was taken away. The values stand in the trail: never renamed."""

    LEDGER = "ledger"  # 台账
    RECORDS = "records"  # 会议记录页
    SIGN_IN = "sign_in"  # 签到表
    FORM = "form"  # 上级的表
    HANDOVER = "handover"  # 交接包
    ATTENDANCE = "attendance"  # 考勤
    DISCLOSURE = "disclosure"  # 党费收支公布
    PAYMENTS = "payments"  # 交费表，有姓名
    KEPT = "kept"  # 本人的记录
    CHART = "chart"  # 图
    ANSWER = "answer"  # 查询结果


class Way(StrEnum):
    """Where it was asked for."""

    CHAT = "chat"
    PAGE = "page"
    COMMAND_LINE = "command_line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """About a stretch of months, about one meeting, or about neither. No words, no names."""

    what: Kind
    period: Period | None = None
    meeting_id: int | None = None
    way: Way = Way.CHAT

    @property
    def facts(self) -> dict[str, str | int]:
        """As the trail keeps it."""
        facts: dict[str, str | int] = {"what": self.what.value, "way": self.way.value}
        if self.period is not None:
            facts |= {"first": str(self.period.first), "last": str(self.period.last)}
        if self.meeting_id is not None:
            facts["meeting_id"] = self.meeting_id
        return facts


def asks_for_handover(words: str) -> bool:
    """Whether they want the package for a new secretary（/ledger 交接）."""
    return words.strip().lower() in _HANDING_ON
