"""Publishing at a set hour（定时发布）, and a clash or the night before one publishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.choices import Preview
from cards.clashes import clash_lines
from cards.drafting import Publish
from cards.meetings import heading
from cards.moments import moment_name
from chat import Button, Card, Press
from domain.clashes import Clash
from domain.meetings import Meeting
from locales import Words

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class PublishAt(Press):
    """At that minute, counted from 1970 in UTC; `is_sure` in spite of a clash."""

    tag: ClassVar[str] = "pubat"

    meeting_id: int
    minute: int
    is_sure: bool

    @property
    def at(self) -> datetime:
        """Raises OverflowError for a forged one."""
        return _EPOCH + self.minute * _MINUTE


def publish_at(meeting: Meeting, at: datetime, *, is_sure: bool = False) -> PublishAt:
    return PublishAt(meeting.id, (at - _EPOCH) // _MINUTE, is_sure)


def hour_card(meeting: Meeting, morning: datetime, words: Words) -> Card:
    """When shall it go out? Tomorrow morning, or as typed."""
    rows: list[tuple[Button, ...]] = []
    if morning < meeting.starts_at:
        long = words("meeting.button.morning_long")
        rows.append((Button(words("meeting.button.morning"), publish_at(meeting, morning), long),))
    rows.append((Button(words("button.back"), Preview(meeting.id)),))
    return Card(title=heading(meeting, words), lead=words("publishing.ask"), rows=tuple(rows))


def doubt_card(
    meeting: Meeting, clashes: Sequence[Clash], zone: ZoneInfo, words: Words, *,
    is_night: bool, can_wait: bool,
) -> Card:  # fmt: skip
    """Before it is published: another meeting at that time, or the night, if that can wait."""
    night = words("meeting.night" if can_wait else "meeting.night_late") if is_night else ""
    lines = [clash_lines(clashes, zone, words), night]
    now = words("meeting.button.now" if is_night else "publishing.button.anyway")
    buttons = [Button(now, Publish(meeting.id, "now"))]
    if is_night and can_wait:
        long = words("meeting.button.morning_long")
        morning = words("meeting.button.morning")
        buttons.append(Button(morning, Publish(meeting.id, "morning"), long))
    buttons.append(Button(words("button.back"), Preview(meeting.id)))
    return Card(lead="\n".join(filter(None, lines)), rows=(tuple(buttons),))


def clash_card(
    meeting: Meeting, clashes: Sequence[Clash], at: datetime, zone: ZoneInfo, words: Words
) -> Card:
    """The same for a set hour."""
    yes = Button(words("publishing.button.anyway"), publish_at(meeting, at, is_sure=True))
    no = Button(words("button.back"), Preview(meeting.id))
    when = moment_name(at, zone, words)
    note = words("publishing.will", when=when)
    return Card(lead=clash_lines(clashes, zone, words), note=note, rows=((yes, no),))


def unpublished_card(meeting: Meeting, zone: ZoneInfo, words: Words) -> Card:
    """In private, to whoever wrote the draft: its hour came, and it could not go out."""
    when = moment_name(meeting.starts_at, zone, words)
    text = words("publishing.unpublished", heading=heading(meeting, words), when=when)
    look = Button(words("meeting.button.preview"), Preview(meeting.id))
    return Card(lead=text, rows=((look,),))
