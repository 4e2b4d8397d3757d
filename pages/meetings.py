"""The meetings of a period（会议台账）: what was held, by whom it was led, what was decided."""

from collections.abc import Mapping
from typing import Any

from domain.books import Gathered, Record
from locales import Words
from pages.sitting import Sitting
from pages.spans import query_of, shortcuts, span_of
from pages.wording import moment_name, period_name
from storage.books import meeting_sheet


def look(sitting: Sitting) -> Mapping[str, Any]:
    period = span_of(sitting)
    sheet = meeting_sheet(sitting.records, sitting.branch, period, sitting.member)
    return {
        "period": period,
        "period_name": period_name(period, sitting.words),
        "shortcuts": shortcuts(sitting, period, {}),
        "query": query_of(period),
        "meetings": [meeting_line(one, sitting) for one in sheet.meetings],
    }


def meeting_line(one: Gathered, sitting: Sitting) -> Mapping[str, Any]:
    meeting, words = one.meeting, sitting.words
    parts = words("meeting.separator").join(words(f"meeting.kind.{part}") for part in meeting.parts)
    return {
        "id": meeting.id,
        "when": moment_name(meeting.starts_at, sitting.zone, words),
        "kind": words(f"meeting.kind.{meeting.kind}"),
        "parts": parts,
        "title": meeting.title,
        "place": meeting.place,
        "state": words(f"asking.state.{meeting.state}"),
        "is_open": meeting.is_open,
        "counts": one.counts,
        "recorder": one.recorder,
        "records": [record_of(record, words) for record in one.records],
        "is_readable": one.roll.sees_names,
    }


def record_of(record: Record, words: Words) -> Mapping[str, Any]:
    """What was written down of one kind; what anybody said is not kept."""
    minutes = record.minutes
    return {
        "kind": words(f"meeting.kind.{minutes.kind}"),
        "chair": record.chair,
        "topics": [line.text for line in record.topics],
        "resolutions": [
            (line.text, line.vote and words("page.meeting.vote", yes=line.vote.yes,
                                            no=line.vote.no, abstain=line.vote.abstain))
            for line in record.resolutions
        ],
        "is_confirmed": minutes.is_locked,
    }  # fmt: skip
