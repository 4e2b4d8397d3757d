"""The ledger（台账）of a stretch of months, as whoever asks may take it away."""

from datetime import datetime

from domain.access import Right, may, roles_of
from domain.ledgers import Ledger
from domain.people import Branch, Member
from domain.periods import Period
from storage.books import (
    attendance_sheet,
    dues_sheet,
    duties_sheet,
    meeting_sheet,
    rectification_sheet,
)
from storage.records import Records


def ledger_of(
    records: Records, branch: Branch, period: Period, asker: Member | None, now: datetime
) -> Ledger:  # fmt: skip
    """All its sheets; None asks for the branch itself, from the command line."""
    return Ledger(
        branch=branch,
        period=period,
        made_on=now.astimezone(branch.timezone).date(),
        meetings=meeting_sheet(records, branch, period, asker),
        attendance=attendance_sheet(records, branch, period, asker),
        duties=duties_sheet(records, branch, period, now),
        dues=dues_sheet(records, branch, period, now)
        if _may(asker, Right.COLLECT_DUES) else None,
        rectification=rectification_sheet(records, branch, period, now)
        if _may(asker, Right.RUN_BRANCH) or _may(asker, Right.LEAD_SPEAKERS) else None,
    )  # fmt: skip


def _may(asker: Member | None, right: Right) -> bool:
    return asker is None or may(right, roles_of(asker))
