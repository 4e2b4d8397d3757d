"""Who has paid, as it is typed（11月全部交、除孙桂兰外都交了）. This file reads Chinese."""

import re
import unicodedata
from collections.abc import Iterable

from domain.bulk import Paste, Vocabulary
from domain.months import Month
from domain.payment_lists import PaymentLine
from domain.payment_matching import Payer
from domain.payment_months import read_months

PAID, UNPAID = "paid", "unpaid"

DUES = Vocabulary(
    words={
        **dict.fromkeys(
            ("已交", "交了", "已缴", "缴了", "交", "缴", "交齐", "已确认", "已收", "paid"), PAID
        ),
        **dict.fromkeys(("没交", "未交", "没缴", "未缴", "unpaid", "not paid"), UNPAID),
    },
    verbs="交|缴|收|paid|have paid",
    usual=PAID,
)
"""What a typed list says of people's dues."""

_MONTH = re.compile(
    r"\s*(?P<month>(?:[0-9]{4}\s*[年./-]\s*)?(?:1[0-2]|0?[1-9])\s*月份?|[0-9]{4}-[0-9]{2}(?![0-9]))"
    r"(?:的?党费)?\s*[:,、]?\s*"
)


def read_month(text: str, this: Month) -> tuple[Month | None, str]:
    """The month it begins with, None without one, and what stands behind it."""
    found = _MONTH.match(unicodedata.normalize("NFKC", text[:60]))
    if found is None:
        return None, text
    [month] = read_months(found["month"].replace(" ", ""), this)
    rest = unicodedata.normalize("NFKC", text)[found.end() :]
    return month, rest


def lines_of(paste: Paste, payers: Iterable[Payer], month: Month) -> list[PaymentLine]:
    """A line for each who paid that month; all the rest are those it is still open for."""
    aside = paste.but | paste.said.keys()
    return [
        PaymentLine(name=payer.name, months=(month,), amount=None)
        for payer in payers
        if paste.said.get(payer.member_id) == PAID
        or (paste.has_rest and payer.member_id not in aside and month in payer.open)
    ]
