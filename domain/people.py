"""Who is who（组织与成员）."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.settings import BranchSettings


class MemberKind(StrEnum):
    """What a member is（党员类别）: only a full member（正式党员）votes."""

    FULL = "full"
    PROBATIONARY = "probationary"


class Office(StrEnum):
    """What a member does for the branch（党内职务）. The values are wire codes: never renamed."""

    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    ORGANIZATION_COMMISSIONER = "organization_commissioner"
    PUBLICITY_COMMISSIONER = "publicity_commissioner"
    DISCIPLINE_COMMISSIONER = "discipline_commissioner"
    GROUP_LEADER = "group_leader"


COMMITTEE = frozenset(Office) - {Office.GROUP_LEADER}
"""The offices that sit on the committee（支委会成员）."""


class Mark(StrEnum):
    """What may hold of a member for a while, besides what they are. Codes: never renamed."""

    MOBILE = "mobile"  # 流动党员
    ABROAD = "abroad"  # 境外
    LOST = "lost"  # 失去联系，自最后一次联系之日起
    SANCTION = "sanction"  # 留党察看期间，没有表决权
    SUSPENDED = "suspended"  # 被留置、逮捕期间，表决权中止
    EXEMPT = "exempt"  # 年高、体弱，经支部同意免考勤；表决照常


WHEREABOUTS = (Mark.MOBILE, Mark.ABROAD, Mark.LOST)
"""The marks that say where somebody is."""

ATTENDING = (*WHEREABOUTS, Mark.EXEMPT)
"""And those that touch how they attend; the others touch their vote alone（只影响表决）."""


class Trust(StrEnum):
    """What can be entrusted to somebody for a while（委托事项）. The values are wire codes."""

    ALL = "all"  # 书记的全部工作
    MEETINGS = "meetings"  # 会议、考勤
    DUES = "dues"  # 党费


class Claim(StrEnum):
    """How far an account has come towards a name on the roster（认领状态）."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A branch（党支部）. Nothing before `tracked_from` is ever missing or owed.

    `created_at` is when it began here: no digest is written of a month before.
    """

    id: int
    name: str
    timezone: ZoneInfo
    language: str
    tracked_from: date | None = None
    created_at: datetime | None = None
    settings: BranchSettings = field(default_factory=BranchSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A party group（党小组）within a branch."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person on a branch's roster（党员）, as of today; `position` is the roster's order.

    `entrusted` is what is delegated to them that day; a deputy has all of it where no secretary
    can act.
    """

    id: int
    branch_id: int
    name: str
    position: int = 0
    kind: MemberKind = MemberKind.FULL
    group: Group | None = None
    offices: frozenset[Office] = frozenset()
    entrusted: frozenset[Trust] = frozenset()
    joined_on: date | None = None
    has_account: bool = False
    is_mobile: bool = False
    is_abroad: bool = False

    @property
    def sits_on_committee(self) -> bool:
        return bool(self.offices & COMMITTEE)


def hidden_names(members: Iterable[Member]) -> list[str]:
    """Whom a group on a platform abroad never reads of（境外同志不在境外群里点名）.

    A name somebody else on the roster bears too is among them.
    """
    return [member.name for member in members if member.is_abroad]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody with an account who can be spoken to（可私聊的账号）.

    `quiet` are their own quiet hours（自己的免打扰）, from and to; None for the branch's.
    """

    account_id: int
    platform: str
    user: str
    language: str
    timezone: ZoneInfo
    is_reachable: bool
    wants_nudges: bool = True
    quiet: tuple[time, time] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchChat:
    """A chat bound to a branch, for everybody or for a part of it（绑定的会话）."""

    id: int
    branch_id: int
    platform: str
    chat: str
    thread: str = ""
    scope: str = "all"
    group_id: int | None = None
    is_gone: bool = False
