"""The ledger（台账）as whoever keeps it reads it: pure values, people always in roster order.

`people` are whoever was on the roster when the period ended, and whoever stands in it from before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.asking import Roll
from domain.attendance import Attendance, Tally, tally
from domain.cadence import Standing
from domain.meetings import Meeting
from domain.minutes import MinuteLine, Minutes
from domain.people import Member
from domain.periods import Period
from domain.rectification import Item
from domain.signups import Lineup
from domain.talks import Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceSheet:
    """Members by meetings（考勤汇总）, the meetings in order of their start.

    Of a meeting whose list the asker may not read there is the asker's own line alone.
    """

    people: tuple[Member, ...]
    rolls: tuple[Roll, ...]
    lines: Mapping[tuple[int, int], Attendance]

    def at(self, meeting_id: int, member_id: int) -> Attendance | None:
        """None for who does not stand on that list, or nobody may say."""
        return self.lines.get((meeting_id, member_id))

    def of(self, member_id: int) -> list[tuple[Meeting, Attendance]]:
        """One member's lines, in order."""
        found = [(roll.meeting, self.at(roll.meeting.id, member_id)) for roll in self.rolls]
        return [(meeting, line) for meeting, line in found if line is not None]

    def tally_of(self, member_id: int) -> Tally:
        """应到、实到、请假、缺席 of one member, as numbers of meetings; never a rate."""
        return tally(line for _, line in self.of(member_id))


def lines_of(
    rolls: Sequence[Roll], asker_id: int | None
) -> dict[tuple[int, int], Attendance]:  # fmt: skip
    """By meeting and member, what the asker may read."""
    return {
        (roll.meeting.id, one.member_id): one
        for roll in rolls
        for one in roll.attendances
        if roll.sees_names or one.member_id == asker_id
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was written down of one kind of meeting within a gathering（会议记录）."""

    minutes: Minutes
    chair: str
    topics: tuple[MinuteLine, ...]
    resolutions: tuple[MinuteLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One line of the meetings ledger: the meeting, its numbers, and its records.

    No record where the asker may not read the meeting's names.
    """

    roll: Roll
    recorder: str
    records: tuple[Record, ...] = ()

    @property
    def meeting(self) -> Meeting:
        return self.roll.meeting

    @property
    def counts(self) -> Tally:
        return self.roll.counts


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSheet:
    """会议台账: what was published and what was closed, in order of the start."""

    meetings: tuple[Gathered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesSheet:
    """组织生活完成情况: every stretch that touches the period, in the order of obligations.

    `groups` are the names of the groups by their id, as obligations know them.
    """

    standings: tuple[Standing, ...]
    groups: Mapping[str, str]
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationSheet:
    """整改清单: due or done within the period, or still open from before; by their days."""

    items: tuple[Item, ...]
    names: Mapping[int, str]
    as_of: date

    def owner(self, item: Item) -> str:
        """Empty for the branch as a whole."""
        return "" if item.owner_id is None else self.names[item.owner_id]


def items_within(items: Sequence[Item], period: Period) -> tuple[Item, ...]:
    """Those a period's list shows: due or done in it, or left open before it（上次遗留）."""
    return tuple(
        one for one in items
        if period.since <= one.due_on < period.until
        or (one.done_on is not None and period.since <= one.done_on < period.until)
        or (one.is_open and one.due_on < period.since)
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SignupSheet:
    """报名与发言顺序 of the meetings that are still open: once closed, nothing of it is kept."""

    lineups: tuple[tuple[Meeting, Lineup], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkSheet:
    """谈心谈话 held within the period, the latest first: days and pairs, never a word of it."""

    people: tuple[Member, ...]
    talks: tuple[Talk, ...]
    names: Mapping[int, str] = field(default_factory=dict)
