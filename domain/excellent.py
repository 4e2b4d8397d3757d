"""How many may be graded 优秀 at the yearly appraisal（民主评议的优秀比例，惯例）.

A third at most, from notices on 民主评议 and not from the regulation's article 18; whether of those
graded or of all members is read differently, so the smaller reading holds and the other is shown.
预备党员 take part and are not graded.
"""

from dataclasses import dataclass
from enum import StrEnum

SHARE = 3
"""One in three."""


class Grading(StrEnum):
    """How a number of 优秀 stands to the cap."""

    WITHIN = "within"
    DISPUTED = "disputed"  # 口径不一：按党员总数可以
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class ExcellentCap:
    """The cap by those graded（参评正式党员）, and by all members（党员总数）, rounded down."""

    by_graded: int
    by_members: int

    @property
    def differs(self) -> bool:
        return self.by_graded != self.by_members

    def judge(self, excellent: int) -> Grading:
        if excellent <= self.by_graded:
            return Grading.WITHIN
        return Grading.DISPUTED if excellent <= self.by_members else Grading.ABOVE


def excellent_cap(graded: int, ungraded: int = 0) -> ExcellentCap:
    """Of so many graded full members, and so many others on the roster who are not graded."""
    return ExcellentCap(graded // SHARE, (graded + ungraded) // SHARE)
