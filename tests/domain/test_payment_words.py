"""Who has paid, as the organization commissioner types it."""

from decimal import Decimal

import pytest

from domain.bulk import read_paste
from domain.months import Month
from domain.payment_matching import Payer, Snag, match
from domain.payment_words import DUES, lines_of, read_month
from domain.refusal import Refusal

THIS, LAST = Month(2026, 11), Month(2026, 10)


def payer(number, name, *, open_for=(THIS,), confirmed=()):
    amounts = {month: Decimal(number) for month in open_for}
    return Payer(member_id=number, name=name, open=amounts, confirmed=frozenset(confirmed))


PAYERS = [
    payer(1, "张伟", open_for=(LAST, THIS)), payer(2, "孙桂兰"), payer(3, "陈静"),
    payer(4, "杨帆", open_for=(), confirmed=(THIS,)), payer(5, "马德福", open_for=()),
]  # fmt: skip
NAMES = {one.member_id: one.name for one in PAYERS}


@pytest.mark.parametrize(
    ("text", "month", "rest"),
    [
        ("11月 全部交", THIS, "全部交"),
        ("11月份：全部交", THIS, "全部交"),
        ("2026年10月党费，张伟", LAST, "张伟"),
        ("2026-10 张伟", LAST, "张伟"),
        ("１１月张伟", THIS, "张伟"),
        ("2026 年 11 月 张伟", THIS, "张伟"),
        ("11. 张伟", None, "11. 张伟"),
        ("全部交", None, "全部交"),
        ("", None, ""),
    ],
)
def test_the_month_stands_first_or_is_not_said(text, month, rest):
    assert read_month(text, THIS) == (month, rest)


@pytest.mark.parametrize(
    ("text", "paid", "left"),
    [
        ("全部交", {1, 2, 3}, {}),
        ("除孙桂兰外都交了", {1, 3}, {}),
        ("除孙桂兰外，其余同志都已交党费。", {1, 3}, {}),
        ("没交：孙桂兰、陈静\n其余全交", {1}, {}),
        ("1. 张伟 已交\n2. 陈静✅", {1, 3}, {}),
        ("张伟、杨帆、马德福", {1}, {"杨帆": Snag.CONFIRMED, "马德福": Snag.NOT_OPEN}),
        ("张伟没交", set(), {}),
    ],
)
def test_who_has_paid_is_compared_as_a_payment_list_is(text, paid, left):
    lines = lines_of(read_paste(text, NAMES, DUES), PAYERS, THIS)
    matching = match(lines, PAYERS, THIS)

    assert {one.member_id for one in matching.payments} == paid
    assert {one.line.name: one.snag for one in matching.left} == left
    assert all(one.amount == one.member_id for one in matching.payments)


@pytest.mark.parametrize("text", ["全到", "钱七", "除钱七外都交了", "张伟 请假", "张伟 20元"])
def test_other_words_are_not_understood(text):
    with pytest.raises(Refusal):
        read_paste(text, NAMES, DUES)
