"""The audit trail（留痕）: who changed what and when, the latest first."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.trail import Changed, TrailEntry
from locales import Words
from pages.sitting import Sitting
from pages.spans import query_of, shortcuts, span_of
from pages.wording import moment_name, period_name

MANY = 50
"""Entries of one page."""


def look(sitting: Sitting) -> Mapping[str, Any]:
    period, before = span_of(sitting), _number(sitting.asked.get("before", ""))
    page = sitting.records.trail.page(sitting.branch, period, before=before, many=MANY)
    names = sitting.names()
    return {
        "period": period,
        "period_name": period_name(period, sitting.words),
        "shortcuts": shortcuts(sitting, period, {}),
        "query": query_of(period),
        "entries": [_entry(one, names, sitting) for one in page.entries],
        "older": None if page.before is None else query_of(period, before=page.before),
        "is_first": before is None,
    }


def _number(text: str) -> int | None:
    return int(text[:9]) if text.isascii() and text.isdigit() else None


def _entry(one: TrailEntry, names: Mapping[int, str], sitting: Sitting) -> Mapping[str, Any]:
    words = sitting.words
    about = words("obligations.comma").join(names[n] for n in sorted(one.member_ids & names.keys()))
    return {
        "number": one.number,
        "when": moment_name(one.at, sitting.zone, words),
        "who": one.actor or words("page.trail.by_itself"),
        "action": action_name(one.action, words),
        "code": one.action,
        "about": about,
        "meetings": sorted(one.meeting_ids),
        "changes": [_change(change) for change in one.changes],
    }


def action_name(action: str, words: Words) -> str:
    """As /undo would call it; a bell's own work has a word for itself."""
    for key in (f"page.action.{action}", f"undo.action.{action}"):
        if words.has(key):
            return words(key)
    return words("page.trail.other")


def _change(one: Changed) -> tuple[str, str]:
    """Table and row, and what differs: codes and ids, as they were signed."""
    before, after = one.before or {}, one.after or {}
    shown = [f"{name}: {_side(before, name)} → {_side(after, name)}"
             for name in _names(before, after)]  # fmt: skip
    return f"{one.table} {one.row}", "; ".join(shown)


def _names(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[str]:
    return dict.fromkeys((*before, *after))


def _side(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return "–" if value is None else str(value)
