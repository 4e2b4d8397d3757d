"""What can be chosen about a meeting（类别、应到、日期）, by buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import ClassVar

from cards.moments import day_name
from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press
from domain.meetings import PARTS_OF, Meeting, MeetingKind, Scope
from domain.people import Group, Member
from locales import Words

HOURS = (time(9), time(10), time(14), time(14, 30), time(15), time(16), time(19), time(19, 30))
DAYS = 8


@dataclass(frozen=True, slots=True)
class Preview(Press):
    """Back to the preview."""

    tag: ClassVar[str] = "preview"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class ChooseKind(Press):
    tag: ClassVar[str] = "kinds"

    meeting_id: int
    page: int


@dataclass(frozen=True, slots=True)
class SetKind(Press):
    tag: ClassVar[str] = "kind"

    meeting_id: int
    kind: MeetingKind


@dataclass(frozen=True, slots=True)
class TogglePart(Press):
    """With, or without, this record inside（含…）."""

    tag: ClassVar[str] = "part"

    meeting_id: int
    kind: MeetingKind


@dataclass(frozen=True, slots=True)
class ChooseScope(Press):
    tag: ClassVar[str] = "scopes"

    meeting_id: int
    page: int


@dataclass(frozen=True, slots=True)
class SetScope(Press):
    """`group_id` is 0 unless the scope is a group."""

    tag: ClassVar[str] = "scope"

    meeting_id: int
    scope: Scope
    group_id: int


@dataclass(frozen=True, slots=True)
class ToggleNamed(Press):
    """This one is expected, or not（点名）."""

    tag: ClassVar[str] = "named"

    meeting_id: int
    member_id: int
    page: int


@dataclass(frozen=True, slots=True)
class NewMeeting(Press):
    """Announce one step by step: kind, then day, then hour; each empty until chosen."""

    tag: ClassVar[str] = "new"

    kind: str
    day: str
    hour: str


@dataclass(frozen=True, slots=True)
class LikeLast(Press):
    """A new draft like this meeting（照上次）."""

    tag: ClassVar[str] = "again"

    meeting_id: int


def kinds_card(meeting: Meeting, page: int, words: Words, abilities: Abilities) -> Card:
    """Which kind it is, and which records are kept within it."""
    parts = [
        Button(
            _ticked(words(f"meeting.with_short.{part}"), part in meeting.parts),
            TogglePart(meeting.id, part),
        )
        for part in PARTS_OF.get(meeting.kind, ())
    ]
    kinds = [
        Button(
            _ticked(words(f"meeting.short.{kind}"), kind is meeting.kind), SetKind(meeting.id, kind)
        )
        for kind in MeetingKind
    ]
    size = page_size(abilities.max_buttons, 2, most=20)
    shown, page, pages = page_of([*parts, *kinds], page, size)
    turn = pager(page, pages, lambda to: ChooseKind(meeting.id, to), words)
    back = Button(words("button.back"), Preview(meeting.id))
    return Card(lead=words("meeting.which_kind"), rows=(*in_rows(shown, 3), *turn, (back,)))


def scopes_card(
    meeting: Meeting, groups: Sequence[Group], page: int, words: Words, abilities: Abilities
) -> Card:
    """Who is expected."""
    number = meeting.id
    choices = [
        Button(words("meeting.scope.all", group=""), SetScope(number, Scope.ALL, 0)),
        Button(words("meeting.scope.committee", group=""), SetScope(number, Scope.COMMITTEE, 0)),
        *(Button(group.name, SetScope(number, Scope.GROUP, group.id)) for group in groups),
        Button(words("meeting.scope.named", group=""), SetScope(number, Scope.NAMED, 0)),
    ]
    shown, page, pages = page_of(choices, page, page_size(abilities.max_buttons, 2))
    turn = pager(page, pages, lambda to: ChooseScope(number, to), words)
    back = Button(words("button.back"), Preview(number))
    return Card(lead=words("meeting.who"), rows=(*in_rows(shown, 2), *turn, (back,)))


def named_card(
    meeting: Meeting, members: Sequence[Member], chosen: Sequence[int], page: int, words: Words,
    abilities: Abilities,
) -> Card:  # fmt: skip
    """Tick those who are expected."""
    shown, page, pages = page_of(members, page, page_size(abilities.max_buttons, 2, most=24))
    buttons = [
        Button(_ticked(member.name, member.id in chosen), ToggleNamed(meeting.id, member.id, page))
        for member in shown
    ]
    turn = pager(page, pages, lambda to: ToggleNamed(meeting.id, 0, to), words)
    back = Button(words("button.back"), Preview(meeting.id))
    return Card(lead=words("meeting.tick_names"), rows=(*in_rows(buttons, 3), *turn, (back,)))


def new_kind_card(last: Sequence[Meeting], page: int, words: Words, abilities: Abilities) -> Card:
    """The first step of a new meeting: its kind, or like the last one of a kind（照上次）."""
    again = [Button(words("meeting.button.again", kind=words(f"meeting.short.{one.kind}")),
                    LikeLast(one.id)) for one in last]  # fmt: skip
    kinds = [
        Button(words(f"meeting.short.{kind}"), NewMeeting(kind.value, "", ""))
        for kind in MeetingKind
    ]
    size = page_size(abilities.max_buttons, 1, most=len(kinds) + len(again))
    shown, page, pages = page_of([*kinds, *again], page, size)
    turn = pager(page, pages, lambda to: NewMeeting("", "", str(to)), words)
    first = in_rows([one for one in shown if one in kinds], 3)
    rest = in_rows([one for one in shown if one in again], 2)
    return Card(lead=words("meeting.which_kind"), rows=(*first, *rest, *turn))


def new_day_card(kind: str, page: int, today: date, words: Words, abilities: Abilities) -> Card:
    """The second: its day."""
    days = [today + timedelta(days=ahead) for ahead in range(1, DAYS * 2 + 1)]
    shown, page, pages = page_of(days, page, page_size(abilities.max_buttons, 1, most=DAYS))
    buttons = [Button(day_name(day, words), NewMeeting(kind, day.isoformat(), "")) for day in shown]
    turn = pager(page, pages, lambda to: NewMeeting(kind, "", str(to)), words)
    return Card(lead=words("meeting.which_day"), rows=(*in_rows(buttons, 2), *turn))


def new_hour_card(kind: str, day: str, page: int, words: Words, abilities: Abilities) -> Card:
    """The third: its hour."""
    shown, page, pages = page_of(HOURS, page, page_size(abilities.max_buttons, 1))
    buttons = [Button(f"{hour:%H:%M}", NewMeeting(kind, day, f"{hour:%H%M}")) for hour in shown]
    turn = pager(page, pages, lambda to: NewMeeting(kind, day, f"p{to}"), words)
    return Card(lead=words("meeting.which_hour"), rows=(*in_rows(buttons, 4), *turn))


def _ticked(label: str, is_on: bool) -> str:
    return f"✔{label}" if is_on else label
