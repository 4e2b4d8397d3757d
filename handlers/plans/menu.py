"""The buttons of a month's plan（月计划）: what each does, and who may press it."""

from cards.plan_lines import AskLineTime, DropLine, EditPlanLine, OpenPlan, ToggleLinePart
from cards.plans import PlanAnew, PostPlan, SavePlan
from chat import Press
from domain.access import Right
from handlers.menu import Entry
from handlers.plans import planning

PLANS: dict[type[Press], Entry] = {
    OpenPlan: Entry(run=planning.open_plan, right=Right.RUN_BRANCH, reads=True),
    EditPlanLine: Entry(run=planning.edit, right=Right.RUN_BRANCH, reads=True),
    AskLineTime: Entry(run=planning.ask_time, right=Right.RUN_BRANCH),
    DropLine: Entry(run=planning.drop, right=Right.RUN_BRANCH),
    ToggleLinePart: Entry(run=planning.toggle_part, right=Right.RUN_BRANCH),
    SavePlan: Entry(run=planning.save, right=Right.RUN_BRANCH),
    PostPlan: Entry(run=planning.post, right=Right.RUN_BRANCH, can_undo=False),
    PlanAnew: Entry(run=planning.anew, right=Right.RUN_BRANCH),
}
