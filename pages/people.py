"""The roster（名册）: who belongs to the branch today, who has left, who will come."""

from collections.abc import Mapping
from typing import Any

from domain.people import Mark, Member
from domain.stays import Stay
from locales import Words
from pages.sitting import Sitting
from pages.wording import full_day


def look(sitting: Sitting) -> Mapping[str, Any]:
    records, branch, today = sitting.records, sitting.branch, sitting.today
    marked = records.stays.marked(branch.id, today)
    roster = records.people.of(branch.id, today)
    stays = records.stays.of(branch.id, today)
    return {
        "members": [member_line(one, marked.get(one.id, ()), sitting.words) for one in roster],
        "former": [_stay(one, sitting) for one in stays if one.has_left(today)],
        "upcoming": [_stay(one, sitting) for one in stays if one.is_ahead(today)],
    }


def member_line(one: Member, marks: Mapping[Mark, Any] | tuple[()], words: Words) -> dict[str, Any]:
    """Somebody as the roster shows them."""
    comma = words("obligations.comma")
    offices = [words(f"office.{office}") for office in sorted(one.offices)]
    return {
        "id": one.id,
        "name": one.name,
        "kind": words(f"member_kind.{one.kind}"),
        "group": "" if one.group is None else one.group.name,
        "offices": comma.join(offices),
        "joined_on": one.joined_on,
        "joined": "" if one.joined_on is None else full_day(one.joined_on, words),
        "marks": comma.join(words(f"people.mark.{mark}") for mark in sorted(marks)),
        "has_account": one.has_account,
    }


def _stay(one: Stay, sitting: Sitting) -> tuple[int, str, str]:
    day = one.comes_on if one.is_ahead(sitting.today) else one.to_on
    assert day is not None  # who has left has left on a day
    return one.member_id, one.name, full_day(day, sitting.words)
