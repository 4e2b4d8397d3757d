"""The ledger of a month, a quarter or a year as it is taken away（台账导出）: a pure value."""

from dataclasses import dataclass
from datetime import date

from domain.books import AttendanceSheet, DutiesSheet, MeetingSheet, RectificationSheet
from domain.dues_sheet import DuesSheet
from domain.people import Branch
from domain.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """As its reader may have it: no dues for who does not collect them, no 整改清单 for who does
    not run the branch. `made_on` is the day it was written.
    """

    branch: Branch
    period: Period
    made_on: date
    meetings: MeetingSheet
    attendance: AttendanceSheet
    duties: DutiesSheet
    dues: DuesSheet | None = None
    rectification: RectificationSheet | None = None
