"""Lists of payments: what is read, which months are meant, whose payment it is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.months import Month
from domain.payment_lists import PaymentLine, read_payments
from domain.payment_matching import Payer, Payment, Snag, match, still_fits
from domain.payment_months import read_months, titled_month
from domain.refusal import Refusal

NOVEMBER = Month(2026, 11)
TEN = Decimal("10.00")


def month(text: str) -> Month:
    return Month.read(text)


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        ("11月", "2026-11"),
        ("１１月份", "2026-11"),
        ("11", "2026-11"),
        ("2026-11", "2026-11"),
        ("2026年11月", "2026-11"),
        ("2026.01", "2026-01"),
        ("十一月", "2026-11"),
        ("2026年十二月", "2026-12"),
        ("十月至十二月", "2026-10 2026-11 2026-12"),
        ("2026.11", "2026-11"),
        ("202611", "2026-11"),
        ("2026-11-01", "2026-11"),
        ("2026-11-01 00:00:00", "2026-11"),
        ("2026年11月5日", "2026-11"),
        ("12月", "2026-12"),
        ("6月", "2026-06"),
        ("5月", "2027-05"),
        ("10、11月", "2026-10 2026-11"),
        ("10-12月", "2026-10 2026-11 2026-12"),
        ("10月—12月", "2026-10 2026-11 2026-12"),
        ("2026年10月至12月", "2026-10 2026-11 2026-12"),
        ("12-2月", "2026-12 2027-01 2027-02"),
        ("2025年12月-2026年2月", "2025-12 2026-01 2026-02"),
        ("2025年1、2月", "2025-01 2025-02"),
        ("第四季度", "2026-10 2026-11 2026-12"),
        ("2026年一季度", "2026-01 2026-02 2026-03"),
        ("Q4", "2026-10 2026-11 2026-12"),
        ("11月 11月", "2026-11"),
        ("11-11月", "2026-11"),
        ("2026年1-12月", " ".join(f"2026-{number:02}" for number in range(1, 13))),
        ("11月" + " " * 57, "2026-11"),
        ("2026 11", "2026-11"),
        ("第四 季度", "2026-10 2026-11 2026-12"),
        ("第4季度", "2026-10 2026-11 2026-12"),
        ("2025年10-11月、12月", "2025-10 2025-11 2025-12"),
        ("2025年12月-2026年1月、2月", "2025-12 2026-01 2026-02"),
    ],
)
def test_months_are_read_as_lists_have_them(cell, months):
    assert [str(one) for one in read_months(cell, NOVEMBER)] == months.split()


@pytest.mark.parametrize(
    "cell",
    ["", " ", "某月", "13月", "0月", "2026-13", "第五季度", "2020-01至2026-11", "1" * 100, "11月费",
     "-", "2026", "10-", "Q5", "2026-11+1", "2026年1-12月、2027年1月", "11月" + " " * 58, "2026.1", "2026.1-2026.3", "11月、2026.1"],
)  # fmt: skip
def test_what_is_no_month_is_refused(cell):
    """Nor is 2026.1: it may be January, or how Excel keeps a 2026.10."""
    with pytest.raises(Refusal, match="payment_list"):
        read_months(cell, NOVEMBER)


@given(st.text(max_size=80))
def test_any_text_is_months_or_refused(cell):
    try:
        months = read_months(cell, NOVEMBER)
    except Refusal:
        return
    assert 1 <= len(months) <= 12
    assert list(months) == sorted(months)


@given(st.lists(st.lists(st.text(max_size=20), max_size=5), max_size=15))
def test_any_table_is_read_or_refused(rows):
    try:
        reading = read_payments([["姓名", "月份", "金额"], *rows], NOVEMBER)
    except Refusal:
        return
    assert all(line.amount > 0 for line in reading.lines)


def test_what_was_paid_is_read_where_both_columns_stand():
    rows = [["姓名", "月份", "应交金额", "实交金额"], ["张伟", "11月", "20", "22.40"]]
    [line] = read_payments(rows, NOVEMBER).lines

    assert line.amount == Decimal("22.40")


@pytest.mark.parametrize(
    "heading",
    ["金额（元）", "金额/元", "党费金额元", "缴纳党费", "付款金额", "实缴金额（单位：元）"],
)
def test_headings_are_known_with_their_unit_and_in_other_words(heading):
    [line] = read_payments(
        [["付款人", "月份", heading], ["张伟", "11月", "￥22.4"]], NOVEMBER
    ).lines

    assert (line.name, line.amount) == ("张伟", Decimal("22.40"))


@pytest.mark.parametrize(
    "said", ["未交", "未缴", "没交", "欠交", "未交纳", "未收到", "待交", "无", "——"]
)
def test_who_is_written_down_as_not_having_paid_is_nobodys_payment(said):
    rows = [["姓名", "月份", "金额"], ["张伟", "11月", "22.4"], ["赵敏", "11月", said]]
    reading = read_payments(rows, NOVEMBER)

    assert [line.name for line in reading.lines] == ["张伟"]
    assert reading.unread == ()


@pytest.mark.parametrize("title", [[], ["2026年11月党费收缴表"]])
def test_a_month_in_merged_cells_holds_for_all_of_them(title):
    rows = [title, ["姓名", "月份", "金额"], ["张伟", "11月", "22.4"], ["陈静", "", "18"]]
    reading = read_payments(rows, NOVEMBER)

    assert [line.months for line in reading.lines] == [(NOVEMBER,), (NOVEMBER,)]
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("title", "months"),
    [([], ["10月", "11月", ""]), ([], ["11月", "本月", ""]), ([], ["", "", ""]),
     (["2026年11月党费收缴表"], ["10月", "10月", ""])],
)  # fmt: skip
def test_a_month_that_could_be_another_is_not_guessed(title, months):
    rows = [title, ["姓名", "月份", "金额"]]
    rows += [[name, month, "9"] for name, month in zip("张李王", months, strict=True)]

    assert 5 in read_payments(rows, NOVEMBER).unread


def test_nor_is_one_below_somebody_who_has_not_paid():
    rows = [
        ["姓名", "月份", "金额"],
        ["张伟", "10月", "未交"],
        ["陈静", "", "9"],
        ["赵敏", "11月", "9"],
    ]

    assert read_payments(rows, NOVEMBER).unread == (3,)


@pytest.mark.parametrize(("heading", "yes", "no"), [("是否已缴", "是", "否"), ("备注", "", "未缴")])
def test_who_has_not_paid_may_stand_in_a_column_beside_the_assessed_amounts(heading, yes, no):
    rows = [
        ["姓名", "月份", "党费", heading],
        ["张伟", "11月", "22.4", yes],
        ["赵敏", "11月", "9", no],
    ]

    assert [line.name for line in read_payments(rows, NOVEMBER).lines] == ["张伟"]


@pytest.mark.parametrize(
    "title", ["2026年10月至12月党费", "2026年10月—2026年11月党费", "2026年10、11月党费"]
)
def test_a_title_of_several_months_is_not_taken_for_its_first(title):
    with pytest.raises(Refusal, match="no_month"):
        read_payments([[title], ["姓名", "金额"], ["张伟", "22.4"]], NOVEMBER)


def test_a_title_of_one_month_may_say_when_it_was_filled_in():
    rows = [["2026年11月党费（截至2026年11月25日）"], ["姓名", "金额"], ["张伟", "22.4"]]
    [line] = read_payments(rows, NOVEMBER).lines

    assert line.months == (NOVEMBER,)


def test_totals_blanks_headings_and_examples_are_skipped_and_doubtful_rows_named():
    rows = [
        ["姓名", "月份", "金额"],
        ["张伟", "11月", "22.4"],
        [],
        ["示例：李明", "11月", "10"],
        ["姓名", "月份", "金额"],
        ["赵敏", "11月", ""],
        ["陈静", "11月", "0"],
        ["杨帆", "11月", "二十"],
        ["", "11月", "20"],
        ["合计", "", "22.4"],
    ]
    reading = read_payments(rows, NOVEMBER)

    assert [line.name for line in reading.lines] == ["张伟"]
    assert reading.unread == (8, 9)


@pytest.mark.parametrize(
    ("headings", "cells", "paid"),
    [
        (["姓名", "月份", "实交金额", "党费"], ["张伟", "11月", "22.4", "20"], "22.4"),
        (["姓名", "月份", "党费", "实交"], ["张伟", "11月", "20", "22.4"], "22.4"),
        (["党费", "实交", "姓名", "月份"], ["20", "22.4", "张伟", "11月"], "22.4"),
        (["姓名", "月份", "金额", "金额"], ["张伟", "11月", "22.4", "20"], "22.4"),
        (["Name", "Month", "Amount"], ["张伟", "11月", "22.4"], "22.4"),
    ],
)
def test_of_several_amounts_the_likelier_heading_and_then_the_first_is_read(headings, cells, paid):
    [line] = read_payments([["交费表"], headings, cells], NOVEMBER).lines

    assert (line.amount, line.row) == (Decimal(paid), 3)


def test_a_heading_printed_again_is_no_month_and_a_sum_stands_in_any_first_column():
    rows = [
        ["序号", "姓名", "月份", "金额"],
        ["1", "张伟", "11月", "22.4"],
        ["序号", "姓名", "月份", "金额"],
        ["2", "赵敏", "", "9"],
        ["合计", "", "", "31.4"],
    ]
    reading = read_payments(rows, NOVEMBER)

    assert [(line.name, line.months) for line in reading.lines] == [
        ("张伟", (NOVEMBER,)),
        ("赵敏", (NOVEMBER,)),
    ]
    assert reading.unread == ()


def test_five_hundred_payments_are_read_and_one_more_is_too_many():
    rows = [["姓名", "月份", "金额"], *[["张伟", "11月", "9"]] * 500]

    assert len(read_payments(rows, NOVEMBER).lines) == 500
    with pytest.raises(Refusal, match="too_many"):
        read_payments([*rows, ["张伟", "11月", "9"]], NOVEMBER)


@pytest.mark.parametrize(
    ("rows", "titled"),
    [
        ([["2026年", "11月党费"]], NOVEMBER),
        ([["2026年11月党费"], ["截至2026.11.25"]], NOVEMBER),
        ([["2026年13月"]], None),
        ([], None),
    ],
)
def test_the_lines_above_name_one_month_or_none(rows, titled):
    assert titled_month(rows) == titled


def payer(number: int, name: str, *months: str, confirmed: str = "") -> Payer:
    return Payer(
        member_id=number,
        name=name,
        open={month(text): TEN for text in months},
        confirmed=frozenset({month(confirmed)} if confirmed else ()),
    )


def paid(name: str, *months: str, amount: str = "10", row: int = 2) -> PaymentLine:
    return PaymentLine(name=name, months=tuple(map(month, months)), amount=Decimal(amount), row=row)


PAYERS = [
    payer(1, "张伟", "2026-11", "2026-12"),
    payer(2, "李明（一）", "2026-11"),
    payer(3, "李明（二）", "2026-11"),
    payer(4, "陈静", "2026-11"),
    payer(5, "陈静", "2026-11"),
    payer(6, "赵敏", "2026-12", confirmed="2026-11"),
]


@pytest.mark.parametrize(
    ("line", "snag"),
    [
        (paid("钱多多", "2026-11"), Snag.UNKNOWN),
        (paid("李明", "2026-11"), Snag.AMBIGUOUS),
        (paid("陈静", "2026-11"), Snag.AMBIGUOUS),
        (paid("张伟", "2026-11", amount="10.01"), Snag.AMOUNT),
        (paid("张伟", "2026-11", "2026-12"), Snag.AMOUNT),
        (paid("赵敏", "2026-11"), Snag.CONFIRMED),
        (paid("赵敏", "2026-11", "2026-12", amount="20"), Snag.CONFIRMED),
        (paid("张伟", "2026-10"), Snag.NOT_OPEN),
        (paid("张伟", "2028-01"), Snag.NOT_OPEN),
    ],
)
def test_a_line_that_does_not_fit_is_left_with_its_reason(line, snag):
    matching = match([line], PAYERS, NOVEMBER)

    assert matching.payments == ()
    assert [left.snag for left in matching.left] == [snag]


def test_a_marked_name_means_that_one_alone():
    [one] = match([paid("李明(二)", "2026-11")], PAYERS, NOVEMBER).payments

    assert one.member_id == 3


def test_the_same_month_counts_once():
    lines = [paid("张伟", "2026-11", row=2), paid("张伟", "2026-11", "2026-12", amount="20", row=3)]
    matching = match(lines, PAYERS, NOVEMBER)

    assert [one.month for one in matching.payments] == [NOVEMBER]
    assert [left.snag for left in matching.left] == [Snag.TWICE]


def test_a_payment_fits_as_long_as_nothing_changed():
    payment = Payment(member_id=1, month=NOVEMBER, amount=TEN)

    assert still_fits(payment, PAYERS[0])
    assert not still_fits(payment, None)
    assert not still_fits(payment, PAYERS[5])
    assert not still_fits(Payment(member_id=1, month=NOVEMBER, amount=TEN * 2), PAYERS[0])


def test_what_is_left_says_which_line_why_and_what_was_assessed_and_the_rest_goes_on():
    payers = [payer(1, "张伟", "2026-10", "2026-11"), payer(2, "赵敏", "2026-11")]

    def line(name, paid, *months):
        return PaymentLine(name=name, months=tuple(map(month, months)), amount=paid)

    unknown = line("某人", TEN, "2026-11")
    wrong = line("张伟", Decimal(1), "2026-10", "2026-11")
    closed = line("张伟", None, "2026-09")
    ahead = line("张伟", None, "2028-01")
    good = line("赵敏", None, "2026-11")
    twice = line("赵敏", None, "2026-11")
    found = match([unknown, wrong, closed, ahead, good, twice], payers, NOVEMBER)
    assessed = sum(payers[0].open.values())

    assert [(one.line, one.snag, one.assessed) for one in found.left] == [
        (unknown, Snag.UNKNOWN, None),
        (wrong, Snag.AMOUNT, assessed),
        (closed, Snag.NOT_OPEN, None),
        (ahead, Snag.NOT_OPEN, None),
        (twice, Snag.TWICE, None),
    ]
    assert [one.member_id for one in found.payments] == [2]
