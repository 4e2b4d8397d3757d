"""Plain reminders by the clock（定时提醒）: written down ahead, said once, the latest if late."""

from datetime import datetime

from cards.reminders import said_card
from chat import Card
from domain.notices import NoticeKind
from domain.people import Branch
from domain.reminders import (
    AHEAD,
    DRAFTS_KEEP,
    ReminderState,
    is_moved,
    is_outrun,
    notice_key,
    notice_subject,
    read_subject,
    turn_after,
    turn_to_say,
)
from schedules.desk import Desk
from storage import Records


def plan_reminders(records: Records, branch: Branch, now: datetime) -> None:
    """What comes within a week is written down; what has come is moved to its next turn."""
    records.reminders.discard_drafts(branch.id, now - DRAFTS_KEEP)
    chat = records.branches.home(branch.id)
    if chat is None:
        return  # nothing is lost: it is looked at again when there is a group
    for reminder in records.reminders.of(branch.id):
        turn = turn_to_say(reminder, now, branch.timezone)
        if turn is None:
            continue
        if turn > now and turn != reminder.next_at:
            records.reminders.advance(reminder.id, turn)
        if turn > now + AHEAD:
            continue
        records.notices.plan(
            branch_id=branch.id,
            kind=NoticeKind.REMINDER,
            subject=notice_subject(reminder.id, turn),
            key=notice_key(reminder.id, turn, branch.timezone),
            due_at=turn,
            chat_id=chat.id,
        )
        if turn <= now:
            records.reminders.advance(reminder.id, turn_after(reminder, now, branch.timezone))


def remind(desk: Desk) -> Card | None:
    """What the group reads; nothing if it was cancelled, or a later turn has come by now."""
    reminder_id, turn = read_subject(desk.subject)
    reminder, zone = desk.records.reminders.find(reminder_id), desk.branch.timezone
    if reminder is None or reminder.state is not ReminderState.KEPT:
        return None
    if is_outrun(reminder, turn, desk.now, zone) or is_moved(reminder, turn, zone):
        return None
    return said_card(reminder.text, turn, desk.now, zone, desk.words)
