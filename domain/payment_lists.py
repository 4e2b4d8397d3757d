"""A list of payments somebody hands in（交费表）: 姓名、月份、金额. This file reads Chinese."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.months import Month
from domain.payment_months import read_months, titled_month
from domain.refusal import Refusal
from domain.roster_cells import read_dues
from domain.roster_names import is_example, is_footer, read_name
from domain.text import clean_line

HEADING_ROWS = 10
"""How far down the heading row is looked for."""

MOST_LINES = 500
"""A branch of fifty with ten months each."""

# The likelier heading of a kind stands first: with both 实交 and 应交, what was paid is read.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": (
        *("姓名", "党员姓名", "交费人", "交纳人", "交款人", "付款人", "党员", "名字"),
        *("name", "fullname"),
    ),
    "month": (
        *("月份", "交费月份", "交纳月份", "党费月份", "所属月份", "年月", "所属期", "费款所属期"),
        *("交费月", "月", "期间", "month", "months", "period"),
    ),
    "amount": (
        *("实交金额", "实交党费", "实交数额", "实交", "交费金额", "交纳金额", "交纳数额"),
        *(
            "交款金额",
            "付款金额",
            "已交金额",
            "金额",
            "数额",
            "党费金额",
            "党费",
            "交党费",
            "交纳党费",
            "amount",
            "paid",
            "dues",
        ),
    ),
    "paid": (
        *("是否交纳", "是否已交", "是否交费", "是否交党费", "交纳情况", "交费情况", "交费状态"),
        *("状态", "交纳状态"),
    ),
}
_RANKS = {
    heading: (code, rank)
    for code, headings in SYNONYMS.items()
    for rank, heading in enumerate(headings)
}
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_UNPAID = re.compile(r"(?:尚?未|没有?|欠|待)(?:交|收)(?:纳|费|党费|款|到|齐)?")
_NO = frozenset({"否", "未", "×", "x", "no", "n"})
_DECORATION = re.compile(r"[\s*:;,.·_\-/\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """Somebody paid this much for these months together; `row` is 1-based.

    Without an amount it is what was assessed; `row` is 0 where there is no table.
    """

    name: str
    months: tuple[Month, ...]
    amount: Decimal | None
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReading:
    """What was read; `unread` are the rows with a name, a month or an amount in doubt."""

    lines: tuple[PaymentLine, ...]
    unread: tuple[int, ...]


def read_payments(rows: Sequence[Sequence[str]], this: Month) -> PaymentReading:
    """Read a table; a row without an amount is nobody's payment and no problem.

    Refuses a table without the headings, or with nothing to read below them.
    """
    columns, first = _headings(rows)
    below = [(row, _at(row, columns)) for row in rows[first:]]
    blank = _meant([at for _, at in below], titled_month(rows[: first - 1]), this)
    if "month" not in columns and not blank:
        raise Refusal("payment_list.refused.no_month")
    lines, unread = [], []
    for number, (row, at) in enumerate(below, start=first + 1):
        if _is_skipped(row, at):
            continue
        try:
            amount = read_dues(at["amount"])
            name = read_name(at["name"])
            months = _months(at, this) or blank
        except Refusal:
            unread.append(number)
            continue
        if not months:
            unread.append(number)
        elif amount is not None:
            lines.append(PaymentLine(name=name, months=months, amount=amount, row=number))
    if len(lines) > MOST_LINES:
        raise Refusal("payment_list.refused.too_many", most=MOST_LINES)
    if not lines and not unread:
        raise Refusal("payment_list.refused.empty")
    return PaymentReading(lines=tuple(lines), unread=tuple(unread))


def _at(row: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    """The cells of a row by what they are."""
    return {code: row[column] if column < len(row) else "" for code, column in columns.items()}


def _months(at: Mapping[str, str], this: Month) -> tuple[Month, ...]:
    """() for a cell left blank."""
    return read_months(at["month"], this) if at.get("month", "").strip() else ()


def _meant(
    cells: Sequence[Mapping[str, str]], titled: Month | None, this: Month
) -> tuple[Month, ...]:
    """What a blank month means: the one that stands everywhere else, as in merged cells, or ()."""
    try:
        said = {_months(at, this) for at in cells if _plain(at.get("month", "")) not in _RANKS}
    except Refusal:
        return ()
    said.discard(())
    if titled is not None:
        said.add((titled,))
    return said.pop() if len(said) == 1 else ()


def _headings(rows: Sequence[Sequence[str]]) -> tuple[dict[str, int], int]:
    """By code, the column; and how many rows stand above the first payment."""
    for number, row in enumerate(rows[:HEADING_ROWS], start=1):
        found: dict[str, tuple[int, int]] = {}
        for column, cell in enumerate(row):
            code, rank = _RANKS.get(_plain(cell), ("", 0))
            if code and (code not in found or rank < found[code][0]):
                found[code] = (rank, column)
        if {"name", "amount"} <= set(found):
            return {code: column for code, (_, column) in found.items()}, number
    raise Refusal("payment_list.refused.no_heading")


def _is_skipped(row: Sequence[str], at: dict[str, str]) -> bool:
    """Blank rows, totals, headings printed again, examples, and those with nothing paid.

    未交 in any column is believed, whatever stands beside it.
    """
    first = next((cell for cell in row if cell.strip()), "")
    name = at["name"]
    if is_footer(first) or is_footer(name) or is_example(name) or _plain(name) in _RANKS:
        return True
    if any(_UNPAID.fullmatch(_plain(cell)) for cell in row) or _plain(at.get("paid", "")) in _NO:
        return True
    return not at["amount"].strip()


def _plain(cell: str) -> str:
    """A heading without its decoration: 缴费金额（元） is 交费金额."""
    text = unicodedata.normalize("NFKC", clean_line(cell, limit=60)).lower().replace("缴", "交")
    return _DECORATION.sub("", _IN_BRACKETS.sub("", text)).removesuffix("元")
