"""Asking for attendance（查考勤）: what somebody means, and which names they may read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from domain.access import Right, Role, may, roles_of
from domain.attendance import Attendance, Tally, tally
from domain.meetings import Meeting, MeetingState, Scope
from domain.people import Member
from domain.periods import Period, read_period
from domain.refusal import Refusal
from domain.text import clean_line, clean_name

HELD = frozenset({MeetingState.PUBLISHED, MeetingState.CLOSED})
"""A draft has not been announced and a cancelled meeting has not taken place."""

HASHES = ("#", "\uff03")

NEAREST = 3
"""How many names are offered in place of an unknown one."""


@dataclass(frozen=True, slots=True)
class AboutMeeting:
    """One meeting, by its number（#12）."""

    meeting_id: int


@dataclass(frozen=True, slots=True)
class AboutMember:
    """One member's meetings within a period（某同志）."""

    name: str
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """One meeting's list（一次会议的考勤）; `sees_names` says whether the asker may read it."""

    meeting: Meeting
    attendances: tuple[Attendance, ...]
    sees_names: bool

    @property
    def counts(self) -> Tally:
        return tally(self.attendances)

    @property
    def has_late_records(self) -> bool:
        return any(one.is_late_record for one in self.attendances)

    def of(self, member_id: int) -> Attendance | None:
        """What stands there about one member, None if they are not on the list."""
        return next((one for one in self.attendances if one.member_id == member_id), None)


def read_asking(
    text: str, names: Collection[str], today: date
) -> Period | AboutMeeting | AboutMember:
    """A stretch of months, a meeting's number (#12), or a name and perhaps a stretch (this year).

    Only the given names are known. Refused with the nearest of them if it is none of these.
    """
    said = clean_line(text, limit=200)
    if said[:1] in HASHES:
        return AboutMeeting(_number(said[1:].strip()))
    words = said.split(" ")
    for cut in range(len(words), 0, -1):
        if (name := clean_name(" ".join(words[:cut]))) in names:
            rest = " ".join(words[cut:])
            return AboutMember(name, read_period(rest, today) if rest else _this_year(today))
    try:
        return read_period(said, today)
    except Refusal:
        raise _unknown(said, names) from None


def sees_names(member: Member, meeting: Meeting) -> bool:
    """Whether this member may read who came: the heads every list, a leader or recorder theirs."""
    return may(Right.SEE_NAMES, roles_of(member, meeting=meeting))


def reads_every_list(member: Member) -> bool:
    """Whether this member may read every list, not only those of one group or one meeting."""
    return may(Right.SEE_NAMES, roles_of(member) - {Role.GROUP_LEADER})


def may_ask_about(asker: Member, roster: Iterable[Member], known: Iterable[int]) -> set[int]:
    """Whom somebody may ask about: the heads anybody known, a leader the own group's."""
    if reads_every_list(asker):
        return set(known)
    if not may(Right.SEE_NAMES, roles_of(asker)) or asker.group is None:
        return {asker.id}
    return {asker.id, *(one.id for one in roster if one.group and one.group.id == asker.group.id)}


def rolls_about(rolls: Iterable[Roll], member_id: int, asker: Member) -> list[Roll]:
    """One member's meetings, somebody else's only as far as the asker may read their lists."""
    return [
        roll for roll in rolls
        if (member_id == asker.id or roll.sees_names) and roll.of(member_id) is not None
    ]  # fmt: skip


def sees_counts(member: Member, roll: Roll) -> bool:
    """Numbers are open within the branch, but for a meeting of a few named people（点名）."""
    if roll.meeting.state not in HELD:
        return False
    is_open = roll.meeting.scope is not Scope.NAMED
    return is_open or roll.sees_names or roll.of(member.id) is not None


def _number(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise Refusal("asking.refused.no_meeting")
    return int(digits)


def _this_year(today: date) -> Period:
    return read_period(f"{today.year:04}", today)


def _unknown(said: str, names: Collection[str]) -> Refusal:
    near = get_close_matches(said, sorted(names), n=NEAREST, cutoff=0.4)
    shown = clean_line(said, limit=20)
    if not near:
        return Refusal("asking.refused.unknown", said=shown)
    return Refusal("asking.refused.not_quite", said=shown, names=" / ".join(near))
