"""Leaving for another branch, and coming back（转出与转回）."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import bindparam, select

from domain.people import Branch, Claim
from domain.refusal import Refusal
from storage.expecting import follow_roster
from storage.records import Records
from storage.tables.people import members, memberships

_OPEN_STATES = (Claim.PENDING.value, Claim.CONFIRMED.value)
_LINGERING = (
    select(memberships.c.id)
    .join(members, members.c.id == memberships.c.member_id)
    .where(
        members.c.branch_id == bindparam("branch_id"),
        members.c.to_on <= bindparam("day"),
        memberships.c.state.in_(_OPEN_STATES),
    )
)


def transfer_out(
    records: Records, branch: Branch, member_id: int, on: date, now: datetime
) -> None:  # fmt: skip
    """From that day on they belong elsewhere; what has not begun does not expect them."""
    records.stays.leave(member_id, on)
    records.leaves.end(member_id, on)
    end_departed(records, branch, now)
    follow_roster(records, branch, now, changed=[member_id])


def come_back(records: Records, branch: Branch, member_id: int, on: date, now: datetime) -> None:
    """They are here again; nothing is owed for the time between."""
    stay = records.stays.find(member_id)
    left_on = None if stay is None else stay.to_on
    if left_on is None:
        raise Refusal("refused.stale")
    known = [one for one in records.dues.assessments(branch.id) if one.member_id == member_id]
    records.stays.come_back(member_id, on)
    if known:
        records.dues.assess(member_id, Decimal(0), on=left_on)
        records.dues.assess(member_id, known[-1].amount, on=on)
    follow_roster(records, branch, now, changed=[member_id])


def end_departed(records: Records, branch: Branch, now: datetime) -> bool:
    """Who has left is spoken to no longer: their accounts and open claims end; whether any did."""
    today = now.astimezone(branch.timezone).date()
    key = {"branch_id": branch.id, "day": today}
    rows = records.changes.rows(_LINGERING, **key)
    for row in rows:
        records.changes.update(memberships, row["id"], state=Claim.ENDED.value, decided_at=now)
    if rows:
        records.cards.stale(str(branch.id), ["claim", "claims"], now)
    return bool(rows)
