"""One's own settings（个人设置）: language, clock, quiet hours, reminders."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.moments import clock_of
from chat import Button, Card, Press
from domain.cities import city_name
from domain.people import Branch, Reader
from domain.quiet import own_hours
from locales import DEFAULT, Words

NONE, AS_BRANCH = "none", ""
"""What a button says of quiet hours instead of hours: none at all, or the branch's."""


@dataclass(frozen=True, slots=True)
class OpenSettings(Press):
    tag: ClassVar[str] = "own"

    branch_id: int


@dataclass(frozen=True, slots=True)
class OwnLanguage(Press):
    """The language, chosen on this card."""

    tag: ClassVar[str] = "ownlang"

    branch_id: int
    language: str


@dataclass(frozen=True, slots=True)
class OwnReminders(Press):
    """Reminders on or off（提醒开关）, on this card."""

    tag: ClassVar[str] = "ownremind"

    branch_id: int
    wants: bool


@dataclass(frozen=True, slots=True)
class AskZone(Press):
    """Their next line is where they are（时区）."""

    tag: ClassVar[str] = "ownzone"

    branch_id: int


@dataclass(frozen=True, slots=True)
class TakeZone(Press):
    """That clock is right; an empty `zone` is the branch's."""

    tag: ClassVar[str] = "zoneok"

    branch_id: int
    zone: str


@dataclass(frozen=True, slots=True)
class AskQuiet(Press):
    """Their next line is when they rest（免打扰）."""

    tag: ClassVar[str] = "ownquiet"

    branch_id: int


@dataclass(frozen=True, slots=True)
class TakeQuiet(Press):
    """No quiet hours at all, or the branch's."""

    tag: ClassVar[str] = "quietok"

    branch_id: int
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSettings:
    """What somebody has chosen; an empty `zone` is the branch's."""

    branch: Branch
    reader: Reader
    zone: str
    other_languages: Mapping[str, str] = field(default_factory=dict)


def settings_card(own: OwnSettings, now: datetime, words: Words) -> Card:
    """What counts for them now, and whether it is their own choice or the branch's."""
    branch, reader = own.branch, own.reader
    clock = words("own.clock", place=place_name(reader.timezone, words),
                  clock=clock_of(now, reader.timezone))  # fmt: skip
    wants = reader.wants_nudges
    return Card(
        title=words("own.title"),
        fields=(
            (words("own.language"), words("me.language")),
            (words("own.zone"), clock if own.zone else words("own.as_branch", what=clock)),
            (words("own.quiet"), _quiet(own, words)),
            (words("own.reminders"), words("own.on" if wants else "own.off")),
        ),
        note=words("own.note"),
        rows=(
            (
                Button(words("own.button.zone"), AskZone(branch.id)),
                Button(words("own.button.quiet"), AskQuiet(branch.id)),
                Button(words("me.button.stop" if wants else "me.button.resume"),
                       OwnReminders(branch.id, not wants)),
            ),
            tuple(
                Button(name, OwnLanguage(branch.id, language))
                for language, name in own.other_languages.items()
            ),
        ),
    )  # fmt: skip


def ask_zone_card(branch: Branch, words: Words) -> Card:
    same = Button(words("own.button.same"), TakeZone(branch.id, ""), words("own.long.same"))
    return Card(lead=words("own.ask_zone"), rows=((same, _back(branch, words)),))


def zone_card(branch: Branch, zone: str, now: datetime, words: Words) -> Card:
    """What time it is there, before it counts."""
    there = ZoneInfo(zone)
    yes = Button(words("own.button.right"), TakeZone(branch.id, zone))
    no = Button(words("own.button.wrong"), AskZone(branch.id))
    lead = words("own.is_it", place=place_name(there, words), clock=clock_of(now, there))
    return Card(lead=lead, rows=((yes, no),))


def ask_quiet_card(branch: Branch, words: Words) -> Card:
    same = Button(words("own.button.same"), TakeQuiet(branch.id, AS_BRANCH), words("own.long.same"))
    none = Button(words("own.button.none"), TakeQuiet(branch.id, NONE))
    return Card(lead=words("own.ask_quiet"), rows=((same, none, _back(branch, words)),))


def place_name(zone: ZoneInfo, words: Words) -> str:
    """Such as 东京 for Asia/Tokyo."""
    return city_name(zone.key, is_chinese=words.language == DEFAULT)


def _quiet(own: OwnSettings, words: Words) -> str:
    hours = own_hours(own.reader, own.branch.settings)
    if hours.quiet_from == hours.quiet_to:
        said = words("own.no_quiet")
    else:
        said = words("own.hours", begin=f"{hours.quiet_from:%H:%M}", end=f"{hours.quiet_to:%H:%M}")
    return words("own.as_branch", what=said) if own.reader.quiet is None else said


def _back(branch: Branch, words: Words) -> Button:
    return Button(words("button.back"), OpenSettings(branch.id))
