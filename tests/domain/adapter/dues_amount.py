"""Assessing dues（核定）."""

from domain import assessment, assessment_change, assessment_relief, dues_base, months, settings


def answer(given):
    said = {"policy": "annual", **given}.get
    aid, new, asked, parts = map(said, ("relief", "new_base", "query_month", "components"))
    stated = assessment.Stated(category=said("category"), base=said("monthly_base"),
        components=parts and dues_base.Components(**parts), stipend=said("stipend"),
        quarter_net=said("previous_quarter_net_income"), has_salary=said("has_salary"))  # fmt: skip
    policy = settings.BranchSettings(dues_farmer=said("configured_amount") or "off",
        dues_assessment={"annual": "january", "monthly": "that_month"}[said("policy")])  # fmt: skip
    return assessment_change.assess_in(stated, policy, asked=asked and months.Month.read(asked),
        change=new and assessment_change.NewBase(
            from_month=months.Month.read(new["from_month"]), base=new["base"]),
        relief=aid and assessment_relief.Relief(kind=aid["kind"], to=aid.get("to"),
            is_by_branch=aid.get("branch_approved"), is_by_superior=aid.get("superior_approved"))).told()  # fmt: skip
