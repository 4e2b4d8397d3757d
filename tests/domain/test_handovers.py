"""What is handed up, and which totals of a year may be told."""

from datetime import date
from decimal import Decimal

import pytest

from domain.disclosure import disclose
from domain.dues import Due, DueState
from domain.handovers import Handover, by_month, check_day, check_receipt, chosen, total_of
from domain.months import Month
from domain.refusal import Refusal

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
FIRST, SECOND = date(2026, 10, 20), date(2026, 11, 20)
UPS = [
    Handover(id=1, branch_id=1, on=FIRST, total=Decimal(0)),
    Handover(id=2, branch_id=1, on=SECOND, total=Decimal(0)),
]


def paid(member_id: int, month: Month = NOVEMBER, up: int | None = None) -> Due:
    return Due(
        member_id=member_id, month=month, amount=Decimal(member_id), state=DueState.CONFIRMED,
        handover_id=up,
    )  # fmt: skip


def owing(member_id: int, month: Month = NOVEMBER) -> Due:
    return Due(member_id=member_id, month=month, amount=Decimal(member_id))


def test_what_is_held_is_summed_up_by_month():
    held = by_month([paid(1), paid(2), paid(5, OCTOBER)])
    assert [(one.month, one.count, one.total) for one in held] == [
        (OCTOBER, 1, 5),
        (NOVEMBER, 2, 3),
    ]


def test_only_what_is_held_is_handed_up():
    held = [paid(1), paid(2), paid(5, OCTOBER)]
    assert total_of(chosen(held, {NOVEMBER})) == 3
    assert chosen(held, [NOVEMBER, OCTOBER]) == held
    assert isinstance(total_of([]), Decimal)
    for months, key in (((), "no_month"), ({Month(2026, 9)}, "changed")):
        with pytest.raises(Refusal, match=key):
            chosen(held, months)
    with pytest.raises(Refusal, match="nothing"):
        chosen([], {NOVEMBER})


def test_a_day_has_come_and_was_kept_here():
    check_day(SECOND, SECOND, FIRST)
    check_day(FIRST, SECOND, FIRST)
    with pytest.raises(Refusal, match="future"):
        check_day(SECOND, FIRST, FIRST)
    for since in (SECOND, None):
        with pytest.raises(Refusal, match="too_early"):
            check_day(FIRST, SECOND, since)


@pytest.mark.parametrize("receipt", ["No.123", "no. 123", "ＮＯ．１２３"])
def test_the_same_receipt_in_other_clothes_is_the_same(receipt):
    with pytest.raises(Refusal, match="receipt_twice"):
        check_receipt(receipt, ["", "No.123"])


def test_several_without_a_receipt_do_not_clash_with_a_new_one():
    check_receipt("No.124", ["", "", "No.123"])


@pytest.mark.parametrize(
    ("receipt", "key"), [("", "refused.empty"), ("0" * 40, None), ("0" * 41, "refused.too_long")]
)
def test_a_receipts_number_is_not_empty_and_has_forty_characters_at_most(receipt, key):
    if key is None:
        check_receipt(receipt, [])
        return
    with pytest.raises(Refusal, match=key):
        check_receipt(receipt, [])


def test_a_year_is_told_in_counts_and_totals():
    rows = [paid(n, up=1 + n % 2) for n in range(1, 7)] + [owing(n, OCTOBER) for n in (7, 8, 9)]
    rows.append(paid(1, Month(2025, 12)))
    told = disclose(2026, rows, UPS)

    assert (told.payers, told.expected, told.paid) == (9, 9, 6)
    assert (told.year, told.months) == (2026, (OCTOBER, NOVEMBER))
    assert dict(told.totals) == {"assessed": 45, "received": 21, "handed_up": 21, "held": 0}
    assert [(one.on, one.total) for one in told.shares] == [(FIRST, 12), (SECOND, 9)]
    assert told.is_whole


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([paid(1), paid(2)], set()),
        ([paid(n) for n in (1, 2, 3)], {"assessed", "received", "handed_up", "held"}),
        ([*(paid(n) for n in (1, 2, 3)), owing(4)], {"received", "handed_up", "held"}),
        ([*(paid(n, up=1) for n in (1, 2, 3)), paid(4)], {"assessed", "received"}),
        ([*(paid(n) for n in (1, 2, 3)), paid(4, up=1)], {"assessed", "received"}),
    ],
)
def test_nothing_is_shown_from_which_a_members_own_amount_follows(rows, shown):
    told = disclose(2026, rows, UPS)

    assert {name for name, _ in told.totals} == shown


def test_a_day_with_one_payer_is_told_with_another_day():
    rows = [*(paid(n, up=1) for n in (1, 2, 3)), paid(4, up=2)]
    assert [(one.on, one.total) for one in disclose(2026, rows, UPS).shares] == [(SECOND, 10)]
    rows = [paid(4, up=1), *(paid(n, up=2) for n in (1, 2, 3))]
    assert [(one.on, one.total) for one in disclose(2026, rows, UPS).shares] == [(SECOND, 10)]
