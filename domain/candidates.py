"""Somebody who is no member yet（发展党员工作的对象）: a name and days, never a word more."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.development import Step, is_trained
from domain.periods import read_day
from domain.refusal import Refusal

MOST = 60
"""How many may stand on the list."""

_TRAINED = re.compile(r"(?P<day>\S+)\s+(?P<many>\d{1,3})\s*(?P<unit>天|日|学时|小时|d|h)[a-z]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One name on the private list, with the days of the steps taken."""

    id: int
    branch_id: int
    name: str
    steps: Mapping[Step, date]


def read_step_day(step: Step, text: str, today: date) -> date:
    """A day; of the training also how long it was: 10月8日 3天, 10月8日 24学时.

    Refuses a day to come (but for leaving the unit), and a training that is too short.
    """
    day = text.strip()
    if step is Step.TRAINED:
        found = _TRAINED.fullmatch(day.lower())
        if found is None:
            raise Refusal("development.refused.training")
        many, is_days = int(found["many"]), found["unit"][0] in "天日d"
        if not is_trained(many if is_days else 0, 0 if is_days else many):
            raise Refusal("development.refused.too_short")
        day = found["day"]
    on = read_day(day, today)
    check_step(step, on, today)
    return on


def check_step(step: Step, on: date, today: date) -> None:
    """What was done lies not ahead; who will leave may."""
    if on > today and step is not Step.LEAVES:
        raise Refusal("development.refused.ahead")
