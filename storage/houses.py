"""Who may vote at a meeting（到会与表决权）: together from several shelves."""

from domain.attendance import is_or_will_be_here
from domain.houses import House, body_of, house
from domain.meetings import Meeting, MeetingKind
from domain.people import Branch
from storage.records import Records


def house_of(
    records: Records, branch: Branch, meeting: Meeting, record: MeetingKind, *,
    has_begun: bool = True,
) -> House:  # fmt: skip
    """By the roster of its day: who is there, or before it has begun who means to come."""
    day = meeting.starts_at.astimezone(branch.timezone).date()
    rows = records.attendance.of(meeting.id)
    listed = {one.member_id for one in rows if one.is_listed}
    return house(
        record,
        body_of(record, records.people.of(branch.id, day), listed),
        present={one.member_id for one in rows if is_or_will_be_here(one, has_begun=has_begun)},
        barred=records.voting.barred(branch.id, day),
        left_out=records.voting.left_out(branch.id, day),
        day=day,
        is_strict=branch.settings.quorum_strict == "on",
    )
