"""Who may what（权限）: the one table, used by commands, presses, files and pages."""

from collections.abc import Mapping
from enum import StrEnum

from domain.meetings import Meeting, Scope
from domain.people import Member, MemberKind, Office, Trust


class Role(StrEnum):
    """In which capacity somebody asks（身份）."""

    OPERATOR = "operator"  # 部署者
    SECRETARY = "secretary"  # 书记
    ACTING = "acting"  # 代行书记职责的副书记：书记外出、缺位
    DEPUTY = "deputy"  # 副书记
    ORGANIZATION_COMMISSIONER = "organization_commissioner"  # 组织委员
    GROUP_LEADER = "group_leader"  # 组长, for the own group only
    DELEGATE = "delegate"  # 受托办理全部工作
    MEETINGS_DELEGATE = "meetings_delegate"  # 受托办理会议、考勤
    DUES_DELEGATE = "dues_delegate"  # 受托收党费
    RECORDER = "recorder"  # 记录人, for one meeting only
    MEMBER = "member"  # 正式党员
    PROBATIONARY_MEMBER = "probationary_member"  # 预备党员
    PENDING = "pending"  # 已认领，待确认
    STRANGER = "stranger"  # 路人


class Right(StrEnum):
    """What somebody wants to do（事项）."""

    ASK_HELP = "ask_help"  # 看帮助
    SET_UP = "set_up"  # 建支部
    CLAIM = "claim"  # 认领姓名
    ANSWER = "answer"  # 参加、请假、签到、报名、我已交
    SEE_OWN = "see_own"  # 看自己的记录
    ASK_COUNTS = "ask_counts"  # 看人数
    UNDO = "undo"  # 撤销自己的上一步
    RUN_BRANCH = "run_branch"  # 名册、认领、设置、月报
    CALL_MEETINGS = "call_meetings"  # 发布会议、提醒
    RECORD = "record"  # 记录签到、结束会议
    APPROVE_LEAVE = "approve_leave"  # 批准请假
    KEEP_MINUTES = "keep_minutes"  # 写会议记录
    SEE_NAMES = "see_names"  # 看名单
    COLLECT_DUES = "collect_dues"  # 收党费
    LEAD_SPEAKERS = "lead_speakers"  # 发言顺序
    APPOINT = "appoint"  # 换届
    DELEGATE = "delegate"  # 委托
    DEVELOP = "develop"  # 发展党员
    OPEN_LEDGER = "open_ledger"  # 在网页上看台账


OPEN_TO_ALL = frozenset({Right.ASK_HELP, Right.SET_UP, Right.CLAIM})
OPEN_TO_MEMBERS = frozenset({Right.ANSWER, Right.SEE_OWN, Right.ASK_COUNTS, Right.UNDO})

_ALL = frozenset(Role)
_MEMBERS = _ALL - {Role.OPERATOR, Role.PENDING, Role.STRANGER}
_HEADS = frozenset({Role.SECRETARY, Role.ACTING, Role.DELEGATE})
_CALLERS = _HEADS | {Role.DEPUTY, Role.GROUP_LEADER, Role.MEETINGS_DELEGATE}
_CLERKS = _HEADS | {Role.DEPUTY, Role.ORGANIZATION_COMMISSIONER, Role.MEETINGS_DELEGATE}
_RECORDERS = _CALLERS | {Role.ORGANIZATION_COMMISSIONER, Role.RECORDER}

ACCESS: Mapping[Right, frozenset[Role]] = {
    **dict.fromkeys(OPEN_TO_ALL, _ALL),
    **dict.fromkeys(OPEN_TO_MEMBERS, _MEMBERS),
    Right.RUN_BRANCH: _HEADS,
    Right.CALL_MEETINGS: _CALLERS,
    Right.RECORD: _RECORDERS,
    Right.APPROVE_LEAVE: _HEADS | {Role.GROUP_LEADER, Role.MEETINGS_DELEGATE},
    Right.KEEP_MINUTES: _CALLERS | {Role.RECORDER},
    Right.SEE_NAMES: _RECORDERS,
    Right.COLLECT_DUES: _HEADS | {Role.ORGANIZATION_COMMISSIONER, Role.DUES_DELEGATE},
    Right.LEAD_SPEAKERS: frozenset({Role.SECRETARY, Role.DEPUTY}),
    Right.APPOINT: frozenset({Role.SECRETARY, Role.ACTING}),
    Right.DEVELOP: frozenset({Role.SECRETARY, Role.ACTING}),
    Right.DELEGATE: frozenset({Role.SECRETARY, Role.ORGANIZATION_COMMISSIONER}),
    Right.OPEN_LEDGER: _CLERKS | {Role.DUES_DELEGATE},
}
"""What was entrusted cannot be passed on; it reaches neither the offices themselves nor the names
of those who wish to speak: the group was told who alone sees them. A deputy is no delegate there.
The ledger's pages are for those who may read every list, not one group's, and for whoever collects
dues; each page asks for its own right besides.
"""

CALLS_ANY_GROUP = _CALLERS - {Role.GROUP_LEADER}
"""Those who call meetings of everybody and of any group."""

_BY_TRUST = {
    Trust.ALL: Role.DELEGATE,
    Trust.MEETINGS: Role.MEETINGS_DELEGATE,
    Trust.DUES: Role.DUES_DELEGATE,
}

_BY_OFFICE = {
    Office.SECRETARY: Role.SECRETARY,
    Office.DEPUTY_SECRETARY: Role.DEPUTY,
    Office.ORGANIZATION_COMMISSIONER: Role.ORGANIZATION_COMMISSIONER,
}


def roles_of(
    member: Member | None, *, is_pending: bool = False, meeting: Meeting | None = None
) -> frozenset[Role]:
    """In which capacities this person asks, here and about this meeting.

    A group leader is one only for the own group's meetings, or where no meeting is named yet;
    a recorder only for the meeting that names them. A deputy to whom all is entrusted acts as
    the secretary.
    """
    if member is None:
        return frozenset({Role.PENDING if is_pending else Role.STRANGER})
    roles = {Role.MEMBER if member.kind is MemberKind.FULL else Role.PROBATIONARY_MEMBER}
    roles |= {role for office, role in _BY_OFFICE.items() if office in member.offices}
    if Office.GROUP_LEADER in member.offices and (meeting is None or leads(member, meeting)):
        roles.add(Role.GROUP_LEADER)
    roles |= {_BY_TRUST[trust] for trust in member.entrusted}
    if {Role.DEPUTY, Role.DELEGATE} <= roles:
        roles.add(Role.ACTING)
    if meeting is not None and meeting.recorder_id == member.id:
        roles.add(Role.RECORDER)
    return frozenset(roles)


def may(right: Right, roles: frozenset[Role]) -> bool:
    """Whether one of these capacities is enough."""
    return not ACCESS[right].isdisjoint(roles)


def leads(member: Member, meeting: Meeting) -> bool:
    """Whether it is a meeting of the party group this member leads（组长自己的党小组会）."""
    group = member.group
    is_theirs = group is not None and meeting.group_id == group.id
    return Office.GROUP_LEADER in member.offices and meeting.scope is Scope.GROUP and is_theirs
