"""Everything a new secretary is handed（工作交接）, looked up together."""

from datetime import datetime

from domain.handing_on import HandingOn
from domain.handovers import total_of
from domain.months import Month
from domain.people import Branch
from domain.periods import Period
from storage.gaps import gaps
from storage.ledgers import ledger_of
from storage.records import Records


def handing_on(records: Records, branch: Branch, now: datetime) -> HandingOn:
    """As of now, for whoever runs the branch."""
    today = now.astimezone(branch.timezone).date()
    this_year, last_year = _year(today.year), _year(today.year - 1)
    held = records.dues.held(branch.id)
    term = records.terms.running(branch, today)
    return HandingOn(
        this_year=ledger_of(records, branch, this_year, None, now),
        last_year=ledger_of(records, branch, last_year, None, now),
        roster=records.people.of(branch.id, today),
        items=[one for one in records.rectification.of(branch.id) if one.is_open],
        coming=records.meetings.open_of(branch.id),
        gaps=[*gaps(records, branch, last_year, now), *gaps(records, branch, this_year, now)],
        held_payments=len(held),
        held=total_of(held),
        handed_up=records.handovers.of(branch.id),
        term_end=None if term is None else term.last_day,
    )


def _year(number: int) -> Period:
    return Period(Month(number, 1), Month(number, 12))
