"""A meeting of the branch as its obligations see it（会议与职责）."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from domain.fulfilment import Course, Gathering, Part
from domain.meetings import Meeting, MeetingKind, MeetingState


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Of those expected how many came（应到、实到）, and of those who may vote."""

    expected: int | None = None
    present: int | None = None
    expected_voting: int | None = None
    present_voting: int | None = None


def gathering_of(
    meeting: Meeting, now: datetime, *, recorded: Collection[MeetingKind] = (),
    numbers: Numbers | None = None, for_year: int | None = None, is_strict: bool = False,
) -> Gathering:  # fmt: skip
    """Held once it is closed; a part of it once its own record is confirmed（`recorded`）."""
    known = numbers or Numbers()
    return Gathering(
        id=meeting.id,
        duty=meeting.kind.value,
        starts_at=meeting.starts_at,
        course=_course(meeting, now),
        group=None if meeting.group_id is None else str(meeting.group_id),
        parts=tuple(
            Part(duty=kind.value, has_agenda=kind in recorded, has_attendance=kind in recorded)
            for kind in meeting.parts
        ),
        for_year=meeting.for_year if for_year is None else for_year,
        expected=known.expected,
        present=known.present,
        expected_voting=known.expected_voting,
        present_voting=known.present_voting,
        is_strict=is_strict,
    )


def _course(meeting: Meeting, now: datetime) -> str:
    """A draft that nobody published in time comes to nothing; one not yet closed has no record."""
    match meeting.state:
        case MeetingState.CLOSED:
            return Course.HELD.value
        case MeetingState.PUBLISHED:
            return (Course.SCHEDULED if meeting.ends_at > now else Course.UNRECORDED).value
        case MeetingState.DRAFT if meeting.starts_at > now:
            return Course.SCHEDULED.value
    return meeting.state.value
