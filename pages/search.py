"""Looking for a name or a meeting（查找）, in what the reader may see."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from domain.access import Right
from domain.asking import reads_every_list
from domain.meetings import Meeting, MeetingState
from domain.months import Month
from domain.text import clean_line
from pages.sitting import Sitting
from pages.wording import full_day, moment_name

LONGEST = 40
MOST = 50
"""Lines of one kind; whoever finds more than that asks more closely."""
YEARS_BACK = 5


def look(sitting: Sitting) -> Mapping[str, Any]:
    sought = clean_line(sitting.asked.get("q", "")[:200], limit=LONGEST)
    return {
        "q": sought,
        "people": _people(sitting, sought) if sought else [],
        "meetings": _meetings(sitting, sought) if sought else [],
        "items": _items(sitting, sought) if sought else [],
        "can_open": sitting.may(Right.RUN_BRANCH),
    }


def _people(sitting: Sitting, sought: str) -> list[tuple[int, str, str]]:
    """In roster order, those who left too."""
    stays = sitting.records.stays.of(sitting.branch.id, sitting.today)
    return [
        (one.member_id, one.name,
         full_day(one.to_on, sitting.words) if one.to_on and one.has_left(sitting.today) else "")
        for one in stays
        if sought.casefold() in one.name.casefold()
    ][:MOST]  # fmt: skip


def _meetings(sitting: Sitting, sought: str) -> list[tuple[int, str, str, str]]:
    """By title, place, kind or day, the latest first."""
    if not reads_every_list(sitting.member):
        return []
    since = Month(sitting.today.year - YEARS_BACK, 1).first
    until = Month(sitting.today.year + 1, 12).last
    found = sitting.records.meetings.of(
        sitting.branch.id, *(datetime.combine(day, time(), sitting.zone) for day in (since, until))
    )
    held = (MeetingState.PUBLISHED, MeetingState.CLOSED)
    lines = [_line(one, sitting) for one in reversed(found) if one.state in held]
    return [line for line in lines if any(sought in part for part in line[1:])][:MOST]


def _line(one: Meeting, sitting: Sitting) -> tuple[int, str, str, str]:
    words = sitting.words
    when = moment_name(one.starts_at, sitting.zone, words)
    return one.id, when, words(f"meeting.kind.{one.kind}"), f"{one.title} {one.place}".strip()


def _items(sitting: Sitting, sought: str) -> list[tuple[str, str]]:
    if not sitting.may(Right.LEAD_SPEAKERS):
        return []
    return [
        (one.text, full_day(one.due_on, sitting.words))
        for one in sitting.records.rectification.of(sitting.branch.id)
        if sought in one.text
    ][:MOST]
