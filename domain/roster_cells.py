"""What the cells of a roster mean（名册各栏）: each reader refuses what it cannot read."""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

from domain.people import MemberKind, Office
from domain.refusal import Refusal
from domain.text import clean_line

MAX_GROUP = 32
MAX_DUES = Decimal(10_000)
PARTY_FOUNDED = date(1921, 7, 1)

KINDS = {
    **dict.fromkeys(
        ("", "正式", "正式党员", "中共党员", "中共正式党员", "党员", "full", "fullmember"),
        MemberKind.FULL,
    ),
    **dict.fromkeys(
        ("预备", "预备党员", "中共预备党员", "probationary", "probationarymember"),
        MemberKind.PROBATIONARY,
    ),
}
OFFICES: dict[str, Office | None] = {
    **dict.fromkeys(("", "党员", "普通党员", "一般党员", "member")),
    **dict.fromkeys(("书记", "secretary"), Office.SECRETARY),
    **dict.fromkeys(("副书记", "deputysecretary"), Office.DEPUTY_SECRETARY),
    **dict.fromkeys(
        ("组织委员", "organizationcommissioner", "organisationcommissioner"),
        Office.ORGANIZATION_COMMISSIONER,
    ),
    **dict.fromkeys(("宣传委员", "publicitycommissioner"), Office.PUBLICITY_COMMISSIONER),
    **dict.fromkeys(
        ("纪检委员", "纪律检查委员", "disciplinecommissioner"), Office.DISCIPLINE_COMMISSIONER
    ),
    **dict.fromkeys(("组长", "党小组长", "小组长", "groupleader"), Office.GROUP_LEADER),
}
_NOTHING = re.compile(r"(?:无|没有|n/?a|none|nil|[-—–/\\_.]+)?", re.IGNORECASE)
_BRANCH = re.compile(r"^(?:中共)?(?:本|党)?支部(?:委员会)?")
_LEADER = re.compile(r"[^副]*组组长")
_CLOCK = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?$")
_DAY = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_DIGITS = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"([2-5][0-9]{4}|60000)(?:\.[0-9]+)?")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_UNIT = re.compile(r"^(?:¥|rmb|cny)|(?:元|圆|rmb|cny|yuan)?(?:/月|每月|/month)?$", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:[0-9]{1,7}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,2}0*)?")


def read_kind(cell: str) -> MemberKind:
    """正式党员 or 预备党员; an empty cell is a full member."""
    kind = KINDS.get(_squeezed(cell).lower())
    if kind is None:
        raise Refusal("roster.problem.unknown_kind")
    return kind


def read_group(cell: str) -> str:
    """The party group（党小组）as written, or ""."""
    group = clean_line(cell, limit=MAX_GROUP + 1)
    if len(group) > MAX_GROUP:
        raise Refusal("roster.problem.long_group")
    return "" if _NOTHING.fullmatch(group) else group


def typed_group(text: str) -> str:
    """The same, where it is typed on its own and not in a roster's row."""
    try:
        return read_group(text)
    except Refusal:
        raise Refusal("refused.too_long", limit=MAX_GROUP) from None


def read_office(cell: str) -> str:
    """The office's code, or "" for a member without one."""
    text = _squeezed(cell).lower()
    if _LEADER.fullmatch(text):
        return Office.GROUP_LEADER
    bare = _BRANCH.sub("", text)
    if bare not in OFFICES:
        raise Refusal("roster.problem.unknown_office")
    return OFFICES[bare] or ""


def read_date(cell: str, today: date) -> date | None:
    """A day in any usual shape, an Excel day number included; a month alone is not guessed."""
    text = _CLOCK.sub("", _narrow(cell)).replace(" ", "")
    if _NOTHING.fullmatch(text):
        return None
    try:
        day = _day(text)
    except (OverflowError, ValueError):
        raise Refusal("roster.problem.bad_date") from None
    if day > today:
        raise Refusal("roster.problem.future_date")
    if day < PARTY_FOUNDED:
        raise Refusal("roster.problem.bad_date")
    return day


def read_dues(cell: str) -> Decimal | None:
    """Yuan a month, to the fen; None for 0 and for an empty cell（尚未核定）."""
    text = _squeezed(cell)
    if not text:
        return None
    found = _AMOUNT.fullmatch(_UNIT.sub("", text))
    if not found:
        raise Refusal("roster.problem.bad_dues")
    amount = Decimal(found[0].replace(",", "")).quantize(Decimal("0.01"))
    if amount > MAX_DUES:
        raise Refusal("roster.problem.bad_dues")
    return amount or None


def _day(text: str) -> date:
    if serial := _SERIAL.fullmatch(text):
        return _EXCEL_DAY_ZERO + timedelta(days=int(serial[1]))
    found = _DAY.fullmatch(text) or _DIGITS.fullmatch(text)
    if not found:
        raise ValueError(text)
    return date(int(found[1]), int(found[2]), int(found[3]))


def _narrow(cell: str) -> str:
    return unicodedata.normalize("NFKC", clean_line(cell, limit=40))


def _squeezed(cell: str) -> str:
    text = _narrow(cell).replace(" ", "")
    return "" if _NOTHING.fullmatch(text) else text
