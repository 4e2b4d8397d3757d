"""What the ledger of a period still lacks（台账还缺）, looked up together on several shelves."""

from datetime import datetime, time

from domain.books import DutiesSheet
from domain.gaps import Gap, of_dues, of_duties, of_items, of_meetings
from domain.people import Branch
from domain.periods import Period
from storage.books import dues_sheet, duties_sheet, rectification_sheet
from storage.records import Records


def gaps(
    records: Records, branch: Branch, period: Period, now: datetime, *,
    duties: DutiesSheet | None = None,
) -> tuple[Gap, ...]:  # fmt: skip
    """Meetings first, then dues, duties and what was to be put right; empty if nothing is missing.

    `duties` are those of the period, where they are at hand already: they cost most of it.

    For whoever keeps the whole ledger: nobody else is told who and what is missing.
    """
    since = datetime.combine(period.since, time(), branch.timezone)
    until = datetime.combine(period.until, time(), branch.timezone)
    meetings = records.meetings.of(branch.id, since, until)
    ids = [one.id for one in meetings]
    if duties is None:
        duties = duties_sheet(records, branch, period, now)
    items = rectification_sheet(records, branch, period, now).items
    present = {
        meeting_id: sum(were_expected.values())
        for meeting_id, were_expected in records.attendance.present(ids).items()
    }
    unsaid = records.attendance.unsaid(ids)
    return (
        *of_meetings(meetings, unsaid, present, records.minutes.of_all(ids), now),
        *of_dues(dues_sheet(records, branch, period, now)),
        *of_duties(duties.standings, period),
        *of_items(items, duties.as_of),
    )
