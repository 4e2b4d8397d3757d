"""What a branch of this make-up may or must have."""

import json
from dataclasses import asdict

from domain.structure import BranchKind, MakeUp, structure_of

KINDS = {"temporary_branch": BranchKind.TEMPORARY, "joint_branch": BranchKind.JOINT}
SAME = ("full", "probationary", "joint_units", "committee_size")


def answer(given: dict) -> dict:
    known = {key: given[key] for key in set(SAME).intersection(given)}
    kind = KINDS.get(given.get("kind"), BranchKind.UNIT)
    grouped = given.get("committee_member_in_group")
    found = structure_of(MakeUp(kind=kind, is_committee_in_groups=grouped, **known))
    return json.loads(json.dumps({**asdict(found), "leaders_elected": found.leaders_elected}))
