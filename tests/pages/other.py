"""A second branch in the same records, which nobody of the first may look into."""

from datetime import timedelta
from decimal import Decimal

from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.months import Month
from storage import Records, Signature
from tests.pages.year import JANUARY


def found(records: Records) -> dict[str, int]:
    branch_id = records.branches.add(
        name="邻支部", timezone="Asia/Shanghai", language="zh_CN", at=JANUARY
    )
    records.branches.track_from(branch_id, JANUARY.date())
    member_id = records.people.add(branch_id, "邻支部的人", on=JANUARY.date())
    meeting_id = records.meetings.draft(
        Meeting(
            id=0, branch_id=branch_id, kind=MeetingKind.THEME_DAY, title="邻支部的会",
            starts_at=JANUARY, ends_at=JANUARY + timedelta(hours=2), state=MeetingState.CLOSED,
        )
    )  # fmt: skip
    records.meetings.expect(meeting_id, [member_id])
    records.dues.owe(branch_id, member_id, Month(2026, 10), Decimal(50))
    records.audit.sign(Signature(branch_id=branch_id, actor_id=None, action="test", at=JANUARY))
    return {"branch": branch_id, "member": member_id, "meeting": meeting_id}
