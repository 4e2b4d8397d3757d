"""Assessing dues（核定）."""

from domain import assessment, assessment_change, assessment_relief
from domain.dues_base import Components
from domain.months import Month
from domain.settings import BranchSettings


def answer(given):
    part = given.get
    aid, change, asked = part("relief"), part("new_base"), part("query_month")
    policy = {"annual": "january", "monthly": "that_month"}[part("policy", "annual")]
    return assessment_change.assess_in(assessment.Stated(
        category=given["category"], base=part("monthly_base"), stipend=part("stipend"),
        components=part("components") and Components(**part("components")),
        quarter_net=part("previous_quarter_net_income"), has_salary=part("has_salary"),
    ), BranchSettings(dues_assessment=policy, dues_farmer=part("configured_amount") or ""),
        asked=asked and Month.read(asked),
        change=change and assessment_change.NewBase(
            from_month=Month.read(change["from_month"]), base=change["base"]),
        relief=aid and assessment_relief.Relief(kind=aid["kind"], to=aid.get("to"),
            is_by_branch=aid.get("branch_approved"), is_by_superior=aid.get("superior_approved")),
    ).told()  # fmt: skip
