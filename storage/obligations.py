"""What a branch owes and has done（职责台账）, read together from several shelves."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time

from domain.duty_book import BY_HAND, DutyBook
from domain.fulfilment import Entry, Gathering, entries_of
from domain.gatherings import gathering_of
from domain.learning import hours_short
from domain.make_up import make_up_of, windows_of
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.obligations import USUAL, Duty, MakeUp
from domain.olm_years import by_year
from domain.people import Branch
from domain.year_end import carried_over
from storage.absences import hours_of_year
from storage.gatherings import numbers_of
from storage.olm_sheets import olm_sheet
from storage.records import Records

TEMPORARY = "temporary"


def duty_book(records: Records, branch: Branch, year: int, now: datetime) -> DutyBook:
    """For that year and the one before it, as of now."""
    today = now.astimezone(branch.timezone).date()
    return filled(records, branch, make_up_in(records, branch, year, today), year, now)


def filled(
    records: Records, branch: Branch, make_up: MakeUp, year: int, now: datetime
) -> DutyBook:  # fmt: skip
    """The same, by a make-up read before; what was held still earlier tells which year an early
    组织生活会 was for."""
    today = now.astimezone(branch.timezone).date()
    since = datetime.combine(date(year - 2, 1, 1), time(), branch.timezone)
    until = datetime.combine(date(year + 2, 1, 1), time(), branch.timezone)
    gatherings = _gatherings(records, branch, records.meetings.of(branch.id, since, until), now)
    return DutyBook(
        make_up=make_up,
        entries=[
            *entries_of(gatherings, make_up),
            *records.duties.of(branch.id),
            *_around_olm(records, branch, year - 1, today),
            *_around_olm(records, branch, year, today),
            *_published(records, branch, (year - 1, year)),
            *_learnt(records, branch, year - 1, today),
            *_learnt(records, branch, year, today),
        ],
        as_of=today,
        groups={str(group.id): group.name for group in records.people.groups(branch.id)},
    )


def carried_of(records: Records, branch: Branch, year: int, today: date) -> list[str]:
    """What goes on to the next 组织生活会 of that year（整改遗留）."""
    items = [one for one in records.rectification.of(branch.id) if one.year <= year]
    return carried_over([(one.text, one.done_on) for one in items], today)


def _around_olm(records: Records, branch: Branch, year: int, today: date) -> Iterator[Entry]:
    """谈心谈话 once everybody has had theirs, and the appraisal where its totals were entered."""
    sheet = olm_sheet(records, branch, year, today)
    if sheet.talks and sheet.coverage.is_complete:
        last = max(talk.on for talk in sheet.talks)
        yield Entry(duty=Duty.HEART_TO_HEART_TALK, on=last, year=year)
    if sheet.appraised_on is not None:
        yield Entry(duty=Duty.DEMOCRATIC_APPRAISAL, on=sheet.appraised_on, year=year)


def _published(records: Records, branch: Branch, years: Iterable[int]) -> list[Entry]:
    """The days on which a year's dues were made public（党费公布）, as the dues ledger has them."""
    return [
        Entry(duty=Duty.DUES_PUBLICATION, on=day, year=year)
        for year in years
        for day in records.ledger.published(branch.id, year)
    ]


def _learnt(records: Records, branch: Branch, year: int, today: date) -> Iterator[Entry]:
    """学时, once everybody on the roster has the hours wanted of them; nothing if not followed."""
    if Duty.LEARNING_HOURS not in _tracks(branch):
        return
    hours = hours_of_year(records, branch, year)
    roster = records.people.of(branch.id, min(today, date(year, 12, 31)))
    if roster and not any(
        hours_short(hours.get(one.id, 0), is_leader=one.sits_on_committee) for one in roster
    ):
        yield Entry(duty=Duty.LEARNING_HOURS, on=min(today, date(year, 12, 31)))


def _tracks(branch: Branch) -> frozenset[Duty]:
    """What is followed: 学时 where the branch counts them（本支部约定）."""
    hours = {Duty.LEARNING_HOURS} if branch.settings.learning_hours == "on" else set()
    return USUAL.union(BY_HAND, {Duty.HEART_TO_HEART_TALK}, hours)


def make_up_in(records: Records, branch: Branch, year: int, today: date) -> MakeUp:
    """What the branch is like that day, by which it owes things in that year and the last."""
    settings, tracked_from = branch.settings, branch.tracked_from
    if tracked_from is not None and branch.created_at is not None:
        tracked_from = max(tracked_from, branch.created_at.astimezone(branch.timezone).date())
    made = make_up_of(
        records.people.of(branch.id, today), branch.timezone, settings.party_lecture,
        windows=windows_of(settings.olm_window_end, (year - 2, year - 1, year)),
    )  # fmt: skip
    return replace(
        made,
        tracked_from=tracked_from,
        tracks=_tracks(branch),
        pays_dues=settings.branch_kind != TEMPORARY,
    )


def _gatherings(
    records: Records, branch: Branch, meetings: Iterable[Meeting], now: datetime
) -> list[Gathering]:
    """A meeting of a few named people（点名）is nobody's duty; an 组织生活会 of the committee alone
    is not yet the branch's."""
    ours = [
        one for one in meetings
        if one.scope is not Scope.NAMED and (one.scope is Scope.ALL or not one.has_speakers)
    ]  # fmt: skip
    closed = [one for one in ours if one.state is MeetingState.CLOSED]
    recorded: dict[int, set[MeetingKind]] = {}
    for sheet in records.minutes.of_all([one.id for one in closed]):
        if sheet.is_locked:
            recorded.setdefault(sheet.meeting_id, set()).add(sheet.kind)
    settings = branch.settings
    numbers = numbers_of(records, branch, closed)
    years = {
        one.id: year
        for year, them in by_year(ours, branch.timezone, settings.olm_window_end).items()
        for one in them
    }
    return [
        gathering_of(
            one, now, recorded=recorded.get(one.id, ()), numbers=numbers.get(one.id),
            for_year=years.get(one.id), is_strict=settings.quorum_strict == "on",
        )
        for one in ours
    ]  # fmt: skip
