"""Pay and relief as somebody types them（工资构成、少交免交）: read whole or asked about."""

from datetime import date
from decimal import Decimal

import pytest

from domain.assessment import Category, assess
from domain.assessment_change import starts_in, to_assess_anew
from domain.assessment_granting import read_granted
from domain.assessment_items import read_stated
from domain.dues import Assessment
from domain.months import Month
from domain.refusal import Refusal
from domain.settings import BranchSettings

WAGE = Category.EMPLOYEE_MONTHLY
TODAY = date(2026, 11, 16)


def amount(text, category=WAGE):
    return assess(read_stated(category, text), BranchSettings()).amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4900", "49.00"), ("５１００元", "76.50"), ("10,000", "150.00"), ("5100.00 yuan", "76.50"),
        ("岗位工资 2500\n薪级工资 1500\n基础性绩效 1800\n奖励性绩效 3000\n"
         "五险一金个人部分 1150\n职业年金 100\n个人所得税 50", "45.00"),
        ("岗位工资：2,500；交通费 300 不计", "12.50"),
        ("岗位工资 2500，交通费 300 计入", "14.00"),
        ("岗位工资 2500、工会会费 500 扣除", "10.00"),
        ("岗位工资 2500\nbonus 300 Included", "14.00"),
        ("basic salary 3000, income tax 100", "14.50"),
        ("误餐补贴 200 计入\n岗位工资 1000", "6.00"),
        ("岗位工资 1000\n岗位工资 1000", "10.00"),
    ],
)  # fmt: skip
def test_pay_is_read_item_by_item(text, expected):
    assert str(amount(text)) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("岗位工资 2500\n交通费 300", "reckoning.refused.item"),
        ("岗位工资 2500 大概", "reckoning.refused.item"),
        ("大概三千", "reckoning.refused.unread"), ("", "reckoning.refused.unread"),
        ("岗位工资 -2500", "reckoning.refused.unread"), ("1,00", "reckoning.refused.unread"),
        ("9999999999999", "reckoning.refused.unread"), ("岗位工资", "reckoning.refused.unread"),
        ("3000 4000", "reckoning.refused.unread"),
        ("\n".join(["岗位工资 1"] * 41), "reckoning.refused.unread"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_asked_about(text, key):
    with pytest.raises(Refusal) as refused:
        read_stated(WAGE, text)
    assert refused.value.key == key


def test_forty_items_are_read():
    assert amount("\n".join(["岗位工资 100"] * 40)) == Decimal(40)


def test_one_figure_means_what_the_category_asks_for():
    assert amount("27000", Category.SELF_EMPLOYED) == Decimal(135)
    assert amount("2000", Category.RETIREE) == Decimal(10)
    assert read_stated(Category.GRADUATE_STUDENT, "2000").stipend == 2000
    with pytest.raises(Refusal, match="one_figure"):
        read_stated(Category.SELF_EMPLOYED, "岗位工资 2500")


@pytest.mark.parametrize(
    ("text", "to", "superior", "last"),
    [
        ("少交 2元 支部11月1日 上级11月2日 至2027年6月", "2", date(2026, 11, 2), Month(2027, 6)),
        ("免交 支部11月1日 至2026年11月", "0", None, Month(2026, 11)),
        ("少交2.50，支部11月16日，上级11月16日，至2027年10月", "2.50", TODAY, Month(2027, 10)),
        ("reduced to 2 yuan, branch 2026-11-01, superior 2026-11-02, until 2027-06", "2",
         date(2026, 11, 2), Month(2027, 6)),
        ("exempt branch 2026-11-01 until 2027-06", "0", None, Month(2027, 6)),
    ],
)  # fmt: skip
def test_relief_is_read_with_its_days(text, to, superior, last):
    found = read_granted(text, TODAY)

    assert (found.to, found.superior_on, found.last) == (Decimal(to), superior, last)
    assert found.first == Month(2026, 11)
    assert found.branch_on in {date(2026, 11, 1), TODAY}
    assert found.relief.is_approved is (superior is not None)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("少交 支部11月1日 至2027年6月", "relief"), ("少交 0元 支部11月1日 至2027年6月", "relief"),
        ("免交 2元 支部11月1日 至2027年6月", "relief"), ("免交 至2027年6月", "relief"),
        ("免交 支部11月1日", "relief"), ("免交", "relief"),
        ("免交 支部11月17日 至2027年6月", "not_yet_decided"),
        ("免交 支部11月1日 上级11月17日 至2027年6月", "not_yet_decided"),
        ("免交 支部11月1日 至2027年11月", "relief_months"),
    ],
)  # fmt: skip
def test_relief_that_is_not_wholly_understood_is_refused(text, key):
    with pytest.raises(Refusal) as refused:
        read_granted(text, TODAY)
    assert refused.value.key == f"reckoning.refused.{key}"


@pytest.mark.parametrize(
    ("policy", "is_assessed", "month"),
    [("january", True, "2027-01"), ("january", False, "2026-11"), ("that_month", True, "2026-11")],
)
def test_a_reckoned_amount_holds_from_the_month_the_branch_has_decided(policy, is_assessed, month):
    settings = BranchSettings(dues_assessment=policy)

    assert starts_in(Month.of(TODAY), settings, is_assessed=is_assessed) == Month.read(month)


def test_in_january_last_years_figures_are_assessed_anew():
    known = [
        Assessment(member_id=1, amount=Decimal(9), from_on=date(2026, 12, 31)),
        Assessment(member_id=2, amount=Decimal(9), from_on=date(2027, 1, 1)),
        Assessment(member_id=3, amount=Decimal(9), from_on=date(2026, 5, 1), to_on=date(2027, 7, 1)),
    ]  # fmt: skip

    assert [one.member_id for one in to_assess_anew(known, 2027)] == [1]


def test_items_in_english_and_items_of_nothing_are_read_too():
    stated = read_stated(
        Category.EMPLOYEE_MONTHLY, "Basic Salary 2000\nIncome Tax 100\n岗位工资 0\n工龄工资 0.50"
    )

    assert stated.components is not None
    assert stated.components.base() == Decimal("1900.50")
    assert stated.components.only_taxed() == Decimal("1900.50")


def test_a_figure_keeps_its_category():
    for category in (Category.GRADUATE_STUDENT, Category.SELF_EMPLOYED, Category.RETIREE):
        assert read_stated(category, "2000").category is category
