"""Reminders of meetings, and nudges（会前提醒与催答复）. In the group: counts, never names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.attendance import MarkAnswer
from cards.meetings import heading
from cards.moments import clock_of, own_time, short_day, weekday_name
from chat import Button, Card, Press, line
from domain.attendance import Answer
from domain.meetings import Meeting
from domain.people import Branch, Reader
from locales import Words


@dataclass(frozen=True, slots=True)
class NudgeMeeting(Press):
    """Ask those who have not answered, now（催一下）."""

    tag: ClassVar[str] = "nudge"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class NudgeAt(Press):
    """It is night: all the same, or in the morning."""

    tag: ClassVar[str] = "nudgeat"

    meeting_id: int
    is_now: bool


@dataclass(frozen=True, slots=True)
class StopNudges(Press):
    """Somebody wants neither reminders nor nudges（免提醒）."""

    tag: ClassVar[str] = "nonudge"

    branch_id: int


@dataclass(frozen=True, slots=True)
class ResumeNudges(Press):
    """… and wants them again（恢复）."""

    tag: ClassVar[str] = "renudge"

    branch_id: int


def meeting_reminder_card(
    meeting: Meeting, branch: Branch, reader: Reader, now: datetime, words: Words, *, note: str = ""
) -> Card:
    """In private, the day before, to somebody who said 参加."""
    when = near_moment(meeting, branch, reader, now, words)
    place = words("nudge.place", place=meeting.place) if meeting.place else ""
    change = Button(words("nudge.button.change"), MarkAnswer(meeting.id, Answer.LEAVE))
    return Card(
        lead=words("nudge.reminder", when=when, kind=kind_name(meeting, words), place=place),
        note=note,
        rows=((change, _stop(branch, words)),),
    )


def nudge_card(
    meeting: Meeting, branch: Branch, reader: Reader, now: datetime, words: Words, *,
    name: str, note: str = "",
) -> Card:  # fmt: skip
    """In private, once, to somebody who has not answered. Coming or not is both fine."""
    when = near_moment(meeting, branch, reader, now, words)
    coming = Button(words("nudge.button.coming"), MarkAnswer(meeting.id, Answer.COMING))
    leave = Button(words("nudge.button.leave"), MarkAnswer(meeting.id, Answer.LEAVE))
    return Card(
        lead=words("nudge.ask", name=name, when=when, kind=kind_name(meeting, words)),
        note=note,
        rows=((coming, leave, _stop(branch, words)),),
    )


def called_off_card(
    meeting: Meeting, branch: Branch, reader: Reader, now: datetime, words: Words
) -> Card:
    """In private, to those who had answered; neutral words for readers abroad."""
    when = near_moment(meeting, branch, reader, now, words)
    text = words("meeting.called_off", heading=heading(meeting, words), when=when)
    return Card(lead=text)


def group_nudge_card(
    meeting: Meeting, silent: int, now: datetime, zone: ZoneInfo, words: Words
) -> Card:
    """In the group: one line, a count, no names."""
    when = _near(meeting.starts_at, now, zone, words)
    return line(words("nudge.group", when=when, kind=kind_name(meeting, words), count=silent))


def near_moment(
    meeting: Meeting, branch: Branch, reader: Reader, now: datetime, words: Words
) -> str:
    """Such as 明天14:30 or 周五14:30; said so where the reader's clock is not the branch's."""
    when = _near(meeting.starts_at, now, reader.timezone, words)
    return own_time(when, meeting.starts_at, branch, reader, words)


def hour_card(meeting: Meeting, words: Words, *, has_morning: bool) -> Card:
    """It is night: ask all the same, or in the morning?"""
    choices = [Button(words("nudge.button.now"), NudgeAt(meeting.id, True))]
    if has_morning:
        long = words("nudge.button.morning_long")
        choices.append(Button(words("nudge.button.morning"), NudgeAt(meeting.id, False), long))
    return Card(lead=words("nudge.night"), rows=(tuple(choices),))


def nudged_card(
    unheard: Sequence[str], words: Words, *, asked: int, were_asked: bool, is_aloud: bool
) -> Card:
    """For the one who nudged, in private: how many are asked, and who has to be asked in person."""
    said = [words("nudge.asked", count=asked)] if asked else []
    if were_asked and not asked:
        said.append(words("nudge.already"))
    if is_aloud:
        said.append(words("nudge.aloud"))
    if unheard:
        names = words("remind.separator").join(unheard)
        said.append(words("nudge.by_phone", names=names))
    return line("\n".join(said) or words("nudge.nobody"))


def stopped_card(branch: Branch, words: Words) -> Card:
    """No more reminders; and how to have them again."""
    again = Button(words("nudge.button.resume"), ResumeNudges(branch.id))
    return Card(lead=words("nudge.stopped"), rows=((again,),))


def kind_name(meeting: Meeting, words: Words) -> str:
    return words(f"meeting.kind.{meeting.kind}")


def _near(moment: datetime, now: datetime, zone: ZoneInfo, words: Words) -> str:
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    if days in (0, 1):
        day = words(f"nudge.day.{days}")
    elif days < 7:
        day = weekday_name(local.date(), words)
    else:
        day = short_day(local.date(), words)
    return words("nudge.near", day=day, clock=clock_of(moment, zone))


def _stop(branch: Branch, words: Words) -> Button:
    return Button(words("nudge.button.stop"), StopNudges(branch.id))
