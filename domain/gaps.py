"""What the ledger of a period still lacks（台账还缺）, each with the thing by which it is mended.

For whoever keeps the ledger, in private: 请核实、请补上, never a reproach. Nothing of a meeting
that is not over, of a month that still runs or of a stretch whose day has not come is missing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from domain.asking import HELD
from domain.attendance import Attendance
from domain.cadence import Standing, Status
from domain.dues_sheet import DueMark, DuesSheet
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.minutes import Minutes
from domain.months import Month
from domain.periods import Period
from domain.rectification import Item


class Lack(StrEnum):
    """What is missing, in the order in which it is told; codes, never renamed."""

    UNPUBLISHED = "unpublished"  # 草稿过了时间，没有发布
    UNCLOSED = "unclosed"  # 会开过了，没有结束
    ATTENDANCE = "attendance"  # 到会情况未确认
    MINUTES = "minutes"  # 会议记录待写、待确认
    MINUTES_CHANGED = "minutes_changed"  # 确认后到会人数变了
    CLAIMED = "claimed"  # 党费：本人说已交，待确认
    UNPAID = "unpaid"  # 党费：月末已过，未确认收到
    DUTY = "duty"  # 组织生活：期满没有记录
    RECTIFICATION = "rectification"  # 整改：过了期限，没有完成


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingGap:
    """About one meeting; `record` is which of its records, `member_ids` whose presence."""

    lack: Lack
    meeting: Meeting
    record: MeetingKind | None = None
    member_ids: tuple[int, ...] = ()

    @property
    def id(self) -> int:
        return self.meeting.id


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesGap:
    """About one month's dues, and whose, in roster order."""

    lack: Lack
    month: Month
    member_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyGap:
    """About one stretch of one obligation, by its `key`."""

    standing: Standing
    lack: Lack = Lack.DUTY

    @property
    def key(self) -> str:
        return self.standing.key


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGap:
    """About one thing to put right."""

    item: Item
    lack: Lack = Lack.RECTIFICATION

    @property
    def id(self) -> int:
        return self.item.id


Gap: TypeAlias = MeetingGap | DuesGap | DutyGap | ItemGap


def of_meetings(
    meetings: Iterable[Meeting], unsaid: Mapping[int, Sequence[Attendance]],
    present: Mapping[int, int], minutes: Iterable[Minutes], now: datetime,
) -> list[MeetingGap]:  # fmt: skip
    """Meeting by meeting, in order; first what has to be done first.

    By meeting: those of whom nobody has said whether they were there, in roster order, and how
    many of those expected were（实到）.
    """
    records: dict[int, list[Minutes]] = {}
    for one in minutes:
        records.setdefault(one.meeting_id, []).append(one)
    return [
        gap
        for meeting in meetings
        for gap in _of_meeting(
            meeting, unsaid.get(meeting.id, ()), present.get(meeting.id, 0),
            records.get(meeting.id, []), now,
        )
    ]  # fmt: skip


def _of_meeting(
    meeting: Meeting, people: Sequence[Attendance], present: int, minutes: Sequence[Minutes],
    now: datetime,
) -> list[MeetingGap]:  # fmt: skip
    if meeting.state is MeetingState.DRAFT and meeting.starts_at <= now:
        return [MeetingGap(lack=Lack.UNPUBLISHED, meeting=meeting)]
    if meeting.state not in HELD or meeting.ends_at > now:
        return []
    if meeting.is_open:
        return [MeetingGap(lack=Lack.UNCLOSED, meeting=meeting)]
    found = _of_records(meeting, minutes, present=present)
    unsaid = tuple(one.member_id for one in people if one.is_owed and one.presence is None)
    if unsaid:
        found.insert(0, MeetingGap(lack=Lack.ATTENDANCE, meeting=meeting, member_ids=unsaid))
    return found


def _of_records(
    meeting: Meeting, minutes: Sequence[Minutes], *, present: int
) -> list[MeetingGap]:  # fmt: skip
    """One for each record that is not confirmed, or was not even begun."""
    by_kind = {one.kind: one for one in minutes}
    kinds = dict.fromkeys((*meeting.records, *by_kind))
    found = []
    for kind in kinds:
        one = by_kind.get(kind)
        if one is None or not one.is_locked:
            found.append(MeetingGap(lack=Lack.MINUTES, meeting=meeting, record=kind))
        elif one.counted is not None and one.counted != present:
            found.append(MeetingGap(lack=Lack.MINUTES_CHANGED, meeting=meeting, record=kind))
    return found


def of_dues(sheet: DuesSheet) -> list[DuesGap]:
    """Month by month: who waits for a confirmation, and what is over and not received."""
    pairs = ((Lack.CLAIMED, DueMark.CLAIMED), (Lack.UNPAID, DueMark.OVERDUE))
    found = []
    for month in sheet.months:
        for lack, mark in pairs:
            whose = tuple(one.id for one in sheet.people if sheet.mark(one.id, month) is mark)
            if whose:
                found.append(DuesGap(lack=lack, month=month, member_ids=whose))
    return found


def of_duties(standings: Iterable[Standing], period: Period) -> list[DutyGap]:
    """What ended within the period without a record（期满没有记录）."""
    return [
        DutyGap(standing=one) for one in standings
        if one.status is Status.MISSING and period.since <= one.deadline < period.until
    ]  # fmt: skip


def of_items(items: Iterable[Item], today: date) -> list[ItemGap]:
    """Whose day is over and nobody has said that it is done（请核实）."""
    return [ItemGap(item=one) for one in items if one.is_overdue(today)]
