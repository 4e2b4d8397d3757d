"""How one obligation reads（职责的一行）: how it stands, its source, until when."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from cards.moments import dated
from domain.beats import Turn
from domain.books import DutiesSheet
from domain.cadence import Standing, Status
from domain.duty_book import DutyBook
from domain.fulfilment import Entry
from domain.obligations import Obligation
from locales import Words, duties

Duties: TypeAlias = DutyBook | DutiesSheet
"""Either knows the groups' names and the day it holds for."""

SAID = frozenset(Status) - {Status.NOT_APPLICABLE, Status.NOT_TRACKED}
"""What this branch does not have, or did not follow here, is left out."""


def light(standing: Standing, words: Words) -> str:
    """A sign for each status, none of them red（✓ ○ △）."""
    return words(f"obligations.light.{standing.status}")


def duty_name(obligation: Obligation, book: Duties, words: Words) -> str:
    """Such as 党员大会, 一组党小组会."""
    return duties.duty_name(obligation.duty, book.groups.get(obligation.group or ""), words)


def source_of(obligation: Obligation, words: Words) -> str:
    """How often, and who says so: an article, or 本支部约定."""
    return duties.source_name(obligation.duty, obligation.beat, obligation.least, words)


def turn_name(turn: Turn, words: Words) -> str:
    """Such as 11月, 第四季度, 2026年."""
    return duties.stretch_name(
        turn.beat, year=turn.first.year, month=turn.first.number, number=turn.number, words=words
    )


def line_of(standing: Standing, book: Duties, words: Words) -> str:
    """Such as ○ 支委会（每月1次，第十二条）11月30日前."""
    return words(
        "obligations.line",
        light=light(standing, words),
        name=duty_name(standing.obligation, book, words),
        source=source_of(standing.obligation, words),
        state=_state(standing, book, words),
    )


def lines_of(standings: Iterable[Standing], book: Duties, words: Words) -> list[str]:
    return [line_of(one, book, words) for one in standings if one.status in SAID]


def _state(standing: Standing, book: Duties, words: Words) -> str:
    by = dated(standing.deadline, book.as_of, words)
    match standing.status:
        case Status.MET | Status.MET_WITH_WARNING:
            key = f"obligations.state.{standing.status}"
            return words(key, days=_days(standing.entries, book, words))
        case Status.NOT_REQUIRED_PARTIAL:
            return words("obligations.state.not_required_partial")
    if standing.unrecorded:
        days = _days(standing.unrecorded, book, words)
        return words("obligations.state.unrecorded", days=days)
    if standing.status is Status.MISSING:
        return words("obligations.state.missing")
    if standing.is_arranged:
        days = _days((*standing.entries, *standing.planned), book, words)
        return words("obligations.state.planned", days=days)
    if standing.status is Status.PENDING_SUPERIOR_WINDOW:
        return words("obligations.state.window", day=by)
    done = len(standing.entries) + len(standing.planned)
    if done:
        return words("obligations.state.some", day=by, done=done, of=standing.obligation.least)
    return words("obligations.state.pending", day=by)


def _days(entries: Sequence[Entry], book: Duties, words: Words) -> str:
    days = dict.fromkeys(entry.on for entry in entries)
    return words("obligations.comma").join(dated(day, book.as_of, words) for day in days)
