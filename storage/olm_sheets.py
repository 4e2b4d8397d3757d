"""One year's 组织生活会 as it stands today（一张总表）, from all the shelves it is kept on."""

from datetime import UTC, date, datetime, timedelta

from domain.meetings import Meeting, MeetingState
from domain.olm import OlmSheet
from domain.olm_years import by_year, main_of, window_end, year_at
from domain.people import Branch
from domain.rectification import carried_over, items_of
from domain.talks import missing_talks, talk_year
from storage.records import Records


def meetings_by_year(records: Records, branch: Branch, year: int) -> dict[int, list[Meeting]]:
    """Those that may be of that year: from the year before it to the end of the next."""
    since = datetime(year - 1, 1, 1, tzinfo=UTC) - timedelta(days=1)
    until = datetime(year + 2, 1, 1, tzinfo=UTC) + timedelta(days=1)
    meetings = records.meetings.of(branch.id, since, until)
    return by_year(meetings, branch.timezone, branch.settings.olm_window_end)


def year_at_hand(records: Records, branch: Branch, today: date) -> int:
    """Which year's is prepared, or was held last."""
    found = meetings_by_year(records, branch, today.year)
    held = {
        year for year, meetings in found.items()
        if (main := main_of(meetings)) is not None and main.state is MeetingState.CLOSED
    }  # fmt: skip
    return year_at(today, held, branch.settings.olm_window_end, branch.tracked_from)


def olm_year_of(records: Records, branch: Branch, meeting: Meeting) -> int | None:
    """Of which year a meeting is; None if it is no 组织生活会, or was called off."""
    on = meeting.starts_at.astimezone(branch.timezone).date()
    found = meetings_by_year(records, branch, on.year)
    years = [year for year, them in found.items() if meeting.id in {one.id for one in them}]
    return years[0] if years else None


def olm_sheet(records: Records, branch: Branch, year: int, today: date) -> OlmSheet:
    """From the roster of today; a talk counts for the year it was held in, or until its meeting."""
    members = records.people.of(branch.id, today)
    meeting = main_of(meetings_by_year(records, branch, year).get(year, []))
    has_day = meeting is not None and meeting.state is not MeetingState.POSTPONED
    met_on = meeting.starts_at.astimezone(branch.timezone).date() if meeting and has_day else None
    end = window_end(year, branch.settings.olm_window_end)
    here = {one.id for one in members}
    talks = records.talks.of(branch.id, talk_year(year, met_on, end))
    items = records.rectification.of(branch.id)
    row = records.olm.find(branch.id, year)
    appraised = None if row is None else records.olm.appraised(row.id)
    return OlmSheet(
        branch_id=branch.id,
        year=year,
        members=tuple(one.id for one in members),
        theme="" if row is None else row.theme,
        studied_on=None if row is None else row.studied_on,
        opinions=() if row is None else tuple(records.olm.rounds(row.id)),
        talks=tuple(talks),
        coverage=missing_talks(members, [one for one in talks if here.issuperset(one.pair)]),
        examined=frozenset() if row is None else records.olm.examined(row.id),
        meeting=meeting,
        met_on=met_on,
        closes_on=end or date(year, 12, 31),
        items=tuple(items_of(items, year)),
        carried=tuple(carried_over(items, year)),
        appraisal=appraised and appraised[0],
        appraised_on=appraised and appraised[1],
        appraised_of=appraised[2] if appraised else 0,
    )
