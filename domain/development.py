"""From the application to the probationary member（发展党员）: time limits, nothing more.

《中国共产党发展党员工作细则》. They are a private checklist: what is due is said to the secretary,
and a status never changes by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.months import plus_months

TALK = 1
"""Months from the application to the talk（1个月内派人谈话）."""

REVIEW = 6
"""Months between two reviews（每半年考察一次）."""

CULTIVATION = 12
"""Months as an activist at least（培养教育1年以上）, from the day the committee decides."""

TRAINING_DAYS, TRAINING_HOURS = 3, 24
"""Short training before admission: so many days, or hours（不少于3天或24个学时）."""

MEETING = 1
"""Months from the passed pre-review to the meeting（预审后1个月内，各地惯例）."""

APPROVAL, HARD_LIMIT = 3, 6
"""Months within which it is decided upon（3个月内审批，特殊情况不超过6个月）."""

LEAVING = 3
"""Who leaves the unit within so many months is generally not admitted（三个月内将离开）."""

AWAY = 6
"""Months after which an absence, or silence, is pointed out（外出、失联6个月以上）."""

AUTO_STATUS_CHANGE = False
"""The organisation decides on suspension and removal, never a clock（停止党籍须组织决定）."""


class Step(StrEnum):
    """A step whose day is noted（发展步骤）. Stored: never renamed."""

    APPLIED = "application_received"  # 收到入党申请书
    TALKED = "talk_held"  # 派人谈话
    ACTIVIST = "activist_since"  # 确定为入党积极分子
    REVIEWED = "reviewed"  # 最近一次考察
    CANDIDATE = "candidate_since"  # 确定为发展对象
    TRAINED = "trained"  # 短期集中培训完成
    PRE_REVIEWED = "pre_review_passed"  # 预审通过
    MET = "meeting"  # 支部大会讨论接收
    SUBMITTED = "branch_resolution_submitted"  # 决议报批
    LEAVES = "leaves_unit"  # 将离开单位


def limits(steps: Mapping[Step, date]) -> dict[str, date | list[date] | None]:
    """What falls due after the steps that were noted, by name; None where its step was not."""
    applied, activist = steps.get(Step.APPLIED), steps.get(Step.ACTIVIST)
    reviewed, submitted = steps.get(Step.PRE_REVIEWED), steps.get(Step.SUBMITTED)
    return {
        "talk_due": applied and plus_months(applied, TALK),
        "earliest_candidate": activist and earliest_candidate(activist),
        "reviews_due": reviews_due(activist) if activist else None,
        "branch_meeting_due": reviewed and plus_months(reviewed, MEETING),
        "approval_due": submitted and plus_months(submitted, APPROVAL),
        "hard_limit": submitted and plus_months(submitted, HARD_LIMIT),
    }


class Stage(StrEnum):
    """How far somebody has come（申请人、积极分子、发展对象）."""

    APPLICANT = "applicant"
    ACTIVIST = "activist"
    TARGET = "development_target"


def stage_of(steps: Mapping[Step, date]) -> Stage:
    """By the steps that were noted."""
    if Step.CANDIDATE in steps:
        return Stage.TARGET
    return Stage.ACTIVIST if Step.ACTIVIST in steps else Stage.APPLICANT


def next_steps(steps: Mapping[Step, date]) -> list[Step]:
    """What may be noted next at this stage, the nearest first."""
    noted = {
        Stage.APPLICANT: (Step.APPLIED, Step.TALKED, Step.ACTIVIST),
        Stage.ACTIVIST: (Step.CANDIDATE,),
        Stage.TARGET: (Step.TRAINED, Step.PRE_REVIEWED, Step.MET, Step.SUBMITTED),
    }[stage_of(steps)]
    again = [Step.REVIEWED] if stage_of(steps) is Stage.ACTIVIST else []
    return [*again, *(step for step in noted if step not in steps)]


def still_due(steps: Mapping[Step, date]) -> dict[str, date]:
    """What is open after the steps that were noted, by name; earliest first.

    The next review is half a year after the last one.
    """
    found = limits(steps)
    if Step.TALKED in steps or Step.ACTIVIST in steps:
        found["talk_due"] = None
    if Step.CANDIDATE in steps:
        found["earliest_candidate"] = None
    if Step.MET in steps:
        found["branch_meeting_due"] = None
    if stage_of(steps) is Stage.ACTIVIST:
        last = max(steps.get(Step.REVIEWED, date.min), steps[Step.ACTIVIST])
        found["review_due"] = plus_months(last, REVIEW)
    days = [(name, on) for name, on in found.items() if isinstance(on, date)]
    return dict(sorted(days, key=lambda one: one[1]))


def earliest_candidate(activist_since: date) -> date:
    """From then on they may become a 发展对象."""
    return plus_months(activist_since, CULTIVATION)


def reviews_due(activist_since: date, until: date | None = None) -> list[date]:
    """Every half year; within the first year, or up to a day."""
    last = max(until or date.min, earliest_candidate(activist_since))
    found, months = [], REVIEW
    while (on := plus_months(activist_since, months)) <= last:
        found.append(on)
        months += REVIEW
    return found


def is_trained(days: int = 0, hours: int = 0) -> bool:
    """Either is enough."""
    return days >= TRAINING_DAYS or hours >= TRAINING_HOURS


def admission_warnings(meeting: date | None, leaves_unit: date | None) -> list[str]:
    """What speaks against an admitting meeting on that day, by name."""
    if meeting and leaves_unit and leaves_unit <= plus_months(meeting, LEAVING):
        return ["leaving_within_3_months"]
    return []


@dataclass(frozen=True, slots=True)
class Absence:
    """How long somebody is away or silent, as far as is known（外出、失联）."""

    away_since: date | None = None
    is_fixed_place: bool = False
    no_contact_since: date | None = None


def prompt_for(absence: Absence, today: date) -> str | None:
    """What the secretary is asked to look at, by name; nothing before half a year is over.

    《中国共产党党员教育管理工作条例》: lost contact comes first.
    """
    if _is_half_a_year(absence.no_contact_since, today):
        return "lost_contact_review"
    if absence.is_fixed_place and _is_half_a_year(absence.away_since, today):
        return "transfer_relationship"
    return None


def _is_half_a_year(since: date | None, today: date) -> bool:
    return since is not None and today >= plus_months(since, AWAY)
