"""The plan of a month as the group reads it（月计划）."""

from cards.plan_lines import PlanSheet
from cards.plans import posted_card
from chat import Card
from domain.meetings import MeetingState, Scope
from schedules.desk import Desk
from storage.monthly import dues_day
from storage.planning import as_it_stands, situation_of


def posted(desk: Desk) -> Card | None:
    """What was announced or repeats, and what the plan holds; other drafts stay private."""
    kept = desk.records.plans.find(int(desk.subject))
    if kept is None:
        return None
    plan = as_it_stands(desk.records, kept)
    ours = {line.meeting_id for line in plan.lines}
    situation = situation_of(desk.records, desk.branch, plan.month, desk.now)
    standing = [
        one for one in situation.standing(plan.month)
        if one.id not in ours and one.scope is not Scope.NAMED
        and (one.state is not MeetingState.DRAFT or one.series_id is not None)
    ]  # fmt: skip
    return posted_card(
        PlanSheet(
            plan=plan, standing=standing, groups={}, zone=desk.branch.timezone,
            dues_on=dues_day(desk.records, desk.branch, plan.month, desk.now),
        ),
        desk.words,
    )  # fmt: skip
