"""People who came but were not expected（列席、补入）."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.paging import in_rows, page_of, page_size, pager
from cards.recording import OpenRecord, PickMember
from chat import Abilities, Button, Card, Press
from domain.meetings import Meeting
from domain.people import Member
from locales import Words


@dataclass(frozen=True, slots=True)
class AddPeople(Press):
    """Somebody who is not on the list（列席、补入）."""

    tag: ClassVar[str] = "addto"

    meeting_id: int
    page: int


def others_card(
    meeting: Meeting, members: Sequence[Member], page: int, words: Words, abilities: Abilities
) -> Card:
    """Those on the roster who are not on this meeting's list."""
    shown, page, pages = page_of(members, page, page_size(abilities.max_buttons, 2, most=24))
    buttons = [Button(one.name, PickMember(meeting.id, one.id, 0)) for one in shown]
    turn = pager(page, pages, lambda to: AddPeople(meeting.id, to), words)
    back = (Button(words("button.back"), OpenRecord(meeting.id, 0)),)
    lead = words("record.not_listed" if members else "record.nobody_else")
    return Card(lead=lead, rows=(*in_rows(buttons, 3), *turn, back))
