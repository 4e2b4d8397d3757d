"""What duties and their stretches are called（职责的称呼）, by their codes."""

from collections.abc import Callable

MONTH, YEAR = "month", "year"
LECTURE = "party_lecture"
"""Whose source names how often it is held, for that depends on the branch."""


def duty_name(duty: str, group: str | None, words: Callable[..., str]) -> str:
    """Such as 党员大会, or of a named group 一组党小组会."""
    name = words(f"obligations.duty.{duty}")
    return name if group is None else words("obligations.of_group", group=group, name=name)


def source_name(duty: str, beat: str, least: int, words: Callable[..., str]) -> str:
    """How often, and who says so: an article, or 本支部约定."""
    if duty == LECTURE:
        often = words(f"obligations.often.{beat}", count=least)
        return words("obligations.source.party_lecture", often=often)
    return words(f"obligations.source.{duty}")


def stretch_name(
    beat: str, *, year: int, month: int, number: int, words: Callable[..., str]
) -> str:  # fmt: skip
    """Such as 11月, 第四季度, 2026年: the so-manieth of its year, and the month it begins with."""
    if beat == MONTH:
        return words(f"moment.month_name.{month}")
    if beat == YEAR:
        return words("obligations.turn.year", year=year)
    return words(f"obligations.turn.{beat}.{number}")
