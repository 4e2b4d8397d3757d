"""A meeting in somebody's own calendar（日历）: when and where, never what about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.attendance import Attendance
from domain.meetings import Meeting, MeetingState
from domain.people import Member

LOOKS_BACK = timedelta(days=60)
LOOKS_AHEAD = timedelta(days=400)
"""What a subscribed calendar shows; earlier meetings stay in the records alone."""

TOLD = frozenset(
    {
        MeetingState.PUBLISHED,
        MeetingState.CLOSED,
        MeetingState.CANCELLED,
        MeetingState.POSTPONED,
    }
)
"""A draft is nobody's business yet."""

COUNTS = frozenset({"starts_at", "ends_at", "place", "state"})
"""A change of these is a new edition of the entry（SEQUENCE, RFC 5545 3.8.7.4）."""


@dataclass(frozen=True, slots=True)
class Edition:
    """How often an entry was changed, and when last."""

    number: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry. `uid` never changes; `edition` grows with each change; `is_off` when it was
    called off, or put off without a day（延期待定）."""

    uid: str
    edition: Edition
    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo
    place: str
    is_off: bool


def event_of(
    meeting: Meeting, edition: Edition, zone: ZoneInfo, house: str, *, is_discreet: bool
) -> Event:
    """`house` tells this branch's records from all others; `is_discreet` leaves out the place."""
    return Event(
        uid=f"meeting-{meeting.id}@{house}",
        edition=edition,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        zone=zone,
        place="" if is_discreet else meeting.place,
        is_off=meeting.state in {MeetingState.CANCELLED, MeetingState.POSTPONED},
    )


def of_member(
    meetings: Iterable[Meeting], lists: Mapping[int, Iterable[Attendance]], member_id: int
) -> list[Meeting]:
    """The meetings on whose list they stand（应到、列席）; nobody else's."""
    return [
        one for one in meetings
        if one.state in TOLD and any(who.member_id == member_id for who in lists.get(one.id, ()))
    ]  # fmt: skip


def is_discreet(member: Member, language: str, home: str) -> bool:
    """Whether a phone abroad may show it to anybody（境外同志的日历）: whoever is marked so, or
    reads another language than the branch's `home` one."""
    return member.is_abroad or language != home
