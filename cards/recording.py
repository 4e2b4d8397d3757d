"""Recording who came（记录到会）: the secretary's private card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.bulk import bulk_buttons
from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press
from domain.attendance import Attendance, Leave, Presence, tally
from domain.meetings import Meeting
from domain.people import Member
from locales import Words


@dataclass(frozen=True, slots=True)
class OpenRecord(Press):
    tag: ClassVar[str] = "record"

    meeting_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PickMember(Press):
    """What is to be written down for this one?"""

    tag: ClassVar[str] = "pick"

    meeting_id: int
    member_id: int
    page: int


@dataclass(frozen=True, slots=True)
class RecordPresence(Press):
    """`presence` is one of Presence, or empty to take the entry back."""

    tag: ClassVar[str] = "mark"

    meeting_id: int
    member_id: int
    presence: str
    page: int


@dataclass(frozen=True, slots=True)
class RecordLeave(Press):
    """On leave, and why."""

    tag: ClassVar[str] = "markleave"

    meeting_id: int
    member_id: int
    leave: Leave
    page: int


@dataclass(frozen=True, slots=True)
class CloseMeeting(Press):
    """`how` is empty, “rest” (the others were there) or “as_is”."""

    tag: ClassVar[str] = "close"

    meeting_id: int
    how: str


@dataclass(frozen=True, slots=True)
class Reopen(Press):
    tag: ClassVar[str] = "reopen"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class AskTomorrow(Press):
    """Ask about this unclosed meeting tomorrow evening."""

    tag: ClassVar[str] = "tomorrow"

    meeting_id: int


def record_card(
    meeting: Meeting, title: str, attendances: Sequence[Attendance],
    members: Mapping[int, Member], page: int, words: Words, abilities: Abilities,
) -> Card:  # fmt: skip
    """Everybody on the list with what stands there; press a name to change it."""
    bulk = bulk_buttons(meeting.id, abilities.max_buttons, words)
    close = Button(words("record.button.close"), CloseMeeting(meeting.id, ""))
    size = page_size(abilities.max_buttons, len(bulk) + 2, most=24)
    people = [one for one in attendances if one.member_id in members]
    shown, page, pages = page_of(people, page, size)
    buttons = [
        Button(
            f"{sign_of(one, words)}{members[one.member_id].name}",
            PickMember(meeting.id, one.member_id, page),
        )
        for one in shown
    ]
    turn = pager(page, pages, lambda to: OpenRecord(meeting.id, to), words)
    return Card(
        title=title,
        lead=counts_line(attendances, words),
        note=_signs(attendances, words),
        rows=(*in_rows(buttons, 3), *turn, (*bulk, close)),
    )


def choice_card(meeting: Meeting, member: Member, page: int, words: Words) -> Card:
    """What to write down for one person; a mobile member is never an observer, but elsewhere."""
    number = meeting.id
    marks = [
        Button(
            words(f"presence.{presence}"),
            RecordPresence(number, member.id, presence, page),
            words("record.button.elsewhere_long") if presence is Presence.ELSEWHERE else "",
        )
        for presence in Presence
        if presence is not (Presence.OBSERVER if member.is_mobile else Presence.ELSEWHERE)
    ]
    other = (
        Button(words("record.button.clear"), RecordPresence(number, member.id, "", page)),
        Button(words("button.back"), OpenRecord(number, page)),
    )
    return Card(lead=words("record.what", name=member.name), rows=(tuple(marks), other))


def record_leave_card(meeting: Meeting, member: Member, page: int, words: Words) -> Card:
    """Which category of leave."""
    buttons = [
        Button(words(f"leave.{leave}"), RecordLeave(meeting.id, member.id, leave, page))
        for leave in Leave
    ]
    return Card(lead=words("record.which_leave", name=member.name), rows=in_rows(buttons, 3))


def unsettled_card(
    meeting: Meeting, title: str, attendances: Sequence[Attendance], words: Words, *,
    asks_later: bool = False,
) -> Card:  # fmt: skip
    """Some are not accounted for: nobody becomes absent without the secretary."""
    rest = Button(
        words("record.button.rest_close"),
        CloseMeeting(meeting.id, "rest"),
        words("record.button.rest_close_long"),
    )
    one_by_one = Button(words("record.button.one_by_one"), OpenRecord(meeting.id, 0))
    last = (
        Button(words("record.button.tomorrow"), AskTomorrow(meeting.id))
        if asks_later
        else Button(
            words("record.button.as_is"),
            CloseMeeting(meeting.id, "as_is"),
            words("record.button.as_is_long"),
        )
    )
    return Card(
        title=title,
        lead=words("record.unsettled", count=tally(attendances).unconfirmed),
        rows=((rest,), (one_by_one, last)),
    )


def counts_line(attendances: Sequence[Attendance], words: Words) -> str:
    """The numbers, for the secretary: 应到 实到 请假 缺席 未确认 列席."""
    counts = tally(attendances)
    return words(
        "record.counts",
        expected=counts.expected,
        present=counts.present,
        excused=counts.excused,
        absent=counts.absent,
        unconfirmed=counts.unconfirmed,
        observers=counts.observers,
    )


def sign_of(attendance: Attendance, words: Words) -> str:
    """One sign before a name: what stands in the record."""
    presence = attendance.presence
    if presence is None and (attendance.is_exempt or attendance.is_waiting):
        return words(f"presence.sign.{'exempt' if attendance.is_exempt else 'waiting'}")
    if presence is Presence.EXCUSED and attendance.is_standing_leave and not attendance.recorded:
        return words("presence.sign.standing")
    return words(f"presence.sign.{presence}" if presence else "presence.sign.unconfirmed")


def _signs(attendances: Sequence[Attendance], words: Words) -> str:
    """What the signs mean; the rarer ones only where they stand."""
    is_rare = any(
        one.is_exempt or one.is_waiting or one.presence is Presence.ELSEWHERE
        for one in attendances
    )  # fmt: skip
    return words("record.note") + (words("record.note_rare") if is_rare else "")
