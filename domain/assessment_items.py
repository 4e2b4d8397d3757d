"""Pay as somebody types it（工资构成）, item by item. This file reads Chinese.

What is read is reckoned with and forgotten. An item that the 2017 notice does not name is asked
about, never guessed（组电明字〔2017〕5号）.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from domain.assessment import Category, Stated
from domain.dues_base import Components, Unreadable, read_yuan
from domain.refusal import Refusal

INCLUDED, EXCLUDED, DEDUCTED = "included", "excluded", "deductions"

MARKS = {
    **dict.fromkeys(("计入", "计", "included"), INCLUDED),
    **dict.fromkeys(("不计入", "不计", "excluded"), EXCLUDED),
    **dict.fromkeys(("扣除", "扣", "deducted"), DEDUCTED),
}
"""What somebody says of an item; it stands before what the list below would say."""

KINDS = {
    **dict.fromkeys(
        ("职务工资", "级别工资", "岗位工资", "薪级工资", "技术等级工资", "基本工资", "工龄工资",
         "规范津贴补贴", "规范津补贴", "基础性绩效", "基础性绩效工资", "每月普遍发放奖金",
         "基本离休费", "基本退休费", "基本离退休费", "基本养老金",
         "basic salary", "post salary", "grade salary", "basic pension"),
        INCLUDED,
    ),
    **dict.fromkeys(
        ("奖励性绩效", "奖励性绩效工资", "一次性非普遍奖金", "公务交通补贴", "公务用车补贴",
         "交通补贴", "通讯补贴", "住房补贴", "住房提租补贴", "加班补贴", "加班费", "误餐补贴",
         "取暖费", "防暑降温费", "物业费", "物业补贴", "津补贴", "housing allowance",
         "transport allowance", "phone allowance", "overtime pay", "meal allowance"),
        EXCLUDED,
    ),
    **dict.fromkeys(
        ("个人所得税", "个税", "养老保险", "医疗保险", "失业保险", "工伤保险", "生育保险",
         "住房公积金", "公积金", "职业年金", "企业年金", "五险一金", "五险一金个人部分",
         "income tax", "pension insurance", "medical insurance", "unemployment insurance",
         "housing fund", "annuity"),
        DEDUCTED,
    ),
}  # fmt: skip
"""What the 2017 notice says of an item by its name（组电明字〔2017〕5号）."""

TAXES = {"income tax": "个人所得税"}

MOST_ITEMS = 40

_ITEM = re.compile(
    r"(?P<name>[^\W\d][^\d\n]*?)[\s:]*(?P<sum>-?\d[\d,]*(?:\.\d+)?)\s*(?:元|yuan)?"
    r"\s*(?P<mark>[^\W\d]*)"
)
_ONLY = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\s*(?:元|yuan)?")
_BETWEEN = re.compile(r"[\n;、，]|, ")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def read_stated(category: Category, text: str) -> Stated:
    """One figure, or lines such as 岗位工资 2500, with 计入, 不计 or 扣除 where it is not known.

    Refuses what it cannot read whole, and says by its name which item it does not know.
    """
    plain = unicodedata.normalize("NFKC", text.replace("，", "、"))
    only = _ONLY.fullmatch(plain.strip())
    if only:
        base = _amount(only[1])
        match category:
            case Category.SELF_EMPLOYED:
                return Stated(category=category, quarter_net=base)
            case Category.GRADUATE_STUDENT:
                return Stated(category=category, stipend=base)
        return Stated(category=category, base=base)
    if category in (Category.SELF_EMPLOYED, Category.GRADUATE_STUDENT):
        raise Refusal("reckoning.refused.one_figure")
    return Stated(category=category, components=_components(plain))


def _components(text: str) -> Components:
    items: dict[str, dict[str, Decimal]] = {INCLUDED: {}, EXCLUDED: {}, DEDUCTED: {}}
    for name, amount, mark in _lines(text):
        kind = MARKS.get(mark) if mark else KINDS.get(name.lower())
        if kind is None:
            raise Refusal("reckoning.refused.item", item=name[:12])
        named = TAXES.get(name.lower(), name)
        items[kind][named] = items[kind].get(named, Decimal(0)) + amount
    return Components(**items)


def _lines(text: str) -> Iterator[tuple[str, Decimal, str]]:
    lines = [line.strip() for line in _BETWEEN.split(text) if line.strip()]
    if not lines or len(lines) > MOST_ITEMS:
        raise Refusal("reckoning.refused.unread")
    for line in lines:
        found = _ITEM.fullmatch(line)
        if found is None:
            raise Refusal("reckoning.refused.unread")
        amount = _amount(found["sum"])
        if amount < 0:
            raise Refusal("reckoning.refused.unread")
        yield found["name"].strip(), amount, found["mark"].lower()


def _amount(digits: str) -> Decimal:
    if "," in digits:
        if not _THOUSANDS.fullmatch(digits):
            raise Refusal("reckoning.refused.unread")
        digits = digits.replace(",", "")
    try:
        amount = read_yuan(digits)
    except Unreadable:
        raise Refusal("reckoning.refused.unread") from None
    assert amount is not None
    return amount
