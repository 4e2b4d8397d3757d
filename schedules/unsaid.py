"""Why a notice is not said（没有发出的缘由）: nothing is left to say, or it came too late."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from chat import Abilities
from domain.notices import Notice, NoticeState
from schedules.letters import compose
from storage import Records

LATE = timedelta(minutes=5)
"""What is said within so short a time of its hour is not late."""


def why_unsaid(
    notice: Notice, records: Records, *, now: datetime, abilities_of: Mapping[str, Abilities]
) -> NoticeState:
    """How a notice ends that has no letter now（过期、发不出、取消）.

    What would have been said at its hour and no longer makes sense has grown stale; the secretary
    reads of it in the private digest, and of what had nowhere to go.
    """
    if notice.chat_id is not None and records.branches.chat(notice.chat_id).is_gone:
        return NoticeState.FAILED
    is_late = now - notice.due_at > LATE
    if is_late and compose(notice, records, notice.due_at, abilities_of) is not None:
        return NoticeState.STALE
    return NoticeState.CANCELLED
