"""Who keeps the record of a meeting（记录人）."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.meetings import OpenMeeting, heading
from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press
from domain.meetings import Meeting
from domain.people import Member
from locales import Words


@dataclass(frozen=True, slots=True)
class PickRecorder(Press):
    """Who keeps the record of this meeting（记录人）?"""

    tag: ClassVar[str] = "recwho"

    meeting_id: int
    page: int


@dataclass(frozen=True, slots=True)
class NameRecorder(Press):
    tag: ClassVar[str] = "recset"

    meeting_id: int
    member_id: int


def recorders_card(
    meeting: Meeting, members: Sequence[Member], page: int, words: Words, abilities: Abilities
) -> Card:
    """Everybody expected."""
    number = meeting.id
    shown, page, pages = page_of(members, page, page_size(abilities.max_buttons, 2, most=24))
    buttons = [Button(one.name, NameRecorder(number, one.id)) for one in shown]
    turn = pager(page, pages, lambda to: PickRecorder(number, to), words)
    back = (Button(words("button.back"), OpenMeeting(number)),)
    return Card(title=heading(meeting, words), lead=words("minutes.who_records"),
                rows=(*in_rows(buttons, 3), *turn, back))  # fmt: skip
