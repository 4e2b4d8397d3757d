"""What else is on at that time（时间相冲）."""

from collections.abc import Collection
from datetime import datetime

from domain.clashes import Clash, clashes
from domain.meetings import LONGEST, Meeting, MeetingState, expected
from domain.people import Branch
from storage.records import Records


def clashes_of(
    records: Records, branch: Branch, meeting: Meeting, people: Collection[int], *,
    starts_at: datetime, ends_at: datetime,
) -> list[Clash]:  # fmt: skip
    """The branch's other meetings, published or about to be, that share people with this one."""
    around = records.meetings.of(branch.id, starts_at - LONGEST, ends_at)
    others = [one for one in around if one.id != meeting.id and _is_on(one)]
    if not others:
        return []
    members = records.people.of(branch.id, starts_at.astimezone(branch.timezone).date())
    return clashes(
        starts_at, ends_at, people,
        {one: expected(one, members, records.meetings.named(one.id))
         if one.state is MeetingState.DRAFT else records.meetings.named(one.id)
         for one in others},
    )  # fmt: skip


def _is_on(meeting: Meeting) -> bool:
    return meeting.is_open or (
        meeting.state is MeetingState.DRAFT and meeting.publish_at is not None
    )
