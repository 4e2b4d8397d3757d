"""Entrusting work to somebody for a while（委托）. This file reads Chinese."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.months import Month
from domain.people import Member, Office, Trust
from domain.refusal import Refusal
from domain.times import Once, read_when

MONTHS = 6
"""How far ahead a delegation may end（本支部约定）."""

_STRETCH = re.compile(r"(?P<count>[一二两三四五六]|\d{1,3})\s*(?:个)?(?P<unit>周|星期|天|日|月)后?")
_COUNTS = {word: number for number, word in enumerate("一二三四五六", start=1)} | {"两": 2}
_DAYS = {"周": 7, "星期": 7, "天": 1, "日": 1}
_ENDS = ("本月底", "月底", "end of month")
_BEFORE = re.compile(r"^(?:到|至|until\s+|till\s+)")
_AFTER = re.compile(r"(?:为?止|\(含\)|（含）)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """What somebody entrusted to somebody else; `last_on` is the last day, included."""

    id: int
    branch_id: int
    giver_id: int
    taker_id: int
    what: Trust
    from_on: date
    last_on: date


def standing_in(member: Member) -> Member:
    """A deputy where no secretary can act（书记缺位时由副书记主持）: everything is theirs."""
    if Office.DEPUTY_SECRETARY not in member.offices:
        return member
    return replace(member, entrusted=member.entrusted | {Trust.ALL})


def trusts_of(giver: Member) -> tuple[Trust, ...]:
    """What this member may entrust: the secretary anything, 组织委员 the dues only."""
    if Office.SECRETARY in giver.offices:
        return tuple(Trust)
    return (Trust.DUES,) if Office.ORGANIZATION_COMMISSIONER in giver.offices else ()


def office_behind(giver: Member) -> Office:
    """The office it is given by."""
    is_secretary = Office.SECRETARY in giver.offices
    return Office.SECRETARY if is_secretary else Office.ORGANIZATION_COMMISSIONER


def check_delegation(giver: Member, taker: Member, what: Trust) -> None:
    """Refused if it is not the giver's, to oneself, had already, or of no use."""
    if what not in trusts_of(giver):
        raise Refusal("refused.only.delegate")
    if taker.id == giver.id:
        raise Refusal("delegation.refused.oneself")
    if not taker.has_account:
        raise Refusal("delegation.refused.no_account", name=taker.name)
    if what in taker.entrusted or Office.SECRETARY in taker.offices:
        raise Refusal("delegation.refused.has_it", name=taker.name)


def latest(today: date) -> date:
    """The last day a delegation may have."""
    return _after(today, MONTHS, "月")


def check_last(last_on: date, today: date) -> None:
    """Refused in the past, and more than half a year ahead."""
    if last_on < today:
        raise Refusal("delegation.refused.past")
    if last_on > latest(today):
        raise Refusal("delegation.refused.too_far", months=MONTHS)


def offered_lasts(today: date) -> dict[str, date]:
    """The last days offered on buttons, by the word of their label."""
    return {
        "week": today + timedelta(days=7),
        "fortnight": today + timedelta(days=14),
        "month": Month.of(today).last,
    }


def read_last(text: str, now: datetime) -> date:
    """The last day, as people say it: 12月20日, 两周, 本月底. `now` in the branch's zone."""
    said = _AFTER.sub("", _BEFORE.sub("", text.strip()[:40].lower())).strip()
    today = now.date()
    if said in _ENDS:
        return Month.of(today).last
    if found := _STRETCH.fullmatch(said):
        count = _COUNTS.get(found["count"]) or int(found["count"])
        return _after(today, count, found["unit"])
    reading = read_when(said, now)
    if not isinstance(reading.when, Once) or reading.rest:
        raise Refusal("delegation.refused.unreadable")
    return reading.when.at.date()


def _after(today: date, count: int, unit: str) -> date:
    if unit in _DAYS:
        return today + timedelta(days=count * _DAYS[unit])
    month = Month.of(today).plus(count)
    return date(month.year, month.number, min(today.day, monthrange(month.year, month.number)[1]))
