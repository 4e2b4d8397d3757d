"""What a branch of this make-up may or must have（支部的设置）."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from domain.people import Member, MemberKind
from domain.settings import BranchSettings

FEWEST_FULL = 3
"""So many full members make a branch of their own（正式党员3人以上应当成立党支部）."""

MOST_MEMBERS = 50
"""A branch has generally no more, probationary ones included（一般不超过50人）."""

MOST_UNITS = 5
"""A joint branch covers generally no more units（联合党支部一般不超过5个单位）."""

COMMITTEE_FROM = 7
"""So many full members elect a committee（正式党员7人以上设支部委员会）."""

COMMITTEE_SIZE = (3, 5)
"""How many sit on it as a rule（一般3至5人）…"""

COMMITTEE_MAX = 7
"""… and at most（一般不超过7人）."""


class BranchKind(StrEnum):
    """What the branch is（支部类型）; the values are those of `BranchSettings.branch_kind`."""

    UNIT = "unit"  # 单位党支部
    VILLAGE_OR_COMMUNITY = "village_or_community"  # 村、社区党支部
    JOINT = "joint"  # 联合党支部
    TEMPORARY = "temporary"  # 临时党支部

    @property
    def is_lasting(self) -> bool:
        """A temporary branch collects no dues, holds no 换届 and generally admits nobody."""
        return self is not BranchKind.TEMPORARY


def kind_of(word: str) -> BranchKind:
    """From the branch's setting; an unknown word is a unit's branch."""
    try:
        return BranchKind(word)
    except ValueError:
        return BranchKind.UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeUp:
    """How many a branch is made of（支部构成）; None is not known, and nothing is said of it.

    `committee_size` is 0 where there is no committee. `is_committee_in_groups` says whether each
    of them belongs to a group, where the branch has groups.
    """

    kind: BranchKind = BranchKind.UNIT
    full: int | None = None
    probationary: int = 0
    joint_units: int | None = None
    committee_size: int | None = None
    is_committee_in_groups: bool | None = None


def make_up_of(roster: Collection[Member], settings: BranchSettings) -> MakeUp:
    """As the roster stands, and as the branch says what it is."""
    full = sum(one.kind is MemberKind.FULL for one in roster)
    committee = [one for one in roster if one.sits_on_committee]
    has_groups = any(one.group for one in roster)
    return MakeUp(
        kind=kind_of(settings.branch_kind),
        full=full,
        probationary=len(roster) - full,
        joint_units=settings.joint_units or None,
        committee_size=len(committee),
        is_committee_in_groups=all(one.group for one in committee) if has_groups else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What follows from a make-up（应有的设置）; its size and most hold where a committee is due.

    `leaders` are the offices that must, or may, be filled. `leaders_appointed_by` is said where
    they are not elected.
    """

    own_branch: bool
    suggest: str | None
    committee: bool
    committee_size: tuple[int, int] | None
    committee_max: int | None
    leaders: dict[str, int | str]
    leaders_appointed_by: str | None
    warnings: tuple[str, ...]

    @property
    def leaders_elected(self) -> bool:
        return self.leaders_appointed_by is None


def structure_of(made: MakeUp) -> Structure:
    """What the branch may or must have, by its full members（以正式党员数为准）.

    《中国共产党支部工作条例（试行）》; the leaders of a temporary branch are named by the superior
    （上级党组织指定）.
    """
    full = made.full or 0
    is_own = full >= FEWEST_FULL
    has_committee = full >= COMMITTEE_FROM and made.kind.is_lasting
    return Structure(
        own_branch=is_own,
        suggest=None if is_own else "joint_branch",
        committee=has_committee,
        committee_size=COMMITTEE_SIZE if has_committee else None,
        committee_max=COMMITTEE_MAX if has_committee else None,
        leaders={"secretary": 1, "deputy": "optional"},
        leaders_appointed_by=None if made.kind.is_lasting else "superior",
        warnings=tuple(warnings_of(made)),
    )


def warnings_of(made: MakeUp) -> list[str]:
    """What to look at again（请核实）, by name; nothing of it stops anybody."""
    said = []
    if made.full is not None and made.kind.is_lasting:
        said += _by_members(made.full, made.probationary, made.committee_size)
    if made.joint_units is not None and made.joint_units > MOST_UNITS:
        said.append("joint_branch_over_5_units")
    if made.committee_size is not None and made.committee_size > COMMITTEE_MAX:
        said.append("committee_over_7")
    if made.is_committee_in_groups is False:
        said.append("committee_member_without_group")
    return said


def _by_members(full: int, probationary: int, committee_size: int | None) -> list[str]:
    said = []
    if full < FEWEST_FULL:
        said.append("fewer_than_3_full_members")
    if full + probationary > MOST_MEMBERS:
        said.append("branch_over_50_members")
    if committee_size is None:
        return said
    if full >= COMMITTEE_FROM and committee_size < COMMITTEE_SIZE[0]:
        said.append("committee_missing" if committee_size == 0 else "committee_under_3")
    if full < COMMITTEE_FROM and committee_size >= COMMITTEE_SIZE[0]:
        said.append("committee_under_7_members")
    return said
