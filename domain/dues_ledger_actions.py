"""What may be done in the ledger（补交、预交、代交、转出）, and by whose decision."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.dues import MOST_MONTHS
from domain.months import Month
from domain.rhythms import Rhythm


class Decision(StrEnum):
    """What the ledger answers（处理）."""

    ACCEPT = "accept"  # 可以
    NEEDS_BRANCH = "needs_branch_decision"  # 须支部研究决定
    REJECT = "reject"  # 不可以
    WARN = "warn_before_transfer"  # 转出前先提示


class Reason(StrEnum):
    """Why something is not possible."""

    ADVANCE_PAYMENT = "advance_payment_forbidden"  # 不得垫交或扣缴，第十四条
    INVALID = "invalid_input"  # 月数不对


class PayerKind(StrEnum):
    """Who brings the money（交款人）."""

    MEMBER = "member"  # 本人或其他党员
    RELATIVE = "relative"  # 亲属
    ORGANIZATION = "organization"  # 单位、党组织


@dataclass(frozen=True, slots=True)
class Payer:
    """Who brings it; `name` tells members apart."""

    kind: PayerKind
    name: str = ""

    @classmethod
    def read(cls, text: str) -> "Payer":
        """Such as member:B, relative, organization; anybody unknown is taken for a relative."""
        kind, _, name = text.partition(":")
        known = kind in {one.value for one in PayerKind}
        return cls(PayerKind(kind) if known else PayerKind.RELATIVE, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision, with its reason where it is no; whether the payer's name is written down."""

    decision: Decision
    reason: Reason | None = None
    record_payer: bool = False


ACCEPTED = Ruling(decision=Decision.ACCEPT)
UP_TO_THE_BRANCH = Ruling(decision=Decision.NEEDS_BRANCH)


def rule_on_months(months: int, *, has_consent: bool) -> Ruling:
    """Making up or paying ahead so many months（补交、预交）: six with the branch's consent.

    补交一般不超过6个月（中组发〔2008〕3号第十二条）; the same for paying ahead is local practice.
    More, a whole year at once, is for the branch to discuss, whoever has agreed before.
    """
    if months < 1:
        return Ruling(decision=Decision.REJECT, reason=Reason.INVALID)
    return ACCEPTED if has_consent and months <= MOST_MONTHS else UP_TO_THE_BRANCH


def rule_on_payment(months: Collection[Month], this: Month, *, has_consent: bool) -> Ruling:
    """A payment for these months: those before this one are made up, those after it paid ahead."""
    behind = sum(month < this for month in months)
    ahead = sum(month > this for month in months)
    return rule_on_months(max(behind, ahead, 1), has_consent=has_consent)


def rule_on_payer(payer: Payer, member: Payer, *, has_consent: bool) -> Ruling:
    """Who may pay for a member（代交）: a relative or another member, with the branch's consent.

    经党支部同意，可以委托亲属或者其他党员代为交纳（中组发〔2008〕3号第十二条）；不得垫交或扣缴
    （第十四条）, so the organisation never pays.
    """
    if payer.kind is PayerKind.ORGANIZATION:
        return Ruling(decision=Decision.REJECT, reason=Reason.ADVANCE_PAYMENT)
    if payer == member:
        return ACCEPTED
    decision = Decision.ACCEPT if has_consent else Decision.NEEDS_BRANCH
    return Ruling(decision=decision, record_payer=True)


def rule_on_rhythm(rhythm: Rhythm, *, has_consent: bool) -> Ruling:
    """Paying by the quarter（按季交）is for the branch to agree to, 第十二条; by the month not."""
    return ACCEPTED if has_consent or rhythm is Rhythm.MONTHLY else UP_TO_THE_BRANCH


def rule_on_transfer(unpaid: Iterable[Month]) -> Ruling:
    """Somebody leaves for another branch（转出）: open months are settled, or named, before.

    No rule forbids it; the letter says until when dues are paid（党费交至几月）.
    """
    return Ruling(decision=Decision.WARN) if any(True for _ in unpaid) else ACCEPTED


def unpaid_at_leaving(unpaid: Iterable[Month], on: date) -> list[Month]:
    """The months owed here by somebody who leaves that day, that month included."""
    return sorted(month for month in unpaid if month <= Month.of(on))
