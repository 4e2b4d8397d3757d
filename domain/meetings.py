"""Meetings（会议与活动）."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.people import Member
from domain.quiet import outside_the_night
from domain.refusal import Refusal
from domain.settings import BranchSettings


class MeetingKind(StrEnum):
    """The kinds a branch keeps records of（《中国共产党支部工作条例（试行）》第11—18条）."""

    GENERAL_MEETING = "general_meeting"  # 支部党员大会
    COMMITTEE_MEETING = "committee_meeting"  # 支委会
    GROUP_MEETING = "group_meeting"  # 党小组会
    PARTY_LECTURE = "party_lecture"  # 党课
    THEME_DAY = "theme_day"  # 主题党日
    ORGANIZATIONAL_LIFE_MEETING = "organizational_life_meeting"  # 组织生活会
    DEMOCRATIC_APPRAISAL = "democratic_appraisal"  # 民主评议
    STUDY = "study"  # 其他学习


class Scope(StrEnum):
    """Who is expected（应到范围）."""

    ALL = "all"
    COMMITTEE = "committee"
    GROUP = "group"
    NAMED = "named"


class MeetingState(StrEnum):
    DRAFT = "draft"  # 草稿
    PUBLISHED = "published"  # 已发布
    POSTPONED = "postponed"  # 延期，时间待定
    CLOSED = "closed"  # 已结束
    CANCELLED = "cancelled"  # 已取消


PARTS_OF = {
    MeetingKind.THEME_DAY: (
        MeetingKind.PARTY_LECTURE,
        MeetingKind.GENERAL_MEETING,
        MeetingKind.GROUP_MEETING,
        MeetingKind.ORGANIZATIONAL_LIFE_MEETING,
    ),
    MeetingKind.ORGANIZATIONAL_LIFE_MEETING: (MeetingKind.DEMOCRATIC_APPRAISAL,),
    MeetingKind.GENERAL_MEETING: (MeetingKind.PARTY_LECTURE,),
}
"""What may happen within what, each with a record of its own（主题党日是“筐”）."""

SCOPE_OF = {
    MeetingKind.COMMITTEE_MEETING: Scope.COMMITTEE,
    MeetingKind.GROUP_MEETING: Scope.GROUP,
}
"""Who is expected where the kind says it; everybody else's is `Scope.ALL`."""

USUAL_LENGTH = timedelta(hours=2)
LONGEST = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One gathering（一次会议）; `parts` are the records kept within it.

    `is_quiet` if the bot no longer reminds or nudges of it on its own（不再提醒）. `publish_at` is
    when a draft goes out by itself（定时发布）. `series_on` is the day meant by its series（重复）.
    `for_year` is the year an 组织生活会 was said to be of（年度）; None where nobody has said so.
    """

    id: int
    branch_id: int
    kind: MeetingKind
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    parts: tuple[MeetingKind, ...] = ()
    scope: Scope = Scope.ALL
    group_id: int | None = None
    state: MeetingState = MeetingState.DRAFT
    recorder_id: int | None = None
    created_by: int | None = None
    published_at: datetime | None = None
    closed_at: datetime | None = None
    is_quiet: bool = False
    publish_at: datetime | None = None
    series_id: int | None = None
    series_on: date | None = None
    for_year: int | None = None

    @property
    def is_open(self) -> bool:
        return self.state is MeetingState.PUBLISHED

    @property
    def is_private(self) -> bool:
        """Whether it is announced to those expected only, not to the whole group chat."""
        return self.scope is not Scope.ALL

    @property
    def records(self) -> tuple[MeetingKind, ...]:
        """Every record this gathering leaves: its own kind, then its parts."""
        return (self.kind, *self.parts)

    @property
    def has_speakers(self) -> bool:
        """Whether everybody speaks in turn（批评与自我批评）."""
        return MeetingKind.ORGANIZATIONAL_LIFE_MEETING in self.records


def expected(meeting: Meeting, members: Iterable[Member], named: Iterable[int] = ()) -> list[int]:
    """The ids of those who are expected（应到）, in roster order."""
    chosen = set(named)
    match meeting.scope:
        case Scope.ALL:
            return [member.id for member in members]
        case Scope.COMMITTEE:
            return [member.id for member in members if member.sits_on_committee]
        case Scope.GROUP:
            return [
                member.id
                for member in members
                if member.group is not None and member.group.id == meeting.group_id
            ]
        case Scope.NAMED:
            return [member.id for member in members if member.id in chosen]


def check_publishable(meeting: Meeting, expected_ids: list[int], now: datetime) -> None:
    """Refuse to publish what cannot take place."""
    if meeting.state is not MeetingState.DRAFT:
        raise Refusal("meeting.refused.not_a_draft")
    if meeting.starts_at <= now:
        raise Refusal("meeting.refused.past")
    if not expected_ids:
        raise Refusal("meeting.refused.nobody_expected")


def check_in_hour(meeting: Meeting, zone: ZoneInfo, settings: BranchSettings) -> datetime:
    """When a reader's check-in card（签到卡）is posted: an hour before the start（本支部约定）.

    Where that is the reader's night, at its end, or before it if the doors open sooner.
    """
    return outside_the_night(
        meeting.starts_at - timedelta(minutes=settings.check_in_card_minutes),
        latest=meeting.starts_at - timedelta(minutes=settings.doors_open_minutes),
        zone=zone,
        settings=settings,
    )


def check_open(meeting: Meeting) -> None:
    """Refuse what can be done only between publication and closing."""
    match meeting.state:
        case MeetingState.PUBLISHED:
            return
        case MeetingState.CLOSED:
            raise Refusal("meeting.refused.closed", title=meeting.title)
        case MeetingState.CANCELLED:
            raise Refusal("meeting.refused.cancelled", title=meeting.title)
        case MeetingState.POSTPONED:
            raise Refusal("meeting.refused.postponed", title=meeting.title)
        case MeetingState.DRAFT:
            raise Refusal("meeting.refused.draft", title=meeting.title)
