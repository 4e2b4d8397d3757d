"""What a member is to pay a month（核定数额）, from what they say of their income.

A pure reckoning: nothing said here is kept but the amount, if somebody so decides
（中组发〔2008〕3号；组电明字〔2017〕5号）.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from domain.assessment_rates import Reckoned, pension_rate, reckon, wage_rate
from domain.assessment_relief import Relief, granted, warnings_of
from domain.dues_base import Components, Given, Unreadable, read_yuan, third_of, to_fen
from domain.settings import BranchSettings

SMALL = Decimal("0.20")
"""学生、下岗失业、依靠抚恤或救济、低保: yuan a month（中组发〔2008〕3号第六条）."""

FARMERS = (Decimal("0.20"), Decimal("1.00"))
"""农民: between these, as the province sets it（中组发〔2008〕3号第六条）."""


class Category(StrEnum):
    """How a member lives（党员类别）; it stands in an open question alone, half an hour at most."""

    EMPLOYEE_MONTHLY = "employee_monthly"  # 按月领工资
    EMPLOYEE_ANNUAL_SALARY = "employee_annual_salary"  # 年薪制
    SELF_EMPLOYED = "self_employed"  # 个体经营等，不按月取得收入
    RETIREE = "retiree"  # 离退休
    FARMER = "farmer"  # 农民
    STUDENT = "student"  # 在校学生
    GRADUATE_STUDENT = "graduate_student"  # 研究生
    UNEMPLOYED = "unemployed"  # 下岗失业
    RELIEF = "relief"  # 依靠抚恤或救济
    SUBSISTENCE = "subsistence"  # 低保


FIXED = (Category.STUDENT, Category.UNEMPLOYED, Category.RELIEF, Category.SUBSISTENCE)
"""Those who pay 0.20 yuan（中组发〔2008〕3号第六条）."""


class Status(StrEnum):
    """Whether there is an amount, and why not."""

    OK = "ok"
    MISSING_BASE = "missing_base"
    NEEDS_REVIEW = "needs_review"
    NEEDS_POLICY = "needs_policy"
    INVALID_INPUT = "invalid_input"
    MISSING_CONFIG = "missing_config"
    INVALID_CONFIG = "invalid_config"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a member says（本人所报）, in yuan. It is never kept.

    `base` is a month's, `quarter_net` the previous quarter's net income, `stipend` a graduate
    student's（普通奖学金）. An unknown category is left to the branch, never guessed.
    """

    category: str
    base: Given = None
    components: Components | None = None
    quarter_net: Given = None
    stipend: Given = None
    has_salary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """The answer. `amount` is what is to be paid; `reckoned` says how it came about.

    `pre2017` and `total2008` are what the other reading of the same items comes to.
    """

    status: Status
    amount: Decimal | None = None
    reckoned: Reckoned | None = None
    pre2017: Reckoned | None = None
    total2008: Reckoned | None = None
    candidates: dict[str, Decimal | None] = field(default_factory=dict)
    allowed: tuple[Decimal, ...] = ()
    warnings: tuple[str, ...] = ()


def assess(stated: Stated, settings: BranchSettings, relief: Relief | None = None) -> Assessed:
    """The monthly amount by category and base, with the relief that has been approved."""
    try:
        found = _by_category(stated, settings)
        if relief is None:
            return found
        allowed, warnings = granted(relief, found.amount), warnings_of(relief)
    except Unreadable:
        return Assessed(status=Status.INVALID_INPUT)
    if allowed is None or found.status is Status.INVALID_INPUT:
        return replace(found, warnings=warnings)
    return replace(found, status=Status.OK, amount=allowed)


