"""How a branch is established（成立党支部）: the steps in their order, to be ticked off."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.months import plus_months

REPLY = 1
"""Months within which the superior committee replies（批复一般不超过1个月）."""


class Founding(StrEnum):
    """One step（《中国共产党支部工作条例（试行）》与工作手册六步）. Stored: never renamed."""

    APPLY = "apply"  # 基层单位提出书面申请
    REPLY = "reply"  # 上级党委研究决定并批复
    NOMINATE = "nominate"  # 酝酿提名候选人
    ELECT = "elect"  # 召开党员大会选举
    SHARE = "share"  # 支委会第一次会议，委员分工
    REPORT = "report"  # 选举结果报上级批准
    FILE = "file"  # 上级党委报组织部门备案


def founding_steps(*, has_committee: bool) -> list[Founding]:
    """Without a committee there is nothing to share out（不足7人不设支委会）."""
    return [step for step in Founding if has_committee or step is not Founding.SHARE]


def reply_due(done: Mapping[Founding, date]) -> date | None:
    """By when the reply is generally there, once it was applied for and until it is."""
    applied = done.get(Founding.APPLY)
    return None if applied is None or Founding.REPLY in done else plus_months(applied, REPLY)
