"""What a branch of this make-up may or must have."""

from domain.structure import BranchKind, MakeUp, structure_of

KINDS = {"temporary_branch": BranchKind.TEMPORARY, "joint_branch": BranchKind.JOINT}
SAME = ("full", "probationary", "joint_units", "committee_size")


def answer(given: dict) -> dict:
    known = {key: given[key] for key in set(SAME).intersection(given)}
    kind = KINDS.get(given.get("kind"), BranchKind.UNIT)
    in_groups = given.get("committee_member_in_group")
    found = structure_of(MakeUp(kind=kind, is_committee_in_groups=in_groups, **known))
    size = found.size and list(found.size)
    return {
        "own_branch": found.own_branch, "suggest": found.suggest, "committee": found.committee,
        "committee_size": size, "committee_max": found.most, "leaders": found.leaders,
        "warnings": list(found.warnings), "leaders_elected": found.leaders_elected,
        "leaders_appointed_by": found.appointed_by,
    }  # fmt: skip
