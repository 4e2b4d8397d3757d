"""Attendance, members by meetings（考勤汇总）."""

from collections.abc import Mapping
from typing import Any

from domain.asking import Roll
from domain.attendance import Attendance
from domain.books import AttendanceSheet
from locales import Words
from locales.days import short_day
from pages.sitting import Sitting
from pages.spans import query_of, shortcuts, span_of
from pages.wording import full_day, period_name
from storage.books import attendance_sheet

COUNTS = ("expected", "present", "excused", "absent", "unconfirmed")
"""The numbers under each meeting and beside each name; never a rate."""
UNSAID = "unconfirmed"
ABSENT_FROM_LIST = ""


def look(sitting: Sitting) -> Mapping[str, Any]:
    period = span_of(sitting)
    sheet = attendance_sheet(sitting.records, sitting.branch, period, sitting.member)
    return {
        "period": period,
        "period_name": period_name(period, sitting.words),
        "shortcuts": shortcuts(sitting, period, {}),
        "query": query_of(period),
        "meetings": [_heading(roll, sitting) for roll in sheet.rolls],
        "rows": [(one.id, one.name, _cells(sheet, one.id, sitting.words), _sums(sheet, one.id))
                 for one in sheet.people],
        "feet": [(name, [getattr(roll.counts, name) for roll in sheet.rolls]) for name in COUNTS],
        "counts": COUNTS,
        "signs": [(code, sitting.words(f"page.sign.{code}")) for code in SIGNS],
    }  # fmt: skip


SIGNS = ("present", "excused", "absent", "observer", "elsewhere", "exempt", UNSAID)
"""What a cell may say, in the order of the legend."""


def code_of(line: Attendance | None) -> str:
    """How a cell reads: empty for whoever is not on the list."""
    if line is None:
        return ABSENT_FROM_LIST
    if line.presence is not None:
        return line.presence.value
    return "exempt" if line.is_exempt else UNSAID


def _heading(roll: Roll, sitting: Sitting) -> Mapping[str, Any]:
    meeting, words = roll.meeting, sitting.words
    day = meeting.starts_at.astimezone(sitting.zone).date()
    return {
        "id": meeting.id,
        "day": short_day(day, words),
        "full_day": full_day(day, words),
        "kind": words(f"meeting.short.{meeting.kind}"),
        "title": meeting.title,
    }


def _cells(sheet: AttendanceSheet, member_id: int, words: Words) -> list[tuple[str, str]]:
    """A code and its sign for each meeting, in their order."""
    signs = {code: words(f"page.sign.{code}") for code in SIGNS} | {ABSENT_FROM_LIST: ""}
    codes = [code_of(sheet.at(roll.meeting.id, member_id)) for roll in sheet.rolls]
    return [(code, signs[code]) for code in codes]


def _sums(sheet: AttendanceSheet, member_id: int) -> list[int]:
    counts = sheet.tally_of(member_id)
    return [getattr(counts, name) for name in COUNTS]
