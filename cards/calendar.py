"""Meetings in one's own calendar（日历）: a file, or an address of one's own to subscribe to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.moments import moment_name, short_day
from cards.paging import in_rows
from chat import Button, Card, Press
from domain.meetings import Meeting
from domain.people import Branch
from locales import Words

SHOWN = 4
"""Meetings that are named; a subscribed calendar has them all."""


@dataclass(frozen=True, slots=True)
class SaveMeeting(Press):
    """This meeting as a file for a calendar（存日历）."""

    tag: ClassVar[str] = "ics"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class SubscribeCalendar(Press):
    """An address of one's own, or a new one（订阅、换地址）."""

    tag: ClassVar[str] = "feedon"

    branch_id: int


@dataclass(frozen=True, slots=True)
class StopCalendar(Press):
    """The address opens nothing any more（停用）."""

    tag: ClassVar[str] = "feedoff"

    branch_id: int


def calendar_card(
    branch: Branch, meetings: Sequence[Meeting], words: Words, *, can_subscribe: bool, is_on: bool
) -> Card:  # fmt: skip
    """What is to come, each with its file; whether a calendar is subscribed to."""
    shown = meetings[:SHOWN]
    lines = [
        f"{moment_name(one.starts_at, branch.timezone, words)} {words(f'meeting.kind.{one.kind}')}"
        for one in shown
    ]
    each = [
        Button(
            short_day(one.starts_at.astimezone(branch.timezone).date(), words),
            SaveMeeting(one.id), line,
        )
        for one, line in zip(shown, lines, strict=True)
    ]  # fmt: skip
    fields = ((words("calendar.field"), words("calendar.on")),) if is_on else ()
    return Card(
        title=words("calendar.title"),
        lead="\n".join(lines) or words("calendar.none"),
        fields=fields,
        note=words("calendar.note"),
        rows=(*in_rows(each, 2), *_ways(branch, words, can_subscribe=can_subscribe, is_on=is_on)),
    )


def subscribed_card(branch: Branch, address: str, words: Words) -> Card:
    """The address, which is shown this once."""
    return Card(
        title=words("calendar.title"),
        lead=f"{words('calendar.subscribed')}\n{address}",
        note=words("calendar.secret"),
        rows=_ways(branch, words, can_subscribe=True, is_on=True),
    )


def save_button(meeting: Meeting, words: Words) -> Button:
    """On a private card of a meeting."""
    return Button(words("calendar.button.save"), SaveMeeting(meeting.id))


def _ways(
    branch: Branch, words: Words, *, can_subscribe: bool, is_on: bool
) -> tuple[tuple[Button, ...], ...]:
    """Subscribe, or renew; stop."""
    key = "renew" if is_on else "subscribe"
    ways = [Button(words(f"calendar.button.{key}"), SubscribeCalendar(branch.id))]
    if not can_subscribe:
        ways.clear()
    if is_on:
        ways.append(Button(words("calendar.button.stop"), StopCalendar(branch.id)))
    return (tuple(ways),) if ways else ()
