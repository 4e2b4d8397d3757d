"""Writing down who came（记录到会）, for one or for many."""

from collections.abc import Mapping
from datetime import datetime

from domain.attendance import Presence
from domain.meetings import Meeting
from domain.recording import check_recordable
from storage.records import Records

CARDS = ("attendance", "check_in", "signup", "speakers")
"""The kinds of cards that show it."""


def write_down(
    records: Records, meeting: Meeting, presences: Mapping[int, Presence | None], *,
    by: int, at: datetime,
) -> None:  # fmt: skip
    """Keep what stands for these members; refused before the start, stamped when it comes late."""
    is_late = check_recordable(meeting, at)
    for member_id, presence in presences.items():
        records.attendance.record(meeting.id, member_id, presence, by=by, at=at, is_late=is_late)
    records.cards.stale(str(meeting.id), CARDS, at)
