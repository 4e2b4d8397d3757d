"""Keeping what the rules make of the records（核算结果）for who asks in SQL."""

from datetime import datetime

from domain.people import Branch
from storage import Records
from storage.obligations import duty_book


def keep_standings(records: Records, branch: Branch, now: datetime) -> None:
    """Has anything been written here, or a day begun, since the standings were made?

    This year's duties and last year's; what is older stays as it stood then.
    """
    kept, entries = records.standings, records.audit.next_number(branch.id) - 1
    if not kept.are_due(branch, entries, now):
        return
    today = now.astimezone(branch.timezone).date()
    book = duty_book(records, branch, today.year, now)
    standings = [one for year in (today.year - 1, today.year) for one in book.year(year).standings]
    kept.write_duties(branch.id, standings, since=today.year - 1, now=now)
    deferrals = records.ledger.deferrals_of(branch.id)
    kept.write_dues(
        branch,
        deferred={
            whose: {month for one in them if one.is_approved for month in one.months}
            for whose, them in deferrals.items()
        },
        quarterly=records.rhythms.quarterly(branch.id, today),
        now=now,
    )
    kept.done(branch.id, entries, now)
