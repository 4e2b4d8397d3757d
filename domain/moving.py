"""Moving a meeting（改时间）, putting it off（延期待定）, calling it off（取消）."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zlib import crc32
from zoneinfo import ZoneInfo

from domain.attendance import Answer, Attendance
from domain.drafting import parse_subject
from domain.meetings import LONGEST, Meeting, MeetingState, check_open
from domain.quiet import after_the_night
from domain.refusal import Refusal
from domain.settings import BranchSettings
from domain.times import Once, read_when

EARLY = timedelta(hours=18)
"""A check-in card that hangs so long before the start, because the meeting was moved, asks for
answers again; nearer to it, it stays a check-in card."""

STILL_TIME = timedelta(hours=3)
"""What is told at night waits for the morning, if that leaves so long（本支部约定）."""

_STAMP = "%Y%m%dT%H%M"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a meeting is to be moved to（改期草案）."""

    starts_at: datetime
    ends_at: datetime
    place: str

    def is_new(self, meeting: Meeting) -> bool:
        """A postponed meeting may be held at its old time after all."""
        as_it_is = (meeting.starts_at, meeting.ends_at, meeting.place)
        is_put_off = meeting.state is MeetingState.POSTPONED
        return is_put_off or (self.starts_at, self.ends_at, self.place) != as_it_is


def read_proposal(text: str, meeting: Meeting, now: datetime) -> Proposal:
    """A new time, a new @place, or both; what is not said stays as it is.

    `now` is aware, in the branch's zone. A new start without an end keeps the length.
    """
    start, end, place = read_times(text, meeting.starts_at, meeting.ends_at, now)
    return Proposal(starts_at=start, ends_at=end, place=place or meeting.place)


def read_times(
    text: str, start: datetime, end: datetime, now: datetime
) -> tuple[datetime, datetime, str]:
    """A new start and end, or those there were; and a new place, or nothing."""
    phrase, place = parse_subject(text)
    if not phrase and not place:
        raise Refusal("moving.refused.not_understood")
    if not phrase:
        return start, end, place
    reading = read_when(phrase, now)
    if not isinstance(reading.when, Once) or not reading.has_time or reading.rest:
        raise Refusal("moving.refused.not_understood")
    return reading.when.at, reading.when.ends_at or reading.when.at + (end - start), place


def write_down(meeting: Meeting, proposal: Proposal) -> str:
    """A proposal as an open question keeps it until it is confirmed."""
    stamps = (_stamp(at) for at in (proposal.starts_at, proposal.ends_at))
    return ":".join([str(meeting.id), _as_shown(meeting), *stamps, proposal.place])


def read_back(subject: str, meeting: Meeting) -> Proposal:
    """What was proposed for this meeting. Raises ValueError if nothing is written there yet.

    Refused if the meeting is no longer as it stood beside the proposal.
    """
    number, shown, start, end, place = subject.split(":", 4)
    if int(number) != meeting.id:
        raise ValueError(f"that is about meeting {number}")
    if shown != _as_shown(meeting):
        raise Refusal("moving.refused.overtaken")
    return Proposal(starts_at=_moment(start), ends_at=_moment(end), place=place)


def check_movable(meeting: Meeting, attendances: Iterable[Attendance]) -> None:
    """Refuse to move what is over, called off, not yet published, or has begun with people."""
    if meeting.state is not MeetingState.POSTPONED:
        check_open(meeting)
    if any(one.checked_in_at or one.recorded for one in attendances):
        raise Refusal("moving.refused.begun")


def check_proposal(meeting: Meeting, proposal: Proposal, now: datetime) -> None:
    """Refuse a time that is over, an endless meeting, and a change that changes nothing."""
    if proposal.starts_at <= now:
        raise Refusal("meeting.refused.past")
    if not timedelta() < proposal.ends_at - proposal.starts_at <= LONGEST:
        raise Refusal("meeting.refused.too_long")
    if not proposal.is_new(meeting):
        raise Refusal("moving.refused.same")


def check_can_be_called_off(meeting: Meeting) -> None:
    """Refuse to call off what is over, or was never announced."""
    if meeting.state is not MeetingState.POSTPONED:
        check_open(meeting)


def coming(attendances: Iterable[Attendance]) -> list[int]:
    """Those who said 参加 and are told of a change, in roster order."""
    return [one.member_id for one in attendances if one.answer is Answer.COMING]


def tell_at(
    now: datetime, first: datetime, zone: ZoneInfo, settings: BranchSettings
) -> datetime:  # fmt: skip
    """When somebody is told of a change: now, or after their night if that is soon enough.

    `first` is the earliest moment for which they might set out.
    """
    morning = after_the_night(now, zone, settings)
    return morning if morning + STILL_TIME <= first else now


def moved_subject(meeting: Meeting, was: datetime) -> str:
    """The meeting, its hour, and the one its people knew of."""
    hours = (_stamp(at) for at in (meeting.starts_at, was))
    return ":".join([str(meeting.id), *hours])


def read_moved(subject: str) -> tuple[int, datetime, datetime]:
    """Id, the new hour and the old one."""
    number, start, was = subject.split(":")
    return int(number), _moment(start), _moment(was)


def known_hour(subject: str) -> tuple[int, datetime]:
    """Id, and the hour its people know of, in whatever they were to be told of a change."""
    number, *_, was = subject.split(":")
    return int(number), _moment(was)


def _as_shown(meeting: Meeting) -> str:
    """A short mark that differs once time, place or state do."""
    hours = (_stamp(at) for at in (meeting.starts_at, meeting.ends_at))
    return f"{crc32(':'.join([*hours, meeting.state, meeting.place]).encode()):08x}"


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):{_STAMP}}"


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
