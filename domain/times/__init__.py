"""When it shall be（时间说法）: phrases somebody says, moments and recurrences they mean."""

from domain.times.month_days import DayNumber, LastDay, MonthDay, NthWeekday
from domain.times.patterns import (
    ByMonth,
    Daily,
    Every,
    Fortnightly,
    Pattern,
    Weekly,
    Workdays,
)
from domain.times.phrases import Once, Reading, read_hours, read_when
from domain.times.recurrence import Recurrence
from domain.times.shifts import Shift

__all__ = [
    "ByMonth",
    "Daily",
    "DayNumber",
    "Every",
    "Fortnightly",
    "LastDay",
    "MonthDay",
    "NthWeekday",
    "Once",
    "Pattern",
    "Reading",
    "Recurrence",
    "Shift",
    "Weekly",
    "Workdays",
    "read_hours",
    "read_when",
]
