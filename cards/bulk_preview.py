"""Many at once（批量记到会）: what can be sent, what would change, what has changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.recording import CloseMeeting, OpenRecord, counts_line
from chat import Button, Card, Press
from domain.attendance import Attendance, Presence
from domain.meetings import Meeting
from locales import Words

MOST_NAMED = 60
"""How many names of each kind a card holds."""


@dataclass(frozen=True, slots=True)
class LikeLastTime(Press):
    """Who came to the last meeting of this kind came again（照上次）."""

    tag: ClassVar[str] = "bulklast"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class ConfirmBulk(Press):
    """Yes to the preview of this mark."""

    tag: ClassVar[str] = "bulkok"

    meeting_id: int
    mark: str


@dataclass(frozen=True, slots=True)
class DropBulk(Press):
    """Not after all."""

    tag: ClassVar[str] = "bulkno"

    meeting_id: int


def ask_card(meeting: Meeting, lead: str, note: str, words: Words) -> Card:
    """What can be sent, and last time's list in one tap."""
    buttons = (
        Button(words("bulk.button.last"), LikeLastTime(meeting.id)),
        Button(words("button.back"), OpenRecord(meeting.id, 0)),
    )
    return Card(lead=lead, note=note, rows=(buttons,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The record as it stands, and what would change in it; `said` stands above both."""

    meeting: Meeting
    title: str
    attendances: Sequence[Attendance]
    names: Mapping[int, str]
    changes: Mapping[int, Presence]
    mark: str
    is_late: bool
    said: str = ""


def preview_card(preview: Preview, words: Words) -> Card:
    """“将改为到：24人（其中3人原为请假）” with the names; nothing is written yet."""
    before = {one.member_id: one.presence for one in preview.attendances}
    fields = []
    for presence in Presence:
        people = [one for one, wanted in preview.changes.items() if wanted is presence]
        if people:
            heading = words("bulk.becomes", presence=words(f"presence.{presence}"))
            fields.append((heading, _who(people, before, preview.names, words)))
    same = sum(one not in preview.changes for one in before)
    if same:
        fields.append((words("bulk.unchanged"), words("bulk.people", count=same)))
    number = preview.meeting.id
    buttons = (
        Button(words("button.yes"), ConfirmBulk(number, preview.mark)),
        Button(words("button.no"), DropBulk(number)),
    )
    return Card(
        title=preview.title,
        lead=preview.said or words("bulk.please_check"),
        fields=tuple(fields),
        note=words("bulk.late") if preview.is_late else "",
        rows=(buttons,),
    )


def done_card(
    meeting: Meeting, title: str, said: str, attendances: Sequence[Attendance], *,
    undo: Button | None, words: Words,
) -> Card:  # fmt: skip
    """What has been written down; it can be taken back from here."""
    buttons = [
        Button(words("record.button.one_by_one"), OpenRecord(meeting.id, 0)),
    ]
    if meeting.is_open:
        buttons.append(Button(words("record.button.close"), CloseMeeting(meeting.id, "")))
    if undo is not None:
        buttons.insert(0, undo)
    lead = f"{said}\n{counts_line(attendances, words)}"
    return Card(title=title, lead=lead, rows=(tuple(buttons),))


def dropped_card(meeting: Meeting, words: Words) -> Card:
    back = Button(words("button.back"), OpenRecord(meeting.id, 0))
    return Card(lead=words("bulk.dropped"), rows=((back,),))


def _who(
    people: Sequence[int], before: Mapping[int, Presence | None], names: Mapping[int, str],
    words: Words,
) -> str:  # fmt: skip
    """How many, who stood otherwise until now, and their names."""
    said = words("bulk.people", count=len(people))
    were = Counter(was for one in people if (was := before.get(one)) is not None)
    if were:
        parts = [
            words("bulk.were", count=count, presence=words(f"presence.{was}"))
            for was, count in were.items()
        ]
        said += words("bulk.among_them", parts=words("bulk.separator").join(parts))
    named = words("bulk.separator").join(names[one] for one in people[:MOST_NAMED])
    more = len(people) - MOST_NAMED
    named += words("bulk.more", count=more) if more > 0 else ""
    return words("bulk.who", people=said, names=named)
