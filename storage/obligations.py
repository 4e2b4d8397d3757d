"""What a branch owes and has done（职责台账）, read together from several shelves."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time

from domain.attendance import Attendance, Presence, tally
from domain.duty_book import BY_HAND, DutyBook
from domain.fulfilment import Gathering, entries_of
from domain.gatherings import Numbers, gathering_of
from domain.make_up import make_up_of, windows_of
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.obligations import USUAL, MakeUp
from domain.people import Branch, MemberKind
from storage.records import Records

COUNTED = frozenset({MeetingKind.GENERAL_MEETING, MeetingKind.COMMITTEE_MEETING})
"""Kinds that count only with enough people there."""

TEMPORARY = "temporary"


def duty_book(records: Records, branch: Branch, year: int, now: datetime) -> DutyBook:
    """For that year and the one before it, as of now; what was held still earlier tells which year
    an early 组织生活会 was for."""
    today = now.astimezone(branch.timezone).date()
    make_up = _make_up(records, branch, year, today)
    since = datetime.combine(date(year - 2, 1, 1), time(), branch.timezone)
    until = datetime.combine(date(year + 2, 1, 1), time(), branch.timezone)
    gatherings = _gatherings(records, branch, records.meetings.of(branch.id, since, until), now)
    return DutyBook(
        make_up=make_up,
        entries=[*entries_of(gatherings, make_up), *records.duties.of(branch.id)],
        as_of=today,
        groups={str(group.id): group.name for group in records.people.groups(branch.id)},
    )


def _make_up(records: Records, branch: Branch, year: int, today: date) -> MakeUp:
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
        tracks=USUAL.union(BY_HAND),
        pays_dues=settings.branch_kind != TEMPORARY,
    )


def _gatherings(
    records: Records, branch: Branch, meetings: Iterable[Meeting], now: datetime
) -> list[Gathering]:
    """A meeting of a few named people（点名）is nobody's duty."""
    ours = [one for one in meetings if one.scope is not Scope.NAMED]
    closed = [one for one in ours if one.state is MeetingState.CLOSED]
    recorded: dict[int, set[MeetingKind]] = {}
    for sheet in records.minutes.of_all([one.id for one in closed]):
        if sheet.is_locked:
            recorded.setdefault(sheet.meeting_id, set()).add(sheet.kind)
    lists = records.attendance.of_all(
        [one.id for one in closed if not COUNTED.isdisjoint(one.records)]
    )
    return [
        gathering_of(
            one, now, recorded=recorded.get(one.id, ()),
            numbers=_numbers(records, branch, one, lists), is_half_enough=_half_is_enough(branch),
        )
        for one in ours
    ]  # fmt: skip


def _numbers(
    records: Records, branch: Branch, meeting: Meeting, lists: Mapping[int, list[Attendance]]
) -> Numbers | None:
    """Nothing where nobody's presence was written down: then nothing is known of it."""
    people = lists.get(meeting.id, [])
    counts = tally(people)
    if not counts.present:
        return None
    day = meeting.starts_at.astimezone(branch.timezone).date()
    roster = records.people.of(branch.id, day)
    voters = {one.id for one in roster if one.kind is MemberKind.FULL}
    voting = [one for one in people if one.is_expected and one.member_id in voters]
    return Numbers(
        expected=counts.expected,
        present=counts.present,
        expected_voting=len(voting),
        present_voting=sum(one.presence is Presence.PRESENT for one in voting),
    )


def _half_is_enough(branch: Branch) -> bool:
    return branch.settings.quorum_strict != "on"
