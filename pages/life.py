"""组织生活会: who has signed up, what is to be put right, which talks were held."""

from collections.abc import Mapping
from typing import Any

from domain.meetings import Meeting
from domain.rectification import Item
from domain.signups import Lineup
from pages.sitting import Sitting
from pages.spans import query_of, shortcuts, span_of
from pages.wording import full_day, moment_name, period_name
from storage.books import rectification_sheet, signup_sheet, talk_sheet


def look(sitting: Sitting) -> Mapping[str, Any]:
    period, words = span_of(sitting), sitting.words
    items = rectification_sheet(sitting.records, sitting.branch, period, sitting.now)
    talks = talk_sheet(sitting.records, sitting.branch, period)
    lineups = signup_sheet(sitting.records, sitting.branch, sitting.now).lineups
    return {
        "period": period,
        "period_name": period_name(period, words),
        "shortcuts": shortcuts(sitting, period, {}),
        "query": query_of(period),
        "lineups": [_lineup(meeting, lineup, sitting) for meeting, lineup in lineups],
        "items": [_item(one, items.owner(one), sitting) for one in items.items],
        "talks": [
            (one.on, full_day(one.on, words), *(talks.names[number] for number in one.pair))
            for one in talks.talks
        ],
    }


def _lineup(meeting: Meeting, lineup: Lineup, sitting: Sitting) -> Mapping[str, Any]:
    """In the order of speaking, as it stands."""
    words = sitting.words
    return {
        "when": moment_name(meeting.starts_at, sitting.zone, words),
        "title": meeting.title,
        "speakers": [
            (
                lineup.names[turn.member_id],
                [words(f"page.wish.{wish}") for wish in lineup.wishes_of(turn.member_id)],
                words(f"page.turn.{turn.state}"),
                turn.member_id in lineup.on_leave,
            )
            for turn in lineup.turns
        ],
    }


def _item(one: Item, owner: str, sitting: Sitting) -> Mapping[str, Any]:
    words = sitting.words
    state = "done" if not one.is_open else "overdue" if one.is_overdue(sitting.today) else "open"
    return {
        "year": one.year,
        "text": one.text,
        "owner": owner or words("page.life.branch"),
        "due": full_day(one.due_on, words),
        "state": state,
        "done": "" if one.done_on is None else full_day(one.done_on, words),
    }
