"""Plain reminders（定时提醒）, once or repeated."""

from dataclasses import dataclass
from datetime import datetime

from domain.times import Recurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What the group is to be reminded of; `rule` is None for once."""

    id: int
    branch_id: int
    text: str
    next_at: datetime | None
    rule: Recurrence | None = None
