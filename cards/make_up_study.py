"""Studying afterwards what was missed（补学）: who, which meeting, on which day. Always private."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.asking import ShowMeeting
from cards.meetings import heading
from cards.moments import short_day
from cards.paging import in_rows, page_of, page_size, pager
from cards.presences import state_of
from chat import Abilities, Button, Card, Press
from domain.attendance import Attendance
from domain.meetings import Meeting
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowMissed(Press):
    """Who missed this meeting（补学）."""

    tag: ClassVar[str] = "study"

    meeting_id: int
    page: int


@dataclass(frozen=True, slots=True)
class OwnMissed(Press):
    """What one missed oneself this year."""

    tag: ClassVar[str] = "studyown"

    branch_id: int
    page: int


@dataclass(frozen=True, slots=True)
class AskStudied(Press):
    """On which day was it made up?"""

    tag: ClassVar[str] = "studyask"

    meeting_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class SaveStudied(Press):
    tag: ClassVar[str] = "studyset"

    meeting_id: int
    member_id: int
    on: date


@dataclass(frozen=True, slots=True)
class DropStudied(Press):
    """It was not made up after all（撤回）."""

    tag: ClassVar[str] = "studydrop"

    meeting_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class ConfirmStudied(Press):
    """What the member said is right（确认）."""

    tag: ClassVar[str] = "studyok"

    meeting_id: int
    member_id: int


def missed_card(
    meeting: Meeting, missed: Sequence[Attendance], names: Mapping[int, str], page: int,
    words: Words, abilities: Abilities, *, said: str = "",
) -> Card:  # fmt: skip
    """To whoever keeps the record: those who were not there, and who has made it up."""
    shown, page, pages = page_of(missed, page, page_size(abilities.max_buttons, 2))
    buttons = [Button(names[one.member_id], AskStudied(meeting.id, one.member_id)) for one in shown]
    back = Button(words("button.back"), ShowMeeting(meeting.id))
    lead = words("make_up.who" if missed else "make_up.nobody")
    return Card(
        title=heading(meeting, words),
        lead=f"{said}\n{lead}".strip(),
        fields=tuple((names[one.member_id], state_of(one, meeting, words)) for one in shown),
        note=words("make_up.note"),
        rows=(
            *in_rows(buttons, 3),
            *pager(page, pages, lambda to: ShowMissed(meeting.id, to), words),
            (back,),
        ),
    )


def own_missed_card(
    missed: Sequence[tuple[Meeting, Attendance]], branch_id: int, page: int, zone: ZoneInfo,
    words: Words, abilities: Abilities, *, said: str = "",
) -> Card:  # fmt: skip
    """To a member: what they missed this year, the latest first."""
    shown, page, pages = page_of(missed, page, page_size(abilities.max_buttons, 1, most=6))
    fields, buttons = [], []
    for meeting, one in shown:
        day = short_day(meeting.starts_at.astimezone(zone).date(), words)
        fields.append((f"{day} {meeting.title}", state_of(one, meeting, words)))
        buttons.append(Button(day, AskStudied(meeting.id, one.member_id)))
    lead = words("make_up.which" if missed else "make_up.none")
    return Card(
        title=words("make_up.title"),
        lead=f"{said}\n{lead}".strip(),
        fields=tuple(fields),
        note=words("make_up.note"),
        rows=(
            *in_rows(buttons, 3),
            *pager(page, pages, lambda to: OwnMissed(branch_id, to), words),
        ),
    )


def ask_card(
    meeting: Meeting, one: Attendance, name: str, today: date, words: Words, back: Press
) -> Card:
    """On which day; today is one tap, another is typed."""
    number, member = meeting.id, one.member_id
    buttons = [Button(words("people.button.today"), SaveStudied(number, member, today))]
    if one.made_up_on is not None:
        buttons.append(Button(words("make_up.button.drop"), DropStudied(number, member)))
    buttons.append(Button(words("button.back"), back))
    return Card(
        lead=words("make_up.ask", name=name, title=heading(meeting, words)),
        fields=((words("asking.heading.presence"), state_of(one, meeting, words)),),
        note=words("people.day_how"),
        rows=(tuple(buttons),),
    )


def said_card(meeting: Meeting, one: Attendance, name: str, day: date, words: Words) -> Card:
    """To whoever keeps the record: a member says they have made it up."""
    lead = words(
        "make_up.says", name=name, title=heading(meeting, words), day=short_day(day, words)
    )
    confirm = Button(words("make_up.button.confirm"), ConfirmStudied(meeting.id, one.member_id))
    return Card(lead=lead, note=words("make_up.says_note"), rows=((confirm,),))
