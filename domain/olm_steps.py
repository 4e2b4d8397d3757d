"""The steps of an 组织生活会（会前、会议、会后）, how far each is and until when it should be done.

What comes before and after the meeting is 惯例; how many days ahead each should be done is
本支部约定.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.olm import OlmSheet

REMIND_AHEAD = timedelta(days=21)
"""How long before the meeting it is said once what is not done yet（本支部约定）."""

TOO_LATE = timedelta(days=7)
"""With less time than this left it is not said any more: whoever calls it knows."""


class Step(StrEnum):
    """In this order."""

    STUDY = "study"  # 学习
    OPINIONS = "opinions"  # 征求意见
    TALKS = "talks"  # 谈心谈话
    EXAMINATION = "examination"  # 对照检查
    MEETING = "meeting"  # 会议
    RECTIFICATION = "rectification"  # 整改


class StepState(StrEnum):
    TO_DO = "to_do"
    BEGUN = "begun"
    DONE = "done"


SAID_AFTER = timedelta(days=3)
"""How long after the meeting it is said once what still follows from it（本支部约定）…"""

UNTIL = timedelta(days=10)
"""… and until when that is worth saying."""


BEFORE = {
    Step.STUDY: timedelta(days=14),
    Step.OPINIONS: timedelta(days=14),
    Step.TALKS: timedelta(days=7),
    Step.EXAMINATION: timedelta(days=3),
}
"""How long before the meeting each should be done（本支部约定）."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a step is; `due_on` is None where no day can be named yet."""

    step: Step
    state: StepState
    due_on: date | None = None

    def is_late(self, today: date) -> bool:
        return self.state is not StepState.DONE and self.due_on is not None and self.due_on < today


def steps_of(sheet: OlmSheet) -> list[Progress]:
    """All of them in their order, with their states and days."""
    return [
        Progress(step=step, state=_state(step, sheet), due_on=_due(step, sheet)) for step in Step
    ]


def open_steps(sheet: OlmSheet) -> list[Progress]:
    """What should be done before the meeting and is not（会前还差）."""
    return [
        one for one in steps_of(sheet) if one.step in BEFORE and one.state is not StepState.DONE
    ]


def wants_reminder(meeting: Meeting, day: date, today: date) -> bool:
    """Whether what is open is said now: three weeks to one week before a meeting still to come."""
    is_planned = meeting.state in (MeetingState.DRAFT, MeetingState.PUBLISHED)
    return is_planned and day - REMIND_AHEAD <= today <= day - TOO_LATE


def still_follows(sheet: OlmSheet) -> bool:
    """Whether after the meeting the list is still empty, or its appraisal not counted."""
    if not sheet.is_held or sheet.meeting is None:
        return False
    return not sheet.items or lacks_totals(sheet)


def lacks_totals(sheet: OlmSheet) -> bool:
    """Whether 民主评议 was held with the meeting and its totals are not entered."""
    is_part = sheet.meeting is not None and (
        MeetingKind.DEMOCRATIC_APPRAISAL in sheet.meeting.records
    )
    return is_part and sheet.appraisal is None


def wants_after(day: date, today: date) -> bool:
    """Whether today is in the week in which that is said of a meeting held on `day`."""
    return day + SAID_AFTER <= today <= day + UNTIL


def _state(step: Step, sheet: OlmSheet) -> StepState:
    match step:
        case Step.STUDY:
            return _between(sheet.studied_on is not None, False)
        case Step.OPINIONS:
            return _between(bool(sheet.opinions), False)
        case Step.TALKS:
            return _between(sheet.coverage.is_complete, bool(sheet.talks))
        case Step.EXAMINATION:
            count = sheet.count_examined
            return _between(0 < count == len(sheet.members), count > 0)
        case Step.MEETING:
            return _between(sheet.is_held, sheet.meeting is not None)
        case Step.RECTIFICATION:
            done = [one for one in sheet.items if not one.is_open]
            return _between(0 < len(done) == len(sheet.items), bool(sheet.items))


def _between(is_done: bool, is_begun: bool) -> StepState:
    if is_done:
        return StepState.DONE
    return StepState.BEGUN if is_begun else StepState.TO_DO


def _due(step: Step, sheet: OlmSheet) -> date | None:
    if step is Step.RECTIFICATION:
        return max((one.due_on for one in sheet.items if one.is_open), default=None)
    if step is Step.MEETING:
        return sheet.met_on or sheet.closes_on
    return None if sheet.met_on is None else sheet.met_on - BEFORE[step]
