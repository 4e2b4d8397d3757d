"""What dues are reckoned from（计算基数）: given in one figure or by items, never kept.

Amounts are yuan a month: `Decimal`, a whole number, or digits as somebody types them. A float is
refused, for it is not exactly what was said.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

Given: TypeAlias = Decimal | int | str | None
"""An amount as it is handed in."""

FEN = Decimal("0.01")

INCOME_TAX = ("个人所得税", "个税")
"""The one deduction made before 2017."""

_PLAIN = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,8})?")


class Unreadable(ValueError):
    """It is no amount."""


def read_yuan(given: Given) -> Decimal | None:
    """The amount; None where none is given. Raises `Unreadable` on anything else, a float too."""
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, Decimal | int | str):
        raise Unreadable("not an exact amount")
    text = format(given, "f") if isinstance(given, Decimal) else str(given).strip()
    if not text:
        return None
    if not _PLAIN.fullmatch(text):
        raise Unreadable("not an amount")
    return Decimal(text)


def to_fen(amount: Decimal) -> Decimal:
    """Yuan to the fen, half up（四舍五入到分）."""
    return amount.quantize(FEN, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """A month's pay or pension by items（工资构成）, each name with its yuan.

    `included` counts, `excluded` does not, `deductions` come off（组电明字〔2017〕5号）.
    """

    included: Mapping[str, Given] = field(default_factory=dict)
    excluded: Mapping[str, Given] = field(default_factory=dict)
    deductions: Mapping[str, Given] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.included or self.excluded or self.deductions)

    def base(self) -> Decimal:
        """What counts, less tax, insurance, housing fund and annuities
        （组电明字〔2017〕5号）."""
        return to_fen(_total(self.included.values()) - _total(self.deductions.values()))

    def only_taxed(self) -> Decimal:
        """Before 2017: what counts, less income tax alone（中组发〔2008〕3号第一条，税后）."""
        tax = (given for name, given in self.deductions.items() if name.strip() in INCOME_TAX)
        return to_fen(_total(self.included.values()) - _total(tax))

    def total(self) -> Decimal:
        """All that is received, allowances too（离退休费总额，中组发〔2008〕3号第五条）."""
        return to_fen(_total([*self.included.values(), *self.excluded.values()]))


def third_of(quarter: Decimal) -> Decimal:
    """A quarter's net income by the month（上季度月平均纯收入，中组发〔2008〕3号第四条）."""
    return to_fen(quarter / 3)


def _total(items: Iterable[Given]) -> Decimal:
    """Of items that are none of them negative; an item without an amount counts nothing."""
    amounts = [read_yuan(given) or Decimal(0) for given in items]
    if any(amount < 0 for amount in amounts):
        raise Unreadable("an item below nothing")
    return sum(amounts, Decimal(0))
