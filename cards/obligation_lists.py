"""Several obligations in one sentence（并列）: by what they are, or by their last day."""

from collections.abc import Iterable

from cards.moments import dated
from cards.obligation_lines import duty_name, turn_name
from domain.beats import Beat
from domain.cadence import Standing
from domain.duty_book import DutyBook
from domain.obligations import Obligation
from locales import Words


def by_kind(standings: Iterable[Standing], book: DutyBook, words: Words) -> str:
    """Such as 支委会8月、10月；二组党小组会7月."""
    turns: dict[Obligation, list[str]] = {}
    for one in standings:
        turns.setdefault(one.obligation, []).append(turn_name(one.turn, words))
    each = [
        words("obligations.in_turns", name=duty_name(owed, book, words), turns=_all(names, words))
        for owed, names in turns.items()
    ]
    return words("obligations.semicolon").join(each)


def by_day(standings: Iterable[Standing], book: DutyBook, words: Words) -> str:
    """Such as 12月31日前：党员大会、支委会；年内：组织生活会."""
    days: dict[str, list[str]] = {}
    for one in sorted(standings, key=lambda one: (one.obligation.beat is Beat.YEAR, one.deadline)):
        key = words("obligations.within_the_year")
        if one.obligation.beat is not Beat.YEAR:
            key = words("obligations.by", day=dated(one.deadline, book.as_of, words))
        days.setdefault(key, []).append(duty_name(one.obligation, book, words))
    each = [words("obligations.due", by=by, names=_all(names, words)) for by, names in days.items()]
    return words("obligations.semicolon").join(each)


def _all(names: list[str], words: Words) -> str:
    return words("obligations.comma").join(names)
