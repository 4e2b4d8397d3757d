"""Plain reminders（定时提醒）: noted after a preview, listed, cancelled."""

from cards.collecting import ShowGrid
from cards.coming import ComingMeeting, EndReminder, ListReminders, QuietMeeting, list_card
from cards.reminders import DropReminder, KeepReminder, RewriteReminder, kept_card, reminder_preview
from chat import Button, Card, Press, Refresh, Reply, Tell, line
from domain.access import Right, may, roles_of
from domain.meetings import Meeting, check_open
from domain.months import Month
from domain.notices import NoticeKind
from domain.nudges import nudge_at, remind_at, silent
from domain.refusal import Refusal
from domain.reminders import (
    AHEAD,
    Reminder,
    ReminderState,
    first_turn,
    keep_turn,
    notice_key,
    notice_subject,
    reminder_text,
)
from domain.times import Recurrence, read_when
from handlers.menu import Entry
from handlers.request import Request

TEXT = "remind_text"


def remind(request: Request, words: str) -> list[Reply]:
    """/remind: what is to come; with a time and a subject, a preview of the reminder."""
    if not words.strip():
        return [Tell(_list(request, 0))]
    if not request.may(Right.RUN_BRANCH):
        raise Refusal("remind.refused.not_yours")  # the whole branch reads it
    if request.records.branches.home(request.home.id) is None:
        raise Refusal("remind.refused.no_group")
    now = request.now.astimezone(request.zone)
    reading = read_when(words, now)
    text = reminder_text(reading.rest)
    finding, when = request.look_over(text), reading.when
    if isinstance(when, Recurrence):
        when = when.on(request.calendar.works)
    rule = when if isinstance(when, Recurrence) else None
    reminder_id = request.records.reminders.add(
        request.home.id, text, next_at=first_turn(when, now), rule=rule,
        by=request.me.id, at=request.now, state=ReminderState.DRAFT,
    )  # fmt: skip
    reminder = _found(request, reminder_id)
    return [
        Tell(
            reminder_preview(
                reminder,
                finding,
                request.home,
                request.calendar,
                request.now,
                request.words,
                has_time=reading.has_time,
            )
        )
    ]


def keep(request: Request, press: KeepReminder) -> list[Reply]:
    """The preview was right. Pressed twice, it is still one reminder."""
    reminder = _found(request, press.reminder_id)
    if reminder.state is ReminderState.DRAFT:
        next_at = keep_turn(reminder, request.now, request.zone)
        request.records.reminders.keep(reminder.id, next_at)
        reminder = _found(request, reminder.id)
        _plan(request, reminder)
    elif reminder.next_at is None:
        raise Refusal("remind.refused.over")
    return [Refresh(kept_card(reminder, request.now, request.zone, request.words))]


def drop(request: Request, press: DropReminder) -> list[Reply]:
    """The preview was not meant."""
    reminder = _found(request, press.reminder_id)
    if reminder.state is not ReminderState.DRAFT:
        raise Refusal("refused.stale")
    request.records.reminders.discard(reminder.id)
    return [Refresh(line(request.words("remind.dropped")))]


def rewrite(request: Request, press: RewriteReminder) -> list[Reply]:
    """Their next line is the reminder instead of this one."""
    drop(request, DropReminder(press.reminder_id, press.branch_id))
    request.ask(TEXT)
    return [Refresh(line(request.words("guard.retype")))]


def take_text(request: Request, text: str) -> list[Reply]:
    request.drop_question()
    return remind(request, text)


def show_list(request: Request, press: ListReminders) -> list[Reply]:
    return [Refresh(_list(request, press.page))]


def end(request: Request, press: EndReminder) -> list[Reply]:
    """Nobody wants it any more."""
    request.records.reminders.end(_found(request, press.reminder_id).id, request.now)
    return [Refresh(_list(request, press.page)), request.tell("remind.ended")]


def quiet(request: Request, press: QuietMeeting) -> list[Reply]:
    """The bot says nothing more of this meeting on its own accord（不提醒）, or does again."""
    check_open(request.gathering)
    request.records.meetings.change(press.meeting_id, is_quiet=press.is_quiet)
    return [Refresh(_list(request, press.page))]


def _plan(request: Request, reminder: Reminder) -> None:
    """What comes soon is written down at once; the bell sees to the rest."""
    chat, turn = request.records.branches.home(request.home.id), reminder.next_at
    if chat is None or turn is None or turn > request.now + AHEAD:
        return
    subject, key = (
        notice_subject(reminder.id, turn),
        notice_key(reminder.id, turn, request.zone),
    )
    request.notify(NoticeKind.REMINDER, subject, key, chat_id=chat.id, due_at=turn)


def _list(request: Request, page: int) -> Card:
    records, branch = request.records, request.home
    open_ = [one for one in records.meetings.open_of(branch.id) if one.starts_at > request.now]
    lists = records.attendance.of_all([meeting.id for meeting in open_])
    return list_card(
        records.reminders.of(branch.id) if request.may(Right.RUN_BRANCH) else (),
        [_coming(request, meeting, len(silent(lists[meeting.id]))) for meeting in open_],
        page, branch=branch, now=request.now, words=request.words,
        max_buttons=request.abilities.max_buttons, dues=_dues_button(request),
    )  # fmt: skip


def _coming(request: Request, meeting: Meeting, waiting: int) -> ComingMeeting:
    settings = request.home.settings
    return ComingMeeting(
        meeting=meeting,
        remind_at=remind_at(meeting, request.zone, settings),
        nudge_at=nudge_at(meeting, request.zone, settings),
        silent=waiting,
        may_nudge=may(Right.CALL_MEETINGS, roles_of(request.member, meeting=meeting)),
    )


def _dues_button(request: Request) -> Button | None:
    if not request.may(Right.COLLECT_DUES):
        return None
    press = ShowGrid(request.home.id, str(Month.of(request.today)), 0)
    words = request.words
    return Button(words("remind.button.dues"), press, words("remind.button.dues_long"))


def _found(request: Request, reminder_id: int) -> Reminder:
    reminder = request.records.reminders.find(reminder_id)
    if reminder is None or reminder.branch_id != request.home.id:
        raise Refusal("refused.stale")
    return reminder


REMINDERS: dict[type[Press], Entry] = {
    KeepReminder: Entry(run=keep, right=Right.RUN_BRANCH),
    DropReminder: Entry(run=drop, right=Right.RUN_BRANCH),
    RewriteReminder: Entry(run=rewrite, right=Right.RUN_BRANCH),
    EndReminder: Entry(run=end, right=Right.RUN_BRANCH),
    ListReminders: Entry(run=show_list, right=Right.CALL_MEETINGS, reads=True),
    QuietMeeting: Entry(run=quiet, right=Right.CALL_MEETINGS),
}
"""Their buttons."""
