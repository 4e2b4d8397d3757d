"""What goes with attendance（请假待批、请假结果、补学、长期未参加）, and to whom it is said."""

from datetime import datetime

from cards.leave_approval import asked_card, decided_card
from cards.long_absence import absence_card
from cards.make_up_study import said_card
from chat import Card
from domain.access import Right
from domain.attendance import Approval, Attendance
from domain.long_absence import is_news
from domain.meetings import Meeting
from domain.months import Month
from domain.notices import NoticeKind, NoticeState
from domain.people import Branch
from domain.quiet import after_the_night, own_hours
from schedules.desk import Desk
from storage import Records
from storage.absences import away_in


def leave_asked(desk: Desk) -> Card | None:
    """Nothing if it was taken back, decided, or the meeting is over by now."""
    meeting, one = _about(desk)
    if not meeting.is_open or one is None or not one.is_waiting:
        return None
    zone = desk.branch.timezone
    return asked_card(meeting, one, _name(desk, one), zone, desk.words)


def leave_decided(desk: Desk) -> Card | None:
    """Nothing if by now they have asked, or chosen, anew."""
    meeting, one = _about(desk)
    if one is None or one.approval in (None, Approval.WAITING):
        return None
    return decided_card(meeting, one.approval, desk.branch.timezone, desk.now, desk.words)


def made_up(desk: Desk) -> Card | None:
    """Nothing if it was taken back or confirmed by now."""
    meeting, one = _about(desk)
    if one is None or one.made_up_on is None or one.is_made_up:
        return None
    return said_card(meeting, one, _name(desk, one), one.made_up_on, desk.words)


def plan_absence_alerts(records: Records, branch: Branch, now: datetime) -> None:
    """“Has anybody come to six months since the secretary was told?” Never in the group."""
    last = Month.of(now.astimezone(branch.timezone).date()).plus(-1)
    told = _told(records, branch)
    if not _news(records, branch, now, last, told):
        return
    today = now.astimezone(branch.timezone).date()
    for member in records.people.who_may(Right.APPOINT, branch.id, today):
        reader = records.accounts.reader(member.id)
        if reader is None:
            continue
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.LONG_ABSENCE,
            subject=f"{last}:{told or ''}", key=f"absence:{branch.id}:{member.id}:{last}",
            due_at=after_the_night(now, reader.timezone, own_hours(reader, branch.settings)),
            member_id=member.id,
        )  # fmt: skip


def long_absence(desk: Desk) -> Card | None:
    """As the records stand when it is read; nothing if they have taken part, or had a reason."""
    last, _, told = desk.subject.partition(":")
    before = Month.read(told) if told else None
    found = _news(desk.records, desk.branch, desk.now, Month.read(last), before)
    names = desk.records.people.names(desk.branch.id)
    by_name = {names[member_id]: since for member_id, since in found.items()}
    return absence_card(by_name, Month.read(last), desk.words) if found else None


def _told(records: Records, branch: Branch) -> Month | None:
    """Up to which month the latest such message looked."""
    rows = records.notices.of(branch.id, [NoticeKind.LONG_ABSENCE], list(NoticeState))
    return max((Month.read(row.subject.partition(":")[0]) for row in rows), default=None)


def _news(
    records: Records, branch: Branch, now: datetime, last: Month, told: Month | None
) -> dict[int, Month]:  # fmt: skip
    """By member of today's roster, since when, if it was not pointed out before."""
    today = now.astimezone(branch.timezone).date()
    found = away_in(records, branch, last, today)
    before = away_in(records, branch, told, today) if found and told is not None else {}
    return {
        member_id: since for member_id, since in found.items()
        if is_news(since, before.get(member_id), told)
    }  # fmt: skip


def _about(desk: Desk) -> tuple[Meeting, Attendance | None]:
    number, _, member_id = desk.subject.partition(":")
    meeting = desk.records.meetings.find(int(number))
    assert meeting is not None
    return meeting, desk.records.attendance.find(meeting.id, int(member_id))


def _name(desk: Desk, one: Attendance) -> str:
    return desk.records.people.names(desk.branch.id)[one.member_id]
