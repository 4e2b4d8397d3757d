"""Which column of a roster is which（名册表头）."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from domain.text import clean_line

HEADING_ROWS = 10
"""How far down the heading row is looked for: titles and notes stand above it."""

# The likelier heading of a kind stands first: with both 党内职务 and 职务, the former is read.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": (
        *("姓名", "党员姓名", "人员姓名", "成员姓名", "名字", "党员", "党员名单"),
        *("name", "fullname", "membername"),
    ),
    "kind": (
        *("党员类别", "党员类型", "类别", "类型", "人员类别", "人员类型", "党员身份", "政治面貌"),
        *("kind", "memberkind", "membertype", "type", "category"),
    ),
    "group": (
        *("党小组", "所在党小组", "所属党小组", "党小组名称", "小组", "所在小组", "小组名称"),
        *("组别", "group", "partygroup", "groupname"),
    ),
    "office": (
        *("党内职务", "党务职务", "支部职务", "党支部职务", "党内任职", "担任职务", "职务"),
        *("office", "partyoffice", "position", "role"),
    ),
    "joined_on": (
        *("入党日期", "入党时间", "入党年月日", "入党年月", "加入中共组织日期"),
        *("加入中共组织时间", "加入党组织日期", "加入党组织时间", "加入中国共产党日期"),
        *("加入中国共产党时间", "joinedon", "joined", "datejoined", "joindate", "joineddate"),
    ),
    "monthly_dues": (
        *("月交党费", "月应交党费", "应交党费", "每月党费", "每月应交党费", "每月交党费", "月党费"),
        *("核定月交党费", "月交纳党费", "党费标准", "党费", "monthlydues", "dues", "duesamount"),
    ),
}
_RANKS = {
    heading: (code, rank)
    for code, headings in SYNONYMS.items()
    for rank, heading in enumerate(headings)
}
_COUNTERS = {"序号", "编号", "序", "号", "no", "no.", "#", "number", "index", ""}
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|〔[^〔〕]*〕|【[^【】]*】")
_DECORATION = re.compile(r"[\s*:;,.·★☆※_\-/\\()\[\]{}〔〕【】《》「」'\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The heading row（表头）found: `columns` maps a code to a column, `row` is the first below."""

    columns: dict[str, int]
    ignored: tuple[str, ...]
    row: int


def find_headings(rows: Sequence[Sequence[str]]) -> Headings | None:
    """The first row that has a heading for names, or None where a list has no headings at all."""
    for number, row in enumerate(rows[:HEADING_ROWS]):
        columns = _columns(row)
        if "name" not in columns:
            continue
        below = rows[number + 1] if number + 1 < len(rows) else ()
        if _is_second_half(below, columns):
            merged = [
                lower if lower.strip() else upper
                for upper, lower in zip(_pad(row, len(below)), _pad(below, len(row)), strict=True)
            ]
            return Headings(columns=_columns(merged), ignored=_ignored(merged), row=number + 2)
        return Headings(columns=columns, ignored=_ignored(row), row=number + 1)
    return None


def is_name_heading(cell: str) -> bool:
    """Whether this is a heading of the name column: printed rosters repeat it on each page."""
    return _plain(cell) in SYNONYMS["name"]


def _columns(row: Sequence[str]) -> dict[str, int]:
    found: dict[str, tuple[int, int]] = {}
    for column, cell in enumerate(row):
        code, rank = _RANKS.get(_plain(cell), ("", 0))
        if code and (code not in found or rank < found[code][0]):
            found[code] = (rank, column)
    return {code: column for code, (_, column) in found.items()}


def _is_second_half(below: Sequence[str], columns: dict[str, int]) -> bool:
    """Headings of two rows: 姓名 spans both, 入党时间 stands in the lower one."""
    name = columns["name"]
    has_name = name < len(below) and bool(below[name].strip())
    return not has_name and bool(_columns(below).keys() - {"name"})


def _ignored(row: Sequence[str]) -> tuple[str, ...]:
    read = set(_columns(row).values())
    headings = (
        clean_line(cell, limit=20)
        for column, cell in enumerate(row)
        if column not in read and _plain(cell) not in _COUNTERS
    )
    return tuple(dict.fromkeys(heading for heading in headings if heading))


def _plain(cell: str) -> str:
    """A heading without its decoration: ＊入 党 日 期（YYYY-MM-DD） is 入党日期."""
    text = unicodedata.normalize("NFKC", clean_line(cell, limit=60)).lower().replace("缴", "交")
    bare = _DECORATION.sub("", _IN_BRACKETS.sub("", text)) or _DECORATION.sub("", text)
    return bare if bare in _RANKS else re.sub(r"(?<=党费)(?:数额|金额|标准)$", "", bare)


def _pad(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]
