"""What a branch is made of, as far as its obligations depend on it（支部的构成）."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from domain.obligations import Lecture, MakeUp
from domain.olm_years import window_end
from domain.people import Member

COMMITTEE_FROM = 3
"""So many on it make a committee（支委会由3至5人组成，《支部工作条例（试行）》）."""


def windows_of(setting: str, years: Iterable[int]) -> dict[int, date]:
    """By year until which day of the next its 组织生活会 may be held（本支部约定）; off: none."""
    ends = {year: window_end(year, setting) for year in years}
    return {year: end for year, end in ends.items() if end is not None}


def make_up_of(
    members: Sequence[Member], zone: ZoneInfo, lecture: str, *,
    windows: Mapping[int, date] | None = None,
) -> MakeUp:  # fmt: skip
    """By the roster of a day: whether there is a committee, and which groups somebody is in."""
    groups = {member.group.id for member in members if member.group is not None}
    return MakeUp(
        zone=zone,
        has_committee=sum(member.sits_on_committee for member in members) >= COMMITTEE_FROM,
        groups=tuple(str(group) for group in sorted(groups)),
        lecture=Lecture.read(lecture),
        windows=windows or {},
    )
