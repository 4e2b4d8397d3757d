"""What the guard has kept out of a group（没有发到群里）, and that the secretary is told."""

from datetime import datetime

from domain.access import Right
from domain.notices import Notice, NoticeKind, NoticeState
from storage.records import Records


def withhold(notice: Notice, reason: str, now: datetime, records: Records) -> None:
    """It is not said; whoever runs the branch is told privately, once each."""
    records.notices.settle(notice.id, NoticeState.FAILED, now)
    branch = records.branches.one(notice.branch_id)
    today = now.astimezone(branch.timezone).date()
    for member in records.people.who_may(Right.RUN_BRANCH, branch.id, today):
        records.notices.plan(
            branch_id=branch.id, kind=NoticeKind.WITHHELD, subject=f"{notice.kind}:{reason}",
            key=f"withheld:{notice.id}:{member.id}", due_at=now, member_id=member.id,
        )  # fmt: skip
