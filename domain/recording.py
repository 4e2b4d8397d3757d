"""Writing down who came（记录到会）. This file reads Chinese."""

import re
from collections.abc import Mapping
from datetime import datetime

from domain.access import CALLS_ANY_GROUP, Role
from domain.meetings import Meeting, MeetingState
from domain.people import Member
from domain.refusal import Refusal
from domain.text import clean_name

_EXCEPT = re.compile(r"^\s*(?:除了?|except)?\s*(?P<names>.*?)\s*(?:以?外|之外)?[，,]?\s*"
                     r"(?:其余|其他)?(?:同志)?(?:都|全部?|均)?(?:到了?|到齐|到会)?\s*[。.]?\s*$",
                     re.IGNORECASE | re.DOTALL)  # fmt: skip
_BETWEEN = re.compile(r"[、，,;；\s]+|和|与")
ADDS_ANYBODY = CALLS_ANY_GROUP | {Role.ORGANIZATION_COMMISSIONER}
MOST = 50
SHOWN = 5


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


def may_add(roles: frozenset[Role], me: Member, other: Member) -> bool:
    """Whether somebody not on the list may be put on it: a group leader adds the own group's."""
    if not roles.isdisjoint(ADDS_ANYBODY):
        return True
    return me.group is not None and other.group is not None and me.group.id == other.group.id


def names_except(text: str, known: Mapping[str, int]) -> set[int]:
    """The ids of those named in “除张三、李四外全到”; refuses names that are not on the list.

    A name that holds a separator is found whole first.
    """
    found = _EXCEPT.match(text[:2000])
    rest = found["names"] if found else text[:2000]
    chosen = set()
    for name in sorted(known, key=len, reverse=True):
        if name in rest:
            chosen.add(known[name])
            rest = rest.replace(name, "、")
    unknown = [name for part in _BETWEEN.split(rest) if (name := clean_name(part))]
    if unknown:
        raise Refusal("record.refused.unknown_names", names="、".join(unknown[:SHOWN])[:60])
    if not chosen:
        raise Refusal("record.refused.no_names")
    return chosen
