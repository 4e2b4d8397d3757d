"""What must not be posted or kept（文字把关）, typed by a person or composed by the bot.

Blocked: marks of classification（保守国家秘密法）, identity numbers（个人信息保护法第28条）, what
somebody earns, and what somebody was criticized for. Asked about first: names beside what was not
done, document numbers, health, telephone numbers. All of it is this house's choice of how to keep
to those laws; nothing here judges whether a text is true or proper.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from unicodedata import normalize
from urllib.parse import urlsplit

from domain.refusal import Refusal


class Decision(StrEnum):
    ALLOW = "allow"  # 可以发
    CONFIRM = "confirm"  # 问一句再发
    BLOCK = "block"  # 不发


@dataclass(frozen=True, slots=True)
class Finding:
    """What to do with a text, and why; the reason names a sentence in the locales."""

    decision: Decision
    reason: str = ""


FINE = Finding(Decision.ALLOW)

LINK_LIMIT = 500
"""Characters of an address."""

_HOST = re.compile(r"(?:[\w-]{1,63}\.)+(?=[\w-]*[^\W\d_])(?!0x)[\w-]{2,63}")
_INSIDE = (".localhost", ".local", ".internal", ".lan", ".home", ".arpa")
_MARK = re.compile(r"(?:绝密|机密|秘密)\s*(?:[★☆]|级|件|文件)|[★☆]\s*(?:\d+\s*(?:年|个?月)|长期)")
_IDENTITY = re.compile(r"(?<!\d)\d{6}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx](?![\dXx])")
_EARNS = re.compile(r"(?:工资|月薪|年薪|薪金|收入|奖金|津贴|交纳基数|党费基数)\D{0,6}\d")
_OWES = re.compile(r"每月\s*(?:应|实)?交(?:纳)?\s*(?:党费)?\D{0,3}\d")
_AMOUNT = re.compile(r"(?:[¥￥]\s*\d|\d(?:\.\d+)?\s*元)")
_CRITICIZED = re.compile(r"批评[^，。；;:]{0,8}:")
_UNDONE = r"(?:未|没有?|尚未)\s*(?:交|到会|到场|来|参加|签到|报名|学|读|阅)|缺席|缺勤|迟到|旷会"
_LISTS = re.compile(rf"(?:{_UNDONE})[^，。；;:]{{0,8}}:\s*\S")
_DOCUMENT = re.compile(r"[〔\[(（]\s*(?:19|20)\d{2}\s*[〕\])）]\s*\d+\s*号")
_HEALTH = re.compile(r"手术|住院|生病|患病|病情|确诊|化疗|怀孕|孕检|产检|流产|骨折|发烧|癌")
_PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")


def inspect(text: str, names: Iterable[str] = ()) -> Finding:
    """Look a text over; `names` are those of the roster, for what may not stand beside a name."""
    plain = normalize("NFKC", text)
    known = [name for name in names if name]
    lines = [line for line in plain.splitlines() if any(name in line for name in known)]
    if _MARK.search(plain):
        return Finding(Decision.BLOCK, "classification_mark")
    if any(_is_birth(*found) for found in _IDENTITY.findall(plain)):
        return Finding(Decision.BLOCK, "id_number")
    if _EARNS.search(plain) or _OWES.search(plain) or any(map(_AMOUNT.search, lines)):
        return Finding(Decision.BLOCK, "personal_income")
    if _CRITICIZED.search(plain):
        return Finding(Decision.BLOCK, "criticism_content")
    return _asked_about(plain, lines)


def check_typed(text: str, names: Iterable[str] = (), *, hidden: Iterable[str] = ()) -> Finding:
    """The same; what may not even be kept is refused.

    `hidden` are the names a group must not read at all: of members marked 境外, on a platform
    abroad. The refusal names nobody.
    """
    plain = normalize("NFKC", text)
    if any(name in plain for name in hidden if name):
        raise Refusal("guard.named_abroad")
    finding = inspect(text, names)
    if finding.decision is Decision.BLOCK:
        raise Refusal(f"guard.{finding.reason}")
    return finding


def check_link(url: str) -> str:
    """A public https address, as it is; refused with an account in it, or a number for a name."""
    is_clean = len(url) <= LINK_LIMIT and url.isprintable() and not set(url) & set(' \\"<>')
    if not (is_clean and _is_public(url)):
        raise Refusal("guard.link", limit=LINK_LIMIT)
    return url


def _is_public(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.hostname or ""
    is_named = _HOST.fullmatch(host) is not None and not host.endswith(_INSIDE)
    return parts.scheme == "https" and "@" not in parts.netloc and is_named


def _asked_about(plain: str, lines: list[str]) -> Finding:
    undone = re.compile(_UNDONE)
    if _LISTS.search(plain) or any(map(undone.search, lines)):
        return Finding(Decision.CONFIRM, "naming_members")
    for pattern, reason in (
        (_DOCUMENT, "document_number"),
        (_HEALTH, "health_reason"),
        (_PHONE, "phone_number"),
    ):
        if pattern.search(plain):
            return Finding(Decision.CONFIRM, reason)
    return FINE


def _is_birth(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
