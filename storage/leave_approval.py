"""Asking for leave（请假待批）: whoever decides is written to in private."""

from datetime import datetime

from domain.leave_approval import whom_to_ask
from domain.meetings import Meeting
from domain.notices import NoticeKind
from domain.people import Branch, Member
from domain.quiet import after_the_night, own_hours
from storage.records import Records


def deciders(records: Records, meeting: Meeting, asker: Member, now: datetime) -> list[Member]:
    """Who may decide on what this member asks for at that meeting, by today's roster."""
    branch = records.branches.one(meeting.branch_id)
    today = now.astimezone(branch.timezone).date()
    return whom_to_ask(meeting, records.people.of(branch.id, today), asker.id)


def tell_deciders(
    records: Records, branch: Branch, meeting: Meeting, asker: Member, now: datetime, *,
    kind: NoticeKind,
) -> None:  # fmt: skip
    """One message to each of them about this member at that meeting, outside of their night."""
    for member in deciders(records, meeting, asker, now):
        tell(records, branch, meeting, asker.id, now, kind=kind, to=member.id)


def tell(
    records: Records, branch: Branch, meeting: Meeting, about: int, now: datetime, *,
    kind: NoticeKind, to: int,
) -> None:  # fmt: skip
    """Written down for that member; nothing where they have no account."""
    reader = records.accounts.reader(to)
    if reader is None:
        return
    hours = own_hours(reader, branch.settings)
    records.notices.plan(
        branch_id=branch.id, kind=kind, subject=f"{meeting.id}:{about}",
        key=f"{kind}:{meeting.id}:{about}:{to}:{now.isoformat()}",
        due_at=after_the_night(now, reader.timezone, hours), member_id=to,
    )  # fmt: skip
