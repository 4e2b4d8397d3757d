"""What the branch owes, month by month（组织生活月历）: a row a duty, a cell a stretch."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.beats import Beat, Turn
from domain.books import DutiesSheet
from domain.cadence import Standing, Status
from domain.obligations import Duty, Obligation
from locales import Words
from locales.days import short_day

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
            "name": _name(obligation, sheet, words),
            "source": _source(obligation, words),
            "cells": [_cell(one, words) for one in found],
        }
        for obligation, found in by_obligation.items()
        if any(one.status in SHOWN for one in found)
    ]


def duty_line(standing: Standing, groups: Mapping[str, str], words: Words) -> str:
    """Such as 支委会8月."""
    return words(
        "obligations.in_turns",
        name=_named(standing.obligation, groups, words),
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


def _name(obligation: Obligation, sheet: DutiesSheet, words: Words) -> str:
    return _named(obligation, sheet.groups, words)


def _named(obligation: Obligation, groups: Mapping[str, str], words: Words) -> str:
    name = words(f"obligations.duty.{obligation.duty}")
    group = groups.get(obligation.group or "")
    return name if group is None else words("obligations.of_group", group=group, name=name)


def _source(obligation: Obligation, words: Words) -> str:
    """How often, and who says so: an article, or 本支部约定."""
    if obligation.duty is Duty.PARTY_LECTURE:
        often = words(f"obligations.often.{obligation.beat}", count=obligation.least)
        return words("obligations.source.party_lecture", often=often)
    return words(f"obligations.source.{obligation.duty}")


def _turn(turn: Turn, words: Words) -> str:
    if turn.beat is Beat.MONTH:
        return words(f"moment.month_name.{turn.first.number}")
    if turn.beat is Beat.YEAR:
        return words("obligations.turn.year", year=turn.first.year)
    return words(f"obligations.turn.{turn.beat}.{turn.number}")
