"""The meetings of a series（重复的会）: the first begins it, the others follow one by one."""

from dataclasses import replace
from datetime import datetime
from itertools import takewhile

from domain.access import Right, may, roles_of
from domain.meetings import Meeting, MeetingState, Scope
from domain.notices import NoticeKind
from domain.people import Branch, Office
from domain.series import Course, Series, change, goes_out_at
from storage.records import Records


def begin_series(records: Records, branch: Branch, first: Meeting) -> None:
    """Once its first meeting is published it goes on by itself; nothing if it does already."""
    series = None if first.series_id is None else records.series.find(first.series_id)
    if series is None or series.done_to is not None:
        return
    day = first.series_on or first.starts_at.astimezone(branch.timezone).date()
    named = records.meetings.named(first.id) if first.scope is Scope.NAMED else []
    records.series.begin(first, named, records.agendas.of(first.id), day)


def write_occurrence(
    records: Records, branch: Branch, series: Series, turn: datetime, now: datetime
) -> None:
    """A draft that goes out by itself, of which whoever called the series is told beforehand."""
    goes_at = goes_out_at(turn, now, branch.timezone, branch.settings)
    if goes_at is None:
        return
    meeting = series.meeting_at(turn)
    caller = _caller(records, branch, meeting, now)
    meeting_id = records.meetings.draft(replace(meeting, publish_at=goes_at, created_by=caller))
    if series.scope is Scope.NAMED:
        roster = {member.id for member in records.people.of(branch.id, turn.date())}
        records.meetings.expect(
            meeting_id, [n for n in records.series.named(series.id) if n in roster]
        )
    records.agendas.write(meeting_id, records.series.agenda(series.id))
    records.series.settle(series.id, turn.date())
    if caller is not None and series.is_told_ahead:
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.SERIES_COMING, subject=str(meeting_id),
            key=f"series_coming:{meeting_id}", due_at=now, member_id=caller,
        )  # fmt: skip


def to_come(records: Records, branch: Branch, until: datetime, now: datetime) -> list[Meeting]:
    """Occurrences that begin before `until` and are not written down yet: planned all the same."""
    local = now.astimezone(branch.timezone)
    return [
        meeting
        for series in records.series.of(branch.id)
        for meeting in takewhile(lambda one: one.starts_at < until, series.coming(local))
    ]


def discard_draft(records: Records, meeting: Meeting) -> None:
    """A draft goes; the first of a series, not yet published, takes the series along."""
    records.meetings.discard(meeting.id)
    series = None if meeting.series_id is None else records.series.find(meeting.series_id)
    if series is not None and series.done_to is None:
        records.series.discard(series.id)


def change_series(
    records: Records, branch: Branch, series: Series, new: Series, now: datetime
) -> Course:
    """Drafts follow; what is published keeps its time."""
    local = now.astimezone(branch.timezone)
    course = change(series, new, records.meetings.of_series(series.id), local)
    for draft, turn in course.moved:
        goes_at = goes_out_at(turn, now, branch.timezone, branch.settings)
        records.meetings.change(
            draft.id, starts_at=turn, ends_at=turn + new.lasts, series_on=turn.date(),
            place=new.place if new.place != series.place else draft.place,
            publish_at=None if draft.publish_at is None else goes_at,
        )  # fmt: skip
    records.series.change(replace(new, done_to=course.done_to))
    return course


def stop_series(records: Records, series: Series, now: datetime) -> int:
    """It comes back no more: its drafts go, what is published stays; how many drafts went."""
    drafts = drafts_of(records, series)
    for draft in drafts:
        records.meetings.discard(draft.id)
    records.series.end(series.id, now)
    return len(drafts)


def drafts_of(records: Records, series: Series) -> list[Meeting]:
    """Its occurrences written down and not yet published."""
    every = records.meetings.of_series(series.id)
    return [one for one in every if one.state is MeetingState.DRAFT]


def _caller(records: Records, branch: Branch, meeting: Meeting, now: datetime) -> int | None:
    """Who called the series, or the secretary if that person calls no such meetings any more."""
    today = now.astimezone(branch.timezone).date()
    caller = records.people.find(meeting.created_by or 0, today)
    if caller is not None and may(Right.CALL_MEETINGS, roles_of(caller, meeting=meeting)):
        return caller.id
    heads = records.people.holding(branch.id, [Office.SECRETARY], today)
    return heads[0].id if heads else meeting.created_by
