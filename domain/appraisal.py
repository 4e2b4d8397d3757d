"""民主评议党员: the totals by grade, never who got which.

《中国共产党支部工作条例（试行）》第十八条: generally once a year. 预备党员 take part and are not
graded. That 优秀 are a third at most is 惯例, from notices on 民主评议 and not from the article.

This file reads Chinese: 优秀3 合格5 基本合格1 不合格0.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.excellent import ExcellentCap, Grading, excellent_cap
from domain.refusal import Refusal


class Grade(StrEnum):
    """The four grades（等次）; the values are stored."""

    EXCELLENT = "excellent"  # 优秀
    QUALIFIED = "qualified"  # 合格
    BASIC = "basic"  # 基本合格
    FOURTH = "fourth"  # 不合格；界面上只称第四等次


_LABELS = r"优秀|基本合格|不合格|合格|第四等次|excellent|qualified|basic(?:ally)?|fourth"
_FIGURES = re.compile(rf"(?:(?P<label>{_LABELS})\s*[:：]?\s*)?(?P<count>\d{{1,3}})\s*[人名]?",
                      re.IGNORECASE)  # fmt: skip
_BETWEEN = re.compile(r"[\s,，、;；/。]*")
_GRADES = {
    "优秀": Grade.EXCELLENT, "excellent": Grade.EXCELLENT,
    "合格": Grade.QUALIFIED, "qualified": Grade.QUALIFIED,
    "基本合格": Grade.BASIC, "basic": Grade.BASIC, "basically": Grade.BASIC,
    "不合格": Grade.FOURTH, "第四等次": Grade.FOURTH, "fourth": Grade.FOURTH,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """How many full members were given each grade."""

    excellent: int
    qualified: int
    basic: int = 0
    fourth: int = 0

    @property
    def graded(self) -> int:
        """How many were graded at all（参评定等次）."""
        return self.excellent + self.qualified + self.basic + self.fourth

    def count(self, grade: Grade) -> int:
        return int(getattr(self, grade.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The totals held against the custom: the caps by both readings, and who was not graded."""

    appraisal: Appraisal
    cap: ExcellentCap
    grading: Grading
    not_graded: int
    """Full members who were not graded: absent for a reason the branch knows（请核实）."""


def read_totals(text: str) -> Appraisal:
    """Four numbers in the grades' order, such as 3 5 1 0, or each with its grade's name.

    Named ones may come in any order and be left out where nobody has that grade.
    """
    found: list[tuple[str, int]] = []
    at = _after_gap(text, 0)
    while at < len(text):
        one = _FIGURES.match(text, at)
        if one is None or len(found) == len(Grade):
            raise Refusal("appraisal.refused.unreadable")
        found.append(((one["label"] or "").lower(), int(one["count"])))
        at = _after_gap(text, one.end())
    labels = [label for label, _ in found if label]
    if labels and len({_GRADES[label] for label in labels}) == len(found):
        counts = {_GRADES[label]: count for label, count in found}
    elif not labels and len(found) == len(Grade):
        counts = {grade: count for grade, (_, count) in zip(Grade, found, strict=True)}
    else:
        raise Refusal("appraisal.refused.unreadable")
    return Appraisal(**{grade.value: counts.get(grade, 0) for grade in Grade})


def check_totals(appraisal: Appraisal, full_members: int) -> None:
    """Refuse totals of nobody, and of more than there are full members: 预备党员 are ungraded."""
    if appraisal.graded == 0:
        raise Refusal("appraisal.refused.nobody")
    if appraisal.graded > full_members:
        raise Refusal("appraisal.refused.too_many", graded=appraisal.graded, full=full_members)


def judge(appraisal: Appraisal, full_members: int, all_members: int) -> Judged:
    """`all_members` are the full and the probationary ones（党员总数）as of the appraisal."""
    graded = appraisal.graded
    cap = excellent_cap(graded, max(0, all_members - graded))
    return Judged(
        appraisal=appraisal,
        cap=cap,
        grading=cap.judge(appraisal.excellent),
        not_graded=max(0, full_members - graded),
    )


def _after_gap(text: str, at: int) -> int:
    gap = _BETWEEN.match(text, at)
    return gap.end() if gap else at
