"""What a plan is made from, and the drafts it becomes（月计划）."""

from dataclasses import replace
from datetime import datetime, time

from domain.make_up import windows_of
from domain.meetings import SCOPE_OF, Meeting, MeetingState, Scope
from domain.months import Month
from domain.people import Branch
from domain.planning import Plan, PlanLine
from domain.proposing import Situation
from storage.occurrences import to_come
from storage.records import Records


def situation_of(records: Records, branch: Branch, month: Month, now: datetime) -> Situation:
    """The meetings up to that month's end, since the year before: for habits, and because an
    early 组织生活会 may have been that year's."""
    since = datetime.combine(Month(month.year - 1, 1).first, time(), branch.timezone)
    until = datetime.combine(month.plus(1).first, time(), branch.timezone)
    return Situation(
        meetings=[*records.meetings.of(branch.id, since, until),
                  *to_come(records, branch, until, now)],
        members=records.people.of(branch.id, max(now.astimezone(branch.timezone).date(),
                                                 month.first)),
        zone=branch.timezone,
        now=now,
        lecture=branch.settings.party_lecture,
        windows=windows_of(branch.settings.olm_window_end, (month.year - 1, month.year)),
    )  # fmt: skip


def as_it_stands(records: Records, plan: Plan) -> Plan:
    """Lines that are drafts by now read as those do; what was called off is dropped."""
    return replace(plan, lines=tuple(_followed(records, line) for line in plan.lines))


def save_as_drafts(records: Records, plan: Plan, *, by: int) -> int:
    """Every line kept that is no draft yet becomes one; how many."""
    fresh = [line for line in plan.kept if line.meeting_id is None]
    for line in fresh:
        meeting = Meeting(
            id=0, branch_id=plan.branch_id, kind=line.kind, title="",
            starts_at=line.starts_at, ends_at=line.ends_at, place=line.place, parts=line.parts,
            scope=SCOPE_OF.get(line.kind, Scope.ALL), group_id=line.group_id, created_by=by,
        )  # fmt: skip
        records.plans.change(line.id, meeting_id=records.meetings.draft(meeting))
    return len(fresh)


def _followed(records: Records, line: PlanLine) -> PlanLine:
    if line.meeting_id is None:
        return line
    meeting = records.meetings.find(line.meeting_id)
    if meeting is None or meeting.state is MeetingState.CANCELLED:
        return replace(line, is_dropped=True)
    return replace(
        line, kind=meeting.kind, starts_at=meeting.starts_at, ends_at=meeting.ends_at,
        place=meeting.place, parts=meeting.parts, group_id=meeting.group_id,
    )  # fmt: skip
