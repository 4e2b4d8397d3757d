"""Hours of learning in a calendar year（学时）, by 2019–2023年全国党员教育培训工作规划.

The plan ended in 2023; the numbers are carried on（沿用，待核）.
"""

from decimal import Decimal

from domain.people import COMMITTEE

MEMBER_HOURS = 32
"""党员集中学习每年一般不少于32学时."""

LEADER_HOURS = 56
"""基层党组织书记和班子成员每年不少于56学时."""

LEADERS = frozenset(office.value for office in COMMITTEE)
"""The offices of whom more is expected（书记和班子成员）."""


def hours_wanted(*, is_leader: bool) -> int:
    """What is expected in a year: of the secretary and the committee more than of the others."""
    return LEADER_HOURS if is_leader else MEMBER_HOURS


def hours_short(hours: Decimal | int, *, is_leader: bool) -> Decimal:
    """How many are still to come; zero once there are enough."""
    return max(hours_wanted(is_leader=is_leader) - Decimal(hours), Decimal())


def hours_word(hours: Decimal | int, *, is_leader: bool) -> str:
    """As a code: met, or short_6h."""
    short = hours_short(hours, is_leader=is_leader)
    return f"short_{short.normalize():f}h" if short else "met"