def _by_category(stated: Stated, settings: BranchSettings) -> Assessed:
    category = stated.category
    if category in FIXED:
        return Assessed(status=Status.OK, amount=SMALL)
    match category:
        case Category.FARMER:
            return _farmer(settings)
        case Category.RETIREE:
            return _retiree(stated, settings)
        case Category.GRADUATE_STUDENT if not stated.has_salary:
            return _graduate(stated, settings)
        case Category.SELF_EMPLOYED:
            return _self_employed(stated, settings)
        case (
            Category.EMPLOYEE_MONTHLY | Category.EMPLOYEE_ANNUAL_SALARY | Category.GRADUATE_STUDENT
        ):
            return _employee(stated, settings)
    return Assessed(status=Status.NEEDS_POLICY)


def _employee(stated: Stated, settings: BranchSettings) -> Assessed:
    """第一、二、三条; by items also as before 2017, when only income tax came off."""
    items = stated.components
    if items is None or items.is_empty:
        return _on(read_yuan(stated.base), wage_rate, settings)
    found = _by_items(items.base(), wage_rate, settings)
    return replace(found, pre2017=_other(items.only_taxed(), wage_rate, settings))


def _retiree(stated: Stated, settings: BranchSettings) -> Assessed:
    """第五条; the basic pension（2017）or all of it（2008）, as the branch has decided."""
    items = stated.components
    if items is None or items.is_empty:
        return _on(read_yuan(stated.base), pension_rate, settings)
    basic, total = items.base(), items.total()
    base = total if settings.dues_retiree_base == "total" else basic
    found = _by_items(base, pension_rate, settings)
    return replace(found, total2008=_other(total, pension_rate, settings))


def _self_employed(stated: Stated, settings: BranchSettings) -> Assessed:
    """第四条: a third of the previous quarter's net income; a loss is looked at by people."""
    quarter = read_yuan(stated.quarter_net)
    if quarter is None:
        return _employee(stated, settings)
    return _by_items(third_of(quarter), wage_rate, settings)


def _farmer(settings: BranchSettings) -> Assessed:
    """第六条: the amount the province has set, which the branch enters once."""
    low, high = FARMERS
    if settings.dues_farmer == "off":
        return Assessed(status=Status.MISSING_CONFIG, allowed=FARMERS)
    try:
        amount = read_yuan(settings.dues_farmer)
    except Unreadable:
        return Assessed(status=Status.INVALID_CONFIG, allowed=FARMERS)
    if amount is None:
        return Assessed(status=Status.MISSING_CONFIG, allowed=FARMERS)
    if not low <= amount <= high:
        return Assessed(status=Status.INVALID_CONFIG, allowed=FARMERS)
    return Assessed(status=Status.OK, amount=to_fen(amount))


def _graduate(stated: Stated, settings: BranchSettings) -> Assessed:
    """Two readings are about: as a student, or on the stipend（本支部约定）; never guessed."""
    stipend = _on(read_yuan(stated.stipend), wage_rate, settings)
    if stipend.status is Status.INVALID_INPUT:
        return stipend
    if settings.dues_graduate == "student":
        return Assessed(status=Status.OK, amount=SMALL)
    if settings.dues_graduate == "stipend":
        return stipend
    candidates = {"as_student": SMALL, "stipend_as_base": stipend.amount}
    return Assessed(status=Status.NEEDS_POLICY, candidates=candidates)


Rate = Callable[[Decimal], Decimal]


def _on(base: Decimal | None, rate: Rate, settings: BranchSettings) -> Assessed:
    """On a base somebody names: none is asked for, nothing at all is looked at by people."""
    if base is None:
        return Assessed(status=Status.MISSING_BASE)
    if base < 0:
        return Assessed(status=Status.INVALID_INPUT)
    return _by_items(base, rate, settings)


def _by_items(base: Decimal, rate: Rate, settings: BranchSettings) -> Assessed:
    """On a base that was reckoned: it may fall below nothing, which people have to look at."""
    reckoned = _other(base, rate, settings)
    if reckoned is None:
        return Assessed(status=Status.NEEDS_REVIEW)
    return Assessed(status=Status.OK, amount=reckoned.amount, reckoned=reckoned)


def _other(base: Decimal, rate: Rate, settings: BranchSettings) -> Reckoned | None:
    return reckon(base, rate(base), settings) if base > 0 else None
