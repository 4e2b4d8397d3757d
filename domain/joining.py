"""Somebody comes（加人、转入）: one line says who, what, where and from when.

This file reads Chinese: 陈晓 预备党员 二组 11月20日起 党费交至10月.
"""

import re
from dataclasses import dataclass
from datetime import date

from domain.months import Month
from domain.people import MemberKind
from domain.periods import read_month
from domain.refusal import Refusal
from domain.roster_cells import KINDS, MAX_GROUP
from domain.roster_names import typed_name
from domain.spans import read_since
from domain.text import clean_line

LONGEST = 120
"""Characters of such a line."""

_PAID = re.compile(
    r"(?:党费)?(?:已)?[交缴]至(?P<month>.+)|paid(?:to)?[:：=](?P<en>.+)", re.IGNORECASE
)
_GROUP = re.compile(r".{0,30}组|group\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Who comes, from which day; `paid_to` is the last month paid where they were before.

    `kind` is None where nothing was said of it.
    """

    name: str
    on: date
    kind: MemberKind | None = None
    group: str = ""
    paid_to: Month | None = None


def read_joining(text: str, today: date) -> Joining:
    """The name first, the rest in any order; a word nobody understands is named back."""
    first, *words = re.split(r"[\s,，、;；]+", clean_line(text, limit=LONGEST))
    name = typed_name(first)
    kind, group, on, paid_to = None, "", today, None
    for word in words:
        if word.lower() in KINDS:
            kind = KINDS[word.lower()]
        elif paid := _PAID.fullmatch(word):
            paid_to = read_month(paid["month"] or paid["en"], today)
        elif _GROUP.fullmatch(word) and len(word) <= MAX_GROUP:
            group = word
        elif re.search(r"\d|天|日", word):
            on = read_since(word, today)
        elif word:
            raise Refusal("joining.refused.word", word=word[:20])
    check_paid_to(paid_to, on)
    return Joining(name=name, on=on, kind=kind, group=group, paid_to=paid_to)


def check_paid_to(paid_to: Month | None, on: date) -> None:
    """Refuse a month settled long before, or after, they come: it would be a slip of the pen."""
    if paid_to is None:
        return
    this = Month.of(on)
    if not this.plus(-12) <= paid_to <= this.plus(6):
        raise Refusal("joining.refused.paid_to")
