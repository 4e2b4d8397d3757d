"""Moving a meeting, putting it off, calling it off（改时间、延期待定、取消）.

Each takes one meeting; whoever moves a series calls it for every occurrence. Answers stay. All
return the ids of those coming whom no message reaches: somebody has to tell them in person.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.meetings import Meeting, MeetingState, check_open
from domain.moving import (
    EARLY,
    Proposal,
    check_can_be_called_off,
    check_movable,
    check_proposal,
    coming,
    known_hour,
    moved_subject,
    tell_at,
)
from domain.notices import NoticeKind, NoticeState
from domain.nudges import notice_subject
from domain.people import Branch
from domain.quiet import own_hours
from storage.expecting import follow_in
from storage.meeting_cards import (
    audience_of,
    check_in_at,
    follow,
    plan_card,
    replan_card,
    take_down,
)
from storage.records import Records


def move(
    records: Records, branch: Branch, meeting: Meeting, proposal: Proposal, now: datetime, *,
    fresh_card: bool = False,
) -> list[int]:  # fmt: skip
    """Another time or place; one that was put off is on again.

    `fresh_card` where the chat's card cannot be redrawn.
    """
    attendances = records.attendance.of(meeting.id)
    check_movable(meeting, attendances)
    check_proposal(meeting, proposal, now)
    was_put_off = meeting.state is MeetingState.POSTPONED
    published_at = now if was_put_off else meeting.published_at
    records.meetings.change(
        meeting.id, starts_at=proposal.starts_at, ends_at=proposal.ends_at, place=proposal.place,
        state=MeetingState.PUBLISHED.value, published_at=published_at,
    )  # fmt: skip
    moved = replace(
        meeting, starts_at=proposal.starts_at, ends_at=proposal.ends_at, place=proposal.place,
        state=MeetingState.PUBLISHED, published_at=published_at,
    )  # fmt: skip
    follow_in(records, branch, moved, now)
    _replan_cards(records, branch, moved, now, was_put_off=was_put_off)
    follow(records, branch, moved, now, fresh_card=fresh_card)
    return _tell_moved(records, branch, moved, meeting.starts_at, coming(attendances), now)


def postpone(
    records: Records, branch: Branch, meeting: Meeting, now: datetime, *, fresh_card: bool = False
) -> list[int]:
    """Put it off without a date; `move` sets one later."""
    attendances = records.attendance.of(meeting.id)
    check_open(meeting)
    check_movable(meeting, attendances)
    records.meetings.change(meeting.id, state=MeetingState.POSTPONED.value)
    put_off = replace(meeting, state=MeetingState.POSTPONED)
    take_down(records, branch, put_off, now, fresh_card=fresh_card)
    return _tell_off(records, branch, NoticeKind.POSTPONED, meeting, coming(attendances), now)


def call_off(
    records: Records, branch: Branch, meeting: Meeting, now: datetime, *, fresh_card: bool = False
) -> list[int]:
    """It does not take place; who wished to speak is forgotten."""
    check_can_be_called_off(meeting)
    people = coming(records.attendance.of(meeting.id))
    records.meetings.change(meeting.id, state=MeetingState.CANCELLED.value)
    records.signups.forget(meeting.id)
    called_off = replace(meeting, state=MeetingState.CANCELLED)
    take_down(records, branch, called_off, now, fresh_card=fresh_card)
    return _tell_off(records, branch, NoticeKind.CANCELLED, meeting, people, now)


def _replan_cards(
    records: Records, branch: Branch, moved: Meeting, now: datetime, *, was_put_off: bool
) -> None:
    """The check-in card goes with the hour; a second one only if the first is long past."""
    records.notices.cancel(branch.id, [NoticeKind.CARD], f"check_in:{moved.id}")
    people = records.meetings.named(moved.id)
    for chat_id, member_id in audience_of(records, branch, moved, people):
        due_at = max(check_in_at(records, branch, moved, member_id), now)
        if was_put_off:
            replan_card(records, moved, "attendance", now, chat_id=chat_id, member_id=member_id)
        if replan_card(records, moved, "check_in", due_at, chat_id=chat_id, member_id=member_id):
            continue
        if moved.starts_at - now > EARLY:
            turn = notice_subject(moved)
            where = {"chat_id": chat_id, "member_id": member_id}
            if not plan_card(records, moved, "check_in", due_at, **where, turn=turn):
                replan_card(records, moved, "check_in", due_at, **where, turn=turn)


def _tell_moved(
    records: Records, branch: Branch, moved: Meeting, was: datetime, people: Sequence[int],
    now: datetime,
) -> list[int]:  # fmt: skip
    """Somebody not yet told of an earlier move hears of the last one only."""
    known = _forget(records, moved)
    subjects = {one: moved_subject(moved, known.get(one, was)) for one in people}
    first = min(was, moved.starts_at)
    return _tell(records, branch, NoticeKind.MOVED, subjects, now, first)


def _tell_off(
    records: Records, branch: Branch, kind: NoticeKind, meeting: Meeting, people: Sequence[int],
    now: datetime,
) -> list[int]:  # fmt: skip
    """Of the hour they know: of an earlier move not yet told they hear nothing any more."""
    known = _forget(records, meeting)
    hours = {one: known.get(one, meeting.starts_at) for one in people}
    subjects = {one: notice_subject(replace(meeting, starts_at=hours[one])) for one in people}
    return _tell(records, branch, kind, subjects, now, min([meeting.starts_at, *hours.values()]))


def _forget(records: Records, meeting: Meeting) -> dict[int, datetime]:
    """Drop what was still to be said of earlier changes; by member, the hour they know."""
    known = {}
    kinds = [NoticeKind.MOVED, NoticeKind.POSTPONED]
    for row in records.notices.of(meeting.branch_id, kinds, [NoticeState.DUE]):
        meeting_id, was = known_hour(row.subject)
        if meeting_id == meeting.id:
            known[row.member_id] = was
            records.notices.cancel(meeting.branch_id, kinds, row.subject)
    return known


def _tell(
    records: Records, branch: Branch, kind: NoticeKind, subjects: dict[int, str], now: datetime,
    first: datetime,
) -> list[int]:  # fmt: skip
    """One private message to each; whom none reaches. `first` is the earliest hour in question."""
    unheard = []
    for member_id, subject in subjects.items():
        reader = records.accounts.reader(member_id)
        if reader is None or not reader.is_reachable:
            unheard.append(member_id)
            continue
        records.notices.plan(
            branch_id=branch.id, kind=kind, subject=subject,
            key=f"{kind}:{subject}:{member_id}:{now:%Y%m%d%H%M%S}",
            due_at=tell_at(now, first, reader.timezone, own_hours(reader, branch.settings)),
            member_id=member_id,
        )  # fmt: skip
    return unheard
