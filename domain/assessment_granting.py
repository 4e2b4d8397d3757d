"""A member's relief as it is entered and kept（少交、免交）. This file reads Chinese."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.assessment_relief import Relief, ReliefKind
from domain.months import Month
from domain.periods import read_day, read_month_ahead
from domain.refusal import Refusal

MOST_MONTHS = 12
"""A relief is looked at anew within a year（本支部约定）."""

_KINDS = {
    "少交": ReliefKind.REDUCED, "reduced": ReliefKind.REDUCED,
    "免交": ReliefKind.EXEMPT, "exempt": ReliefKind.EXEMPT,
}  # fmt: skip
_WORDS = re.compile(
    r"(?P<kind>少交|免交|reduced|exempt)(?:\s*(?:到|to)?\s*(?P<to>\d{1,4}(?:\.\d{1,2})?)\s*"
    r"(?:元|yuan)?)?[\s,、]+(?:支部|branch)\s*(?P<branch>[^\s,、]+)"
    r"(?:[\s,、]+(?:上级|superior)\s*(?P<superior>[^\s,、]+))?"
    r"[\s,、]+(?:至|到|until)\s*(?P<until>[^\s,、]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """From one month to another a member pays `to` yuan, 0 for nothing（少交、免交）.

    The branch studied it on `branch_on`; without `superior_on`, the superior committee's day, it
    has no effect（中组发〔2008〕3号）.
    """

    to: Decimal
    branch_on: date
    superior_on: date | None
    first: Month
    last: Month

    @property
    def relief(self) -> Relief:
        kind = ReliefKind.REDUCED if self.to else ReliefKind.EXEMPT
        return Relief(
            kind=kind, to=self.to, is_by_branch=True, is_by_superior=self.superior_on is not None
        )


def read_granted(text: str, today: date) -> Granted:
    """Such as 少交 2元 支部11月1日 上级11月2日 至2027年6月; refuses anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _WORDS.fullmatch(plain)
    if found is None:
        raise Refusal("reckoning.refused.relief")
    kind, to = _KINDS[found["kind"].lower()], found["to"]
    if (kind is ReliefKind.REDUCED) is (to is None or not Decimal(to)):
        raise Refusal("reckoning.refused.relief")
    branch_on = read_day(found["branch"], today)
    superior_on = read_day(found["superior"], today) if found["superior"] else None
    first, last = Month.of(today), read_month_ahead(found["until"], today)
    if max(branch_on, superior_on or branch_on) > today:
        raise Refusal("reckoning.refused.not_yet_decided")
    if not first <= last < first.plus(MOST_MONTHS):
        raise Refusal("reckoning.refused.relief_months", most=MOST_MONTHS)
    return Granted(
        to=Decimal(to or 0), branch_on=branch_on, superior_on=superior_on, first=first, last=last
    )
