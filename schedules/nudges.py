"""Reminders of meetings and nudges by the clock（会前提醒与催答复）."""

from collections.abc import Iterator
from datetime import datetime, time

from cards.nudges import group_nudge_card, meeting_reminder_card, nudge_card
from chat import Card
from domain.meetings import Meeting
from domain.months import Month
from domain.notices import NoticeKind
from domain.nudges import (
    GROUP_AHEAD,
    GROUP_BUDGET,
    LATEST,
    group_nudge_key,
    is_about,
    is_coming,
    is_silent,
    meeting_id_of,
    notice_subject,
    nudge_at,
    nudge_key,
    remind_at,
    reminder_key,
    silent,
    wants_reminding,
)
from domain.people import Branch, Member, Reader
from domain.quiet import outside_the_night, own_hours
from domain.reminders import AHEAD
from schedules.desk import Desk
from storage import Records
from storage.nudges import nudge_group, nudge_member

AT_ONCE = 100
"""How many rows one ring of a bell writes; the next one goes on."""


def plan_meeting_reminders(records: Records, branch: Branch, now: datetime) -> None:
    """Those who said 参加 are reminded the day before, outside their own night."""
    written = 0
    for meeting in _coming(records, branch, now):
        known = records.notices.planned(notice_subject(meeting))
        for one in records.attendance.of(meeting.id):
            if reminder_key(meeting, one.member_id) in known or written >= AT_ONCE:
                continue
            reader = _willing(records, one.member_id)
            if reader is None:
                continue
            due = remind_at(meeting, reader.timezone, own_hours(reader, branch.settings))
            if due > now + AHEAD or not wants_reminding(one, due):
                continue
            written += records.notices.plan(
                branch_id=branch.id,
                kind=NoticeKind.MEETING_REMINDER,
                subject=notice_subject(meeting),
                key=reminder_key(meeting, one.member_id),
                due_at=_not_at_night(due, meeting, reader, branch, now),
                member_id=one.member_id,
            )


def plan_nudges(records: Records, branch: Branch, now: datetime) -> None:
    """Those who said nothing are asked once; the group only for those it cannot reach."""
    written = 0
    for meeting in _coming(records, branch, now):
        known = records.notices.planned(notice_subject(meeting))
        for member_id in silent(records.attendance.of(meeting.id)):
            if nudge_key(meeting, member_id) in known or written >= AT_ONCE:
                continue
            reader = records.accounts.reader(member_id)
            if reader is None:
                continue
            alone = reader if reader.is_reachable else None
            zone = reader.timezone if alone else branch.timezone
            due = nudge_at(meeting, zone, own_hours(alone, branch.settings))
            if due is None or due > now + AHEAD:
                continue
            if not reader.is_reachable:
                if group_nudge_key(meeting) in known:
                    continue
                if due <= now + GROUP_AHEAD and _has_room(records, branch, meeting, due):
                    written += nudge_group(records, meeting, due, again=False)
            elif reader.wants_nudges:
                due = _not_at_night(due, meeting, reader, branch, now)
                written += nudge_member(records, meeting, member_id, due, again=False)


def meeting_reminder(desk: Desk) -> Card | None:
    """Nothing if they have changed to 请假, or the meeting has moved, or begun."""
    meeting, member = _meeting(desk), _member(desk)
    if meeting is None or member is None or desk.reader is None:
        return None
    if not desk.reader.wants_nudges:
        return None
    if not is_coming(desk.records.attendance.find(meeting.id, member.id)):
        return None
    return meeting_reminder_card(
        meeting, desk.branch, desk.reader, desk.now, desk.words, note=_which_branch(desk)
    )


def nudge(desk: Desk) -> Card | None:
    """Nothing if they have answered, or it is too late to ask."""
    meeting, member = _meeting(desk), _member(desk)
    if meeting is None or member is None or desk.reader is None:
        return None
    if not desk.reader.wants_nudges:
        return None
    if not is_silent(desk.records.attendance.find(meeting.id, member.id)):
        return None
    return nudge_card(
        meeting, desk.branch, desk.reader, desk.now, desk.words,
        name=member.name, note=_which_branch(desk),
    )  # fmt: skip


def group_nudge(desk: Desk) -> Card | None:
    """One line with a count, if there is still somebody who cannot be asked in private."""
    meeting = _meeting(desk)
    if meeting is None:
        return None
    waiting = silent(desk.records.attendance.of(meeting.id))
    readers = [reader for one in waiting if (reader := desk.records.accounts.reader(one))]
    if all(reader.is_reachable for reader in readers):
        return None
    return group_nudge_card(meeting, len(readers), desk.now, desk.branch.timezone, desk.words)


def _coming(records: Records, branch: Branch, now: datetime) -> Iterator[Meeting]:
    """The published meetings the bot may still speak of on its own accord."""
    for meeting in records.meetings.open_of(branch.id):
        if meeting.starts_at > now and not meeting.is_quiet:
            yield meeting


def _has_room(records: Records, branch: Branch, meeting: Meeting, due: datetime) -> bool:
    """Whether the group has not been spoken to too often that month."""
    chat = records.branches.home(branch.id, meeting.scope.value, meeting.group_id)
    if chat is None:
        return False
    month = Month.of(due.astimezone(branch.timezone).date())
    since, until = (datetime.combine(one.first, time(), branch.timezone)
                    for one in (month, month.plus(1)))  # fmt: skip
    return records.notices.spoken_in(chat.id, since, until) < GROUP_BUDGET


def _willing(records: Records, member_id: int) -> Reader | None:
    reader = records.accounts.reader(member_id)
    return reader if reader is not None and reader.wants_nudges else None


def _not_at_night(
    due: datetime, meeting: Meeting, reader: Reader, branch: Branch, now: datetime
) -> datetime:
    """What is late, because the bot was away, does not wake anybody either."""
    if due > now:
        return due
    latest = meeting.starts_at - LATEST
    settings = own_hours(reader, branch.settings)
    later = outside_the_night(now, latest=latest, zone=reader.timezone, settings=settings)
    return later if later > now else due


def _meeting(desk: Desk) -> Meeting | None:
    """The meeting, if it is still to be held at the hour the notice was planned for."""
    meeting = desk.records.meetings.find(meeting_id_of(desk.subject))
    if meeting is None or meeting.is_quiet or desk.now >= meeting.starts_at:
        return None
    return meeting if is_about(desk.subject, meeting) else None


def _member(desk: Desk) -> Member | None:
    """Who the reader is in this branch."""
    mine = _all_mine(desk)
    return next((member for member in mine if member.branch_id == desk.branch.id), None)


def _which_branch(desk: Desk) -> str:
    """The branch's name, for somebody in several."""
    return desk.branch.name if len(_all_mine(desk)) > 1 and not desk.is_covered else ""


def _all_mine(desk: Desk) -> list[Member]:
    if desk.reader is None:
        return []
    return desk.records.people.of_account(desk.reader.account_id, desk.today)
