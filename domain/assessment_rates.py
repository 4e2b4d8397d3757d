"""Rates, rounding and the cap（比例、取整、上限）: one rate on the whole base（全额累进）."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from domain.dues import USUAL_MOST
from domain.dues_base import FEN
from domain.settings import BranchSettings

WAGE_STEPS = (
    (Decimal(3000), Decimal("0.005")),
    (Decimal(5000), Decimal("0.01")),
    (Decimal(10000), Decimal("0.015")),
)
"""Up to and including so many yuan, this rate（中组发〔2008〕3号第二条）…"""
WAGE_TOP = Decimal("0.02")
"""… and above the last."""

PENSION_STEPS = ((Decimal(5000), Decimal("0.005")),)
"""The same for who has retired（离退休，中组发〔2008〕3号）…"""
PENSION_TOP = Decimal("0.01")
"""… with no higher step."""

_UNITS = {
    "fen": (FEN, ROUND_HALF_UP),
    "jiao": (Decimal("0.1"), ROUND_HALF_UP),
    "yuan_ceil": (Decimal(1), ROUND_CEILING),
}
"""What `dues_rounding` names: the unit, and whether half or anything at all goes up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What a base comes to, in yuan a month. `exact` is the product, as short as it can be written.

    `uncapped` is rounded; `amount` is what is left of it under the cap, `voluntary` the rest.
    `variants` are the amounts by rounding: fen, jiao, yuan_ceil.
    """

    base: Decimal
    rate: Decimal
    exact: Decimal
    uncapped: Decimal
    amount: Decimal
    voluntary: Decimal
    is_capped: bool
    variants: dict[str, Decimal]


def wage_rate(base: Decimal) -> Decimal:
    """按月领取工资的党员: ≤3000 0.5%, ≤5000 1%, ≤10000 1.5%, else 2%
    （中组发〔2008〕3号第二条）."""
    return _step(base, WAGE_STEPS, WAGE_TOP)


def pension_rate(base: Decimal) -> Decimal:
    """离退休党员: ≤5000 0.5%, else 1%（中组发〔2008〕3号第五条）."""
    return _step(base, PENSION_STEPS, PENSION_TOP)


def rounded(exact: Decimal, rounding: str) -> Decimal:
    """To the fen, the jiao, or up to the yuan（本支部约定）; an unknown word is the fen."""
    unit, way = _UNITS.get(rounding, _UNITS["fen"])
    return exact.quantize(unit, way)


def reckon(base: Decimal, rate: Decimal, settings: BranchSettings) -> Reckoned:
    """One rate on the whole of a base, rounded, then capped（月交纳一般不超过1000元，2017）."""
    exact = base * rate
    uncapped = rounded(exact, settings.dues_rounding)
    amount = _capped(uncapped, settings)
    return Reckoned(
        base=base, rate=rate, exact=_short(exact), uncapped=uncapped, amount=amount,
        voluntary=uncapped - amount, is_capped=amount < uncapped,
        variants={name: _capped(rounded(exact, name), settings) for name in _UNITS},
    )  # fmt: skip


def _step(base: Decimal, steps: tuple[tuple[Decimal, Decimal], ...], top: Decimal) -> Decimal:
    return next((rate for bound, rate in steps if base <= bound), top)


def _capped(amount: Decimal, settings: BranchSettings) -> Decimal:
    if settings.dues_cap == "off":
        return amount
    return min(amount, USUAL_MOST.quantize(amount))


def _short(exact: Decimal) -> Decimal:
    whole = exact.to_integral_value()
    return whole.quantize(Decimal(1)) if exact == whole else exact.normalize()
