"""Announcing a meeting（发布会议）: the preview, before anybody else sees it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.choices import ChooseKind, ChooseScope
from cards.meetings import heading, scope_name
from cards.moments import from_now, span_name
from chat import Button, Card, Press
from domain.meetings import Meeting
from locales import Words


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


def preview_card(
    meeting: Meeting, expected: int, group: str, now: datetime, zone: ZoneInfo, words: Words
) -> Card:
    """What was understood, before anybody else sees it."""
    number = meeting.id
    span = span_name(meeting.starts_at, meeting.ends_at, zone, words)
    distance = from_now(meeting.starts_at, now, zone, words)
    when = words("moment.when_from_now", when=span, distance=distance)
    fields = [
        (words("meeting.field.when"), when),
        (words("meeting.field.place"), meeting.place or words("meeting.field.no_place")),
        (words("meeting.field.expected"), scope_name(meeting, expected, group, words)),
    ]
    return Card(
        title=heading(meeting, words),
        fields=tuple(fields),
        note=words("meeting.preview_note"),
        rows=(
            (
                Button(words("meeting.button.publish"), Publish(number, "")),
                Button(words("meeting.button.time"), ChangeTime(number)),
                Button(words("meeting.button.cancel"), Discard(number)),
            ),
            (
                Button(words("meeting.button.kind"), ChooseKind(number, 0)),
                Button(words("meeting.button.scope"), ChooseScope(number, 0)),
                Button(words("meeting.button.only_remind"), OnlyRemind(number)),
            ),
        ),
    )


def night_card(meeting: Meeting, words: Words) -> Card:
    """It is night: now, or in the morning?"""
    return Card(
        lead=words("meeting.night"),
        rows=(
            (
                Button(words("meeting.button.now"), Publish(meeting.id, "now")),
                Button(
                    words("meeting.button.morning"),
                    Publish(meeting.id, "morning"),
                    words("meeting.button.morning_long"),
                ),
            ),
        ),
    )
