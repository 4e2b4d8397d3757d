"""Dues, members by months（党费台账）, and what has come in ticked off."""

from collections.abc import Mapping
from typing import Any

from domain.dues_ledger_payments import stands
from domain.dues_sheet import DueMark, DuesSheet, received
from domain.months import Month
from domain.refusal import Refusal
from pages.forms import Form
from pages.sitting import Sitting
from pages.spans import query_of, shortcuts, span_of
from pages.wording import month_name, period_name, short_month
from storage.books import dues_sheet
from storage.dues_confirming import receive_months

PAID = "paid"
"""The field of the form: a member's number and a month, such as 12:2026-10, once for each."""
OPEN = frozenset(DueMark) - {DueMark.CONFIRMED}


def look(sitting: Sitting) -> Mapping[str, Any]:
    period = span_of(sitting)
    sheet = dues_sheet(sitting.records, sitting.branch, period, sitting.now)
    sums = [sheet.of_month(month) for month in sheet.months]
    return {
        "period": period,
        "period_name": period_name(period, sitting.words),
        "shortcuts": shortcuts(sitting, period, {}),
        "query": query_of(period),
        "months": [
            (str(month), short_month(month, sitting.words), month_name(month, sitting.words))
            for month in sheet.months
        ],
        "rows": [
            (one.id, one.name, [_cell(sheet, one.id, month) for month in sheet.months],
             sheet.of_member(one.id))
            for one in sheet.people
        ],
        "sums": sums,
        "total": sheet.total,
        "marks": [(mark.value, sitting.words(f"page.due.{mark}")) for mark in DueMark],
        "has_open": any(mark in OPEN for mark in sheet.marks.values()),
        "waiting": len(sitting.records.dues.waiting(sitting.branch.id)),
    }  # fmt: skip


def receive(sitting: Sitting, form: Form) -> str:
    """What is ticked has come in: the same rules as in the chat, each member is told."""
    ticked: dict[int, list[Month]] = {}
    for value in form.all(PAID):
        member_id, month = _read(value)
        if month not in ticked.setdefault(member_id, []):
            ticked[member_id].append(month)
    if not ticked:
        raise Refusal("dues.refused.no_month")
    names = sitting.names()
    if not ticked.keys() <= names.keys():
        raise Refusal("refused.stale")
    receive_months(sitting.records, sitting.branch, ticked, by=sitting.member.id, now=sitting.now)
    return f"/ledger/dues?{query_of(span_of(sitting), said='received')}"


def _cell(sheet: DuesSheet, member_id: int, month: Month) -> Mapping[str, Any] | None:
    due, mark = sheet.at(member_id, month), sheet.mark(member_id, month)
    if due is None or mark is None:
        return None
    return {
        "mark": mark.value,
        "amount": due.amount,
        "received": received(due),
        "rest": stands(due).outstanding,
        "box": f"{member_id}:{month}" if mark in OPEN else "",
    }


def _read(value: str) -> tuple[int, Month]:
    number, _, month = value.partition(":")
    try:
        return int(number[:10]), Month.read(month)
    except ValueError:
        raise Refusal("refused.stale") from None
