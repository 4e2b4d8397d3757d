"""What becomes of a turn that falls on a day off（遇节假日顺延、提前）."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

FARTHEST = 31
"""Days without work after which a calendar is taken to be wrong, and the day stays as it is."""


class Shift(StrEnum):
    """The values stand on the wire: never renamed."""

    STAY = ""  # 不动
    AFTER = "after"  # 顺延
    BEFORE = "before"  # 提前

    def move(self, day: date, works: Callable[[date], bool]) -> date:
        """The day itself if people work then; else the next one they do, or the one before."""
        if self is Shift.STAY:
            return day
        step = timedelta(days=1 if self is Shift.AFTER else -1)
        near = (day + step * far for far in range(FARTHEST + 1))
        return next((one for one in near if works(one)), day)
