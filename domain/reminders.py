"""Plain reminders（定时提醒）, once or repeated."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.refusal import Refusal
from domain.text import clean_line
from domain.times import Once, Recurrence
from domain.times.wall_time import is_after

TEXT_LIMIT = 200
"""Characters a reminder may have, line breaks included."""

LATE = timedelta(minutes=5)
"""From then on a reminder says for when it was meant（原定）."""

DRAFTS_KEEP = timedelta(days=1)
"""How long a preview waits for 确定."""

AHEAD = timedelta(days=7)
"""How long before its hour a notice is written down."""

_STAMP = "%Y%m%dT%H%M"


class ReminderState(StrEnum):
    DRAFT = "draft"  # 预览，未确定
    KEPT = "kept"  # 已确定


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What the group is to be reminded of; `rule` is None for once.

    `next_at` is None when nothing is to come any more.
    """

    id: int
    branch_id: int
    text: str
    next_at: datetime | None
    rule: Recurrence | None = None
    state: ReminderState = ReminderState.KEPT
    created_by: int | None = None


def reminder_text(words: str) -> str:
    """What is to be said, line by line, made fit to keep; refused if empty or too long."""
    lines = (clean_line(line, limit=TEXT_LIMIT + 1) for line in words.splitlines())
    text = "\n".join(line for line in lines if line)
    if not text:
        raise Refusal("remind.refused.no_text")
    if len(text) > TEXT_LIMIT:
        raise Refusal("refused.too_long", limit=TEXT_LIMIT)
    return text


def first_turn(when: Once | Recurrence, now: datetime) -> datetime:
    """When it is due for the first time; `now` in the branch's zone.

    Refuses a day whose usual hour is over and that names no other.
    """
    if isinstance(when, Recurrence):
        return when.next_after(now)
    if not is_after(when.at, now):
        raise Refusal("remind.refused.no_hour")
    return when.at


def keep_turn(reminder: Reminder, now: datetime, zone: ZoneInfo) -> datetime:
    """When a previewed reminder is due first, if it is kept now; refused if its hour has passed."""
    if reminder.next_at is not None and reminder.next_at > now:
        return reminder.next_at
    if reminder.rule is None:
        raise Refusal("remind.refused.over")
    return reminder.rule.next_after(now.astimezone(zone))


def turn_to_say(reminder: Reminder, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Of all turns that have come by now the latest, else the next（睡过头只说最近一次）.

    One that goes by working days is reckoned anew: days off become known, or are changed.
    """
    turn = reminder.next_at
    if turn is None or reminder.rule is None:
        return turn
    if turn > now:
        return turn_after(reminder, now, zone) if reminder.rule.needs_calendar else turn
    turn = turn.astimezone(zone)
    while not is_after(after := reminder.rule.next_after(turn), now):
        turn = after
    return turn


def turn_after(reminder: Reminder, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The next turn after `now`, None for what comes once."""
    return None if reminder.rule is None else reminder.rule.next_after(now.astimezone(zone))


def is_outrun(reminder: Reminder, turn: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Whether by now a later turn has come, so that this one need not be said any more."""
    if reminder.rule is None:
        return False
    return not is_after(reminder.rule.next_after(turn.astimezone(zone)), now)


def is_moved(reminder: Reminder, turn: datetime, zone: ZoneInfo) -> bool:
    """Whether that is no turn of it any more, because its day became a day off, or none."""
    rule = reminder.rule
    if rule is None or not rule.needs_calendar:
        return False
    return rule.next_after(turn.astimezone(zone) - timedelta(minutes=1)) != turn


def notice_key(reminder_id: int, turn: datetime, zone: ZoneInfo) -> str:
    """One for each local day: neither a restart nor the hour that comes twice says it twice."""
    return f"reminder:{reminder_id}:{turn.astimezone(zone).date()}"


def notice_subject(reminder_id: int, turn: datetime) -> str:
    return f"{reminder_id}:{turn.astimezone(UTC):{_STAMP}}"


def read_subject(subject: str) -> tuple[int, datetime]:
    """The reminder's id and its turn, in UTC."""
    number, _, stamp = subject.partition(":")
    return int(number), datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
