"""Who sees what of the ledger（谁看什么）, and whether the year was made public（党费公布）."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.months import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """One month of the branch as one kind of reader sees it."""

    paid: int
    total: int
    deferred: int | None = None
    unpaid: int | None = None
    names_listed: bool = False
    amounts_listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """The same month for the group and for the secretary."""

    group_digest: MonthView
    secretary_view: MonthView


def views_of(
    *, paid: int, members: int, deferred: int | None = None, unpaid: int | None = None
) -> Views:  # fmt: skip
    """In the group two numbers（已交10/12）: no names, no amounts, not who may pay later.

    The secretary and 组织委员 see in private who it is.
    """
    return Views(
        group_digest=MonthView(paid=paid, total=members),
        secretary_view=MonthView(
            paid=paid, total=members, deferred=deferred, unpaid=unpaid, names_listed=True,
            amounts_listed=True,
        ),
    )  # fmt: skip


class Published(StrEnum):
    """Whether a year's dues were made public（公布）."""

    MET = "met"
    MISSING = "missing"
    PENDING = "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A year, and how its publication stands."""

    year: int
    annual_publication: Published


def publication(year: int, days: Iterable[date], today: date | None = None) -> Publication:
    """每年应当向党员公布1次党费收缴、使用情况 (旗帜网 2021); pending while the year runs."""
    found = Published.MISSING
    if any(day.year == year and (today is None or day <= today) for day in days):
        found = Published.MET
    elif today is not None and today <= Month(year, 12).last:
        found = Published.PENDING
    return Publication(year=year, annual_publication=found)
