"""One person as the secretary sees them（党员卡片）."""

from datetime import datetime

from domain.dues import DueState, first_tracked
from domain.people import Branch
from domain.stays import Person
from storage.records import Records


def person_of(records: Records, branch: Branch, member_id: int, now: datetime) -> Person | None:
    """None if the branch has no such member, present, former or to come."""
    today = now.astimezone(branch.timezone).date()
    stays = records.stays.of(branch.id, today)
    stay = next((one for one in stays if one.member_id == member_id), None)
    member = None if stay is None else records.people.find(member_id, stay.nearest(today))
    if stay is None or member is None:
        return None
    dues = records.dues.of_member(member_id)
    owed = tuple(due.month for due in dues if due.state is not DueState.CONFIRMED)
    confirmed = [due.month for due in dues if due.state is DueState.CONFIRMED]
    first = first_tracked(branch)
    settled = [stay.paid_to, max(confirmed, default=None), first and first.plus(-1)]
    paid_to = min(owed).plus(-1) if owed else max(filter(None, settled), default=None)
    return Person(
        member=member,
        stay=stay,
        today=today,
        leave=records.leaves.find(member_id, today),
        marks=records.stays.marks(member_id, today),
        probation=records.candidates.probation(member),
        left_out=records.voting.find(member_id, today),
        owed=owed,
        paid_to=paid_to,
        namesakes=tuple(
            one.member_id for one in stays if one.name == stay.name and one.member_id != member_id
        ),
    )
