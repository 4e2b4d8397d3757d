"""Announcing a meeting（发布会议）: the preview, before anybody else sees it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.agenda import AskAgenda
from cards.choices import ChooseKind, ChooseScope, Preview
from cards.guarding import doubt_line
from cards.meetings import heading, scope_name
from cards.moments import from_now, moment_name, span_name
from cards.repeats import days_name, repeat_name
from cards.series import whole_button
from chat import Button, Card, Press
from domain.guard import Finding
from domain.meetings import Meeting
from domain.series import Series
from locales import Words

FIRST = 5
"""Buttons every preview has."""


@dataclass(frozen=True, slots=True)
class Publish(Press):
    """`hour` is empty, “now” or “morning”, asked when it is night."""

    tag: ClassVar[str] = "publish"

    meeting_id: int
    hour: str


@dataclass(frozen=True, slots=True)
class ChangeTime(Press):
    tag: ClassVar[str] = "newtime"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class OnlyRemind(Press):
    """No meeting, just a reminder at that hour."""

    tag: ClassVar[str] = "onlyremind"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class Discard(Press):
    tag: ClassVar[str] = "discard"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class AskHour(Press):
    """When shall it go out by itself（定时发布）?"""

    tag: ClassVar[str] = "pubask"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class DropHour(Press):
    """Not by itself after all."""

    tag: ClassVar[str] = "pubno"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class MoreChoices(Press):
    """What the preview has no room for."""

    tag: ClassVar[str] = "more"

    meeting_id: int


def preview_card(
    meeting: Meeting, expected: int, group: str, now: datetime, zone: ZoneInfo, words: Words, *,
    agenda: str, clashes: str, finding: Finding, series: Series | None, max_buttons: int,
) -> Card:  # fmt: skip
    """What was understood, before anybody else sees it; clashes and doubts stand first."""
    number = meeting.id
    span = span_name(meeting.starts_at, meeting.ends_at, zone, words)
    distance = from_now(meeting.starts_at, now, zone, words)
    when = words("moment.when_from_now", when=span, distance=distance)
    fields = [
        (words("meeting.field.when"), when),
        (words("meeting.field.place"), meeting.place or words("meeting.field.no_place")),
        (words("meeting.field.expected"), scope_name(meeting, expected, group, words)),
    ]
    if series is not None:
        has_its_hour = meeting.starts_at.astimezone(zone).time() == series.rule.at
        repeat = (days_name if has_its_hour else repeat_name)(series.rule, words)
        fields.insert(1, (words("series.field.repeat"), repeat))
    if agenda:
        fields.append((words("agenda.field"), f"\n{agenda}"))
    if meeting.publish_at is not None:
        hour = moment_name(meeting.publish_at, zone, words)
        fields.append((words("publishing.field"), hour))
    rest = _more(meeting, series, words)
    is_narrow = max_buttons < FIRST + len(rest)
    more = Button(words("meeting.button.more"), MoreChoices(number))
    doubt = doubt_line(finding, words)
    publish = "guard.button.anyway" if doubt else "meeting.button.publish"
    return Card(
        title=heading(meeting, words),
        fields=tuple(fields),
        note="\n".join(filter(None, (clashes, doubt, words("meeting.preview_note")))),
        rows=(
            (
                Button(words(publish), Publish(number, "")),
                Button(words("meeting.button.time"), ChangeTime(number)),
                Button(words("meeting.button.cancel"), Discard(number)),
            ),
            (
                Button(words("meeting.button.kind"), ChooseKind(number, 0)),
                Button(words("meeting.button.scope"), ChooseScope(number, 0)),
                *((more,) if is_narrow else ()),
            ),
            *(() if is_narrow else (rest,)),
        ),
    )


def more_card(meeting: Meeting, series: Series | None, words: Words) -> Card:
    """The rest of the choices on a card of their own."""
    back = Button(words("button.back"), Preview(meeting.id))
    return Card(title=heading(meeting, words), rows=(_more(meeting, series, words), (back,)))


def _more(meeting: Meeting, series: Series | None, words: Words) -> tuple[Button, ...]:
    number = meeting.id
    whole = whole_button(meeting, words) if series is not None and series.is_going_on else ()
    long = words("publishing.button.hour_long")
    return (
        Button(words("publishing.button.hour"), AskHour(number), long)
        if meeting.publish_at is None
        else Button(words("publishing.button.drop"), DropHour(number)),
        Button(words("agenda.button.agenda"), AskAgenda(number)),
        Button(words("meeting.button.only_remind"), OnlyRemind(number)),
        *whole,
    )
