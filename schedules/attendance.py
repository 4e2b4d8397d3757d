"""What is said about a meeting by itself（考勤卡、散会后请书记结束）."""

from datetime import date, datetime, timedelta

from cards.attendance import attendance_card, check_in_card
from cards.attendance_abroad import neutral_attendance_card, neutral_check_in_card
from cards.meetings import heading
from cards.recording import unsettled_card
from chat import Card
from domain.access import Right, leads
from domain.attendance import tally
from domain.meetings import Meeting, MeetingState
from domain.moving import EARLY
from domain.notices import NoticeKind
from domain.nudges import notice_subject
from domain.people import Branch, Member, Office
from domain.quiet import after_the_night
from schedules.desk import Desk
from storage import Records


def attendance_look(desk: Desk) -> Card | None:
    """Before the meeting: 应到 参加 请假. In the group, or alone with each who is expected."""
    if (meeting := _meeting(desk)) is None:
        return None
    counts = tally(desk.records.attendance.of(meeting.id))
    if desk.reader is not None and desk.is_neutral:
        return neutral_attendance_card(meeting, counts, desk.branch, desk.reader, desk.words)
    agenda = desk.records.agendas.of(meeting.id)
    return attendance_card(meeting, counts, desk.branch.timezone, desk.words, agenda)


def check_in_look(desk: Desk) -> Card | None:
    """From an hour before: 应到 已签到; afterwards 应到 实到 请假. If moved away, as before it."""
    if (meeting := _meeting(desk)) is None:
        return None
    if meeting.starts_at - desk.now > EARLY:
        return attendance_look(desk)
    counts = tally(desk.records.attendance.of(meeting.id))
    if desk.reader is not None and desk.is_neutral:
        return neutral_check_in_card(meeting, counts, desk.branch, desk.reader, desk.words)
    return check_in_card(meeting, counts, desk.branch.timezone, desk.words)


def closing(desk: Desk) -> Card | None:
    """That evening, to the one who runs it: please close it; nothing if it is closed by then."""
    meeting = _meeting(desk)
    if meeting is None or meeting.state is not MeetingState.PUBLISHED:
        return None
    if desk.now < meeting.ends_at:
        return None  # it was moved
    attendances = desk.records.attendance.of(meeting.id)
    title = heading(meeting, desk.words)
    return unsettled_card(meeting, title, attendances, desk.words, asks_later=True)


def plan_closings(records: Records, branch: Branch, now: datetime) -> None:
    """For each meeting that is over and still open: ask whoever keeps it that evening."""
    for meeting in records.meetings.open_of(branch.id):
        due_at = closing_hour(meeting, branch)
        if now < due_at:
            continue
        today = now.astimezone(branch.timezone).date()
        for member in _keepers(records, meeting, today):
            records.notices.plan(
                branch_id=branch.id, kind=NoticeKind.CLOSING, subject=str(meeting.id),
                key=f"closing:{notice_subject(meeting)}:{member.id}", due_at=due_at,
                member_id=member.id,
            )  # fmt: skip


def _keepers(records: Records, meeting: Meeting, on: date) -> list[Member]:
    """The leader of the group that met（党小组组长）, if within reach; else who runs the branch."""
    leaders = [
        member for member in records.people.holding(meeting.branch_id, [Office.GROUP_LEADER], on)
        if leads(member, meeting) and (reader := records.accounts.reader(member.id)) is not None
        and reader.is_reachable
    ]  # fmt: skip
    return leaders or records.people.who_may(Right.RUN_BRANCH, meeting.branch_id, on)


def closing_hour(meeting: Meeting, branch: Branch) -> datetime:
    """The evening of its day, or half an hour after a late end; never in the quiet hours."""
    end = meeting.ends_at.astimezone(branch.timezone)
    evening = datetime.combine(end.date(), branch.settings.closing_at, branch.timezone)
    asked = max(evening, end + timedelta(minutes=30))
    return after_the_night(asked, branch.timezone, branch.settings)


def _meeting(desk: Desk) -> Meeting | None:
    return desk.records.meetings.find(int(desk.subject))
