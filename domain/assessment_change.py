"""A new base in mid-year（工资变化）: when it begins to count."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from domain.assessment import Assessed, Stated, assess
from domain.assessment_rates import Reckoned
from domain.assessment_relief import Relief
from domain.dues import Assessment
from domain.dues_base import Given
from domain.months import Month
from domain.settings import BranchSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBase:
    """From this month on another base（新工资标准）; never kept."""

    from_month: Month
    base: Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What holds in the month asked about, and what the new base comes to from January on."""

    now: Assessed
    next_january: Decimal | None = None

    def told(self) -> dict[str, object]:
        """What there is to say, by its name, yuan and rates written out（逐项）."""
        said: dict[str, object] = {"status": self.now.status, "amount": self.now.amount}
        if self.now.reckoned is not None:
            said |= _explained(self.now.reckoned)
        others = {
            "pre2017_only_tax_deducted": self.now.pre2017,
            "if_2008_total_basis": self.now.total2008,
        }
        for name, other in others.items():
            if other is not None:
                said[name] = {"base": other.base, "amount": other.amount}
        if self.now.candidates:
            said["candidates"] = self.now.candidates
        if self.now.allowed:
            said["allowed"] = self.now.allowed
        if self.next_january is not None:
            said["next_january"] = self.next_january
        said["warnings"] = self.now.warnings
        return {name: _written(value) for name, value in said.items()}


def counts_from(month: Month, settings: BranchSettings) -> Month:
    """The month from which a pay that changed in `month` counts.

    By the 2008 rules that month（中组发〔2008〕3号第十条）; assessed in January for the year
    （组电明字〔2017〕5号）, the next January.
    """
    if settings.dues_assessment == "that_month" or month.number == 1:
        return month
    return Month(month.year + 1, 1)


def starts_in(this: Month, settings: BranchSettings, *, is_assessed: bool) -> Month:
    """From when an amount reckoned in `this` month holds: who had none so far begins at once."""
    return counts_from(this, settings) if is_assessed else this


def to_assess_anew(known: Iterable[Assessment], year: int) -> list[Assessment]:
    """Who still pays by a former year's figure（年初核定，组电明字〔2017〕5号）.

    What ends anyway, such as a relief, is not asked about.
    """
    first = date(year, 1, 1)
    return [one for one in known if one.to_on is None and one.from_on < first]


def assess_in(
    stated: Stated,
    settings: BranchSettings,
    *,
    change: NewBase | None = None,
    asked: Month | None = None,
    relief: Relief | None = None,
) -> Changed:
    """The amount of the month `asked`; without one, of the month in which the pay changes."""
    before = assess(stated, settings, relief)
    if change is None:
        return Changed(now=before)
    anew = replace(stated, base=change.base, components=None, quarter_net=None)
    after = assess(anew, settings, relief)
    month = change.from_month if asked is None else asked
    counts = month >= counts_from(change.from_month, settings)
    return Changed(now=after if counts else before, next_january=after.amount)


def _explained(reckoned: Reckoned) -> dict[str, object]:
    return {
        "monthly_base": reckoned.base,
        "rate": reckoned.rate,
        "exact": reckoned.exact,
        "uncapped": reckoned.uncapped,
        "capped": reckoned.is_capped,
        "voluntary": reckoned.voluntary,
        "rounding_variants": reckoned.variants,
    }


def _written(value: object) -> object:
    match value:
        case Decimal():
            return str(value)
        case dict():
            return {name: _written(one) for name, one in value.items()}
        case tuple():
            return [_written(one) for one in value]
    return value
