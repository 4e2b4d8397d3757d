"""What the branch owes, month by month（组织生活月历）: a row a duty, a cell a stretch."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.beats import Turn
from domain.books import DutiesSheet
from domain.cadence import Standing, Status
from domain.obligations import Obligation
from locales import Words
from locales.days import short_day
from locales.duties import stretch_name
from papers.naming import duty_name, source_name

SHOWN = frozenset(Status) - {Status.NOT_APPLICABLE, Status.NOT_TRACKED}
"""A duty of which there is nothing else is left out."""


def calendar(
    sheet: DutiesSheet, standings: Iterable[Standing], words: Words
) -> list[Mapping[str, Any]]:
    """One line for each obligation that is followed, with all its stretches of the year."""
    by_obligation: dict[Obligation, list[Standing]] = {}
    for one in standings:
        by_obligation.setdefault(one.obligation, []).append(one)
    return [
        {
            "name": duty_name(obligation, sheet.groups, words),
            "source": source_name(obligation, words),
            "cells": [_cell(one, words) for one in found],
        }
        for obligation, found in by_obligation.items()
        if any(one.status in SHOWN for one in found)
    ]


def duty_line(standing: Standing, groups: Mapping[str, str], words: Words) -> str:
    """Such as 支委会8月."""
    return words(
        "obligations.in_turns",
        name=duty_name(standing.obligation, groups, words),
        turns=_turn(standing.turn, words),
    )


def _cell(one: Standing, words: Words) -> Mapping[str, Any]:
    done = [*one.entries, *one.unrecorded, *one.planned]
    return {
        "status": "arranged" if one.is_arranged else one.status.value,
        "sign": words(f"obligations.light.{one.status}"),
        "months": one.turn.last.number - one.turn.first.number + 1,
        "turn": _turn(one.turn, words),
        "days": _days((entry.on for entry in done), words),
        "said": _said(one, words),
    }


def _said(one: Standing, words: Words) -> str:
    """The status in words, for who does not see the sign."""
    if one.unrecorded and not one.is_met:
        return words("page.duty.unrecorded")
    return words(f"page.duty.{'arranged' if one.is_arranged else one.status.value}")


def _days(days: Iterable[Any], words: Words) -> str:
    return words("obligations.comma").join(short_day(day, words) for day in dict.fromkeys(days))


def _turn(turn: Turn, words: Words) -> str:
    """Without its year, which the page names: 11月, 第四季度."""
    return stretch_name(
        turn.beat, year=turn.first.year, month=turn.first.number, number=turn.number, words=words
    )
