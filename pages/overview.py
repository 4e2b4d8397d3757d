"""The first page（总览）: the year's duties as a calendar, what is missing, what is coming."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from domain.access import Right
from domain.meetings import MeetingState
from domain.months import Month
from domain.periods import Period
from pages.duties import calendar
from pages.lacking import lacking
from pages.sitting import Sitting
from pages.spans import query_of
from pages.wording import moment_name, month_name
from storage.books import dues_sheet, duties_sheet
from storage.gaps import gaps

AHEAD = timedelta(days=60)
"""How far the first page looks."""


def look(sitting: Sitting) -> Mapping[str, Any]:
    """Each part only for whoever may read it: a collector of dues sees the dues."""
    year = _year(sitting)
    whole = Period(Month(year, 1), Month(year, 12))
    return {
        "year": year,
        "years": (year - 1, year + 1 if year < sitting.today.year else None),
        "query": query_of(whole),
        "months": [sitting.words(f"moment.month_name.{number}") for number in range(1, 13)],
        **_duties(sitting, whole),
        "coming": _coming(sitting) if sitting.may(Right.SEE_NAMES) else None,
        "dues": _dues(sitting) if sitting.may(Right.COLLECT_DUES) else None,
    }


def _year(sitting: Sitting) -> int:
    asked, this = sitting.asked.get("year", ""), sitting.today.year
    is_year = asked.isascii() and asked.isdigit() and 2000 <= int(asked[:5]) <= this
    return int(asked) if is_year else this


def _duties(sitting: Sitting, whole: Period) -> Mapping[str, Any]:
    """The calendar, and what the ledger lacks."""
    if not sitting.may(Right.RUN_BRANCH):
        return {"duties": None, "lacking": None}
    sheet = duties_sheet(sitting.records, sitting.branch, whole, sitting.now)
    this_year = [one for one in sheet.standings if one.turn.first.year == whole.first.year]
    found = gaps(sitting.records, sitting.branch, whole, sitting.now, duties=sheet)
    return {
        "duties": calendar(sheet, this_year, sitting.words),
        "lacking": lacking(found, sitting),
    }


def _coming(sitting: Sitting) -> list[Mapping[str, Any]]:
    found = sitting.records.meetings.of(sitting.branch.id, sitting.now, sitting.now + AHEAD)
    states = (MeetingState.PUBLISHED, MeetingState.POSTPONED)
    return [
        {
            "id": one.id,
            "when": moment_name(one.starts_at, sitting.zone, sitting.words),
            "kind": sitting.words(f"meeting.kind.{one.kind}"),
            "title": one.title,
            "place": one.place,
        }
        for one in found
        if one.state in states
    ]


def _dues(sitting: Sitting) -> Mapping[str, Any]:
    """This month in numbers, as everybody may read them, and what waits."""
    this = Month.of(sitting.today)
    sheet = dues_sheet(sitting.records, sitting.branch, Period(this, this), sitting.now)
    waiting = sitting.records.dues.waiting(sitting.branch.id)
    return {
        "month": month_name(this, sitting.words),
        "sum": sheet.of_month(this),
        "waiting": len(waiting),
    }
