"""Working days and days off（节假日与调休）: what is published, and what the branch says itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import ClassVar

from cards.moments import weekday_name
from chat import Button, Card, Press
from domain.holidays import WorkCalendar
from domain.times import Recurrence
from locales import Words

LISTED = 20
"""Stretches of days shown; older ones are not of use any more."""


@dataclass(frozen=True, slots=True)
class AskHolidays(Press):
    """The next text says which days are worked（填写）."""

    tag: ClassVar[str] = "holask"

    branch_id: int


@dataclass(frozen=True, slots=True)
class ForgetHolidays(Press):
    """Only what is published counts again（清空）."""

    tag: ClassVar[str] = "holclear"

    branch_id: int


def holidays_card(branch_id: int, calendar: WorkCalendar, today: date, words: Words) -> Card:
    """This year and the next, and the branch's own days from today on."""
    years = [_year_line(calendar, year, words) for year in (today.year, today.year + 1)]
    own = {day: works for day, works in calendar.own.items() if day >= today}
    shown = "\n".join(_stretches(own, words)[:LISTED]) or words("holidays.none")
    ask = Button(words("holidays.button.ask"), AskHolidays(branch_id))
    clear = Button(words("holidays.button.clear"), ForgetHolidays(branch_id))
    return Card(
        title=words("holidays.title"),
        lead="\n".join(years),
        fields=((words("holidays.own"), f"\n{shown}"),),
        note=words("holidays.used"),
        rows=((ask, clear) if calendar.own else (ask,),),
    )


def guess_note(rule: Recurrence | None, day: date, calendar: WorkCalendar, words: Words) -> str:
    """That nobody has published that year yet, where it matters; else nothing."""
    if rule is None or not rule.needs_calendar or calendar.knows(day):
        return ""
    return words("holidays.guessed", year=day.year)


def _year_line(calendar: WorkCalendar, year: int, words: Words) -> str:
    is_known = calendar.published(date(year, 6, 1)) is not None
    return words("holidays.known" if is_known else "holidays.guessed", year=year)


def _stretches(days: Mapping[date, bool], words: Words) -> list[str]:
    """Days on end that are alike, on one line."""
    numbered = enumerate(sorted(days.items()))
    runs = groupby(numbered, key=lambda one: (one[1][0].toordinal() - one[0], one[1][1]))
    lines = []
    for (_, works), run in runs:
        found = [day for _, (day, _) in run]
        name = _day(found[0], words)
        if len(found) > 1:
            name = words("holidays.stretch", first=name, last=_day(found[-1], words))
        lines.append(words("holidays.work" if works else "holidays.off", days=name))
    return lines


def _day(day: date, words: Words) -> str:
    return f"{day.isoformat()} {weekday_name(day, words)}"
