"""Writing down who came（记录到会）. This file reads Chinese."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from domain.access import CALLS_ANY_GROUP, Role
from domain.attendance import Attendance, Presence
from domain.bulk import Paste, Vocabulary, listing
from domain.meetings import Meeting, MeetingState
from domain.people import Member
from domain.refusal import Refusal

ATTENDANCE = Vocabulary(
    words={
        **dict.fromkeys(
            ("到会", "实到", "参会", "参加", "出席", "签到", "已签到", "已到", "到", "到了", "来了",
             "present", "came"),
            Presence.PRESENT.value,
        ),
        **dict.fromkeys(
            ("请假", "已请假", "请了假", "事假", "病假", "公假", "on leave", "excused"),
            Presence.EXCUSED.value,
        ),
        **dict.fromkeys(("列席", "observer", "observers"), Presence.OBSERVER.value),
        **dict.fromkeys(("缺席", "未到", "没到", "absent"), Presence.ABSENT.value),
    },
    verbs="到会|到齐|到场|到|参加|出席|来|came|present|were there",
    usual=Presence.PRESENT.value,
)  # fmt: skip
"""What a pasted list says of people; nobody but the secretary makes somebody absent."""

ADDS_ANYBODY = CALLS_ANY_GROUP | {Role.ORGANIZATION_COMMISSIONER}


def check_recordable(meeting: Meeting, now: datetime) -> bool:
    """Refuse a record before the start, or of what was never held; whether it comes late（补记）.

    What is recorded after closing, or after a reopening days later, is stamped, never back-dated.
    """
    if meeting.state is MeetingState.CANCELLED:
        raise Refusal("meeting.refused.cancelled", title=meeting.title)
    if meeting.state is MeetingState.POSTPONED:
        raise Refusal("meeting.refused.postponed", title=meeting.title)
    if meeting.state is MeetingState.DRAFT:
        raise Refusal("meeting.refused.draft", title=meeting.title)
    if now < meeting.starts_at:
        raise Refusal("record.refused.before_the_start")
    return meeting.state is MeetingState.CLOSED or (now - meeting.ends_at).days >= 1


def check_elsewhere(member: Member, presence: Presence | None) -> None:
    """Refuse attendance elsewhere（在流入地参加）of whoever is no 流动党员."""
    if presence is Presence.ELSEWHERE and not member.is_mobile:
        raise Refusal("record.refused.not_mobile", name=member.name)


def may_add(roles: frozenset[Role], me: Member, other: Member) -> bool:
    """Whether somebody not on the list may be put on it: a group leader adds the own group's."""
    if not roles.isdisjoint(ADDS_ANYBODY):
        return True
    return me.group is not None and other.group is not None and me.group.id == other.group.id


def check_listed(paste: Paste, attendances: Iterable[Attendance], names: Mapping[int, str]) -> None:
    """Refuse somebody not on the list, unless as an observer（列席）: they are added singly."""
    listed = {one.member_id for one in attendances}
    strange = [
        names[one] for one, code in paste.said.items()
        if one not in listed and code != Presence.OBSERVER.value
    ]  # fmt: skip
    strange += [names[one] for one in paste.but if one not in listed]
    if strange:
        raise Refusal("record.refused.unknown_names", names=listing(strange))


def rest_of(attendances: Iterable[Attendance], but: Collection[int] = ()) -> list[int]:
    """Everybody expected of whom nothing is known yet（其余）, by id."""
    return [
        one.member_id for one in attendances
        if one.is_expected and one.presence is None and one.member_id not in but
    ]  # fmt: skip


def changes_of(paste: Paste, attendances: Iterable[Attendance]) -> dict[int, Presence]:
    """What a paste would change in the record, by id.

    Who is named is written down as named; the rest fills only what is open. Nobody but an
    observer（列席）is put on the list by a paste.
    """
    listed = list(attendances)
    known = {one.member_id: one.presence for one in listed}
    wanted = {one: Presence(code) for one, code in paste.said.items()}
    if paste.has_rest:
        but = paste.but | wanted.keys()
        wanted |= dict.fromkeys(rest_of(listed, but), Presence.PRESENT)
    return {
        one: presence for one, presence in wanted.items()
        if (one in known or presence is Presence.OBSERVER) and known.get(one) is not presence
    }  # fmt: skip


def like_last(last: Iterable[Attendance], today: Iterable[Attendance]) -> dict[int, Presence]:
    """照上次: who came then comes now, where today's list has them and nothing is known yet."""
    came = {one.member_id for one in last if one.presence is Presence.PRESENT}
    return {one: Presence.PRESENT for one in rest_of(today) if one in came}
