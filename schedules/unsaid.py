"""What becomes of a notice whose hour has come（说什么，或为何不说）."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from chat import Abilities
from domain.notices import Notice, NoticeState
from schedules.letters import Letter, compose
from storage import Records

LATE = timedelta(minutes=5)
"""What is said within so short a time of its hour is not late."""


def letter_or_end(
    notice: Notice, records: Records, *, now: datetime, abilities_of: Mapping[str, Abilities]
) -> Letter | NoticeState:
    """What is said now, or how the notice ends if nothing is（过期、发不出、取消）.

    Of one look at the records: somebody who presses between two would make it seem late.
    """
    letter = compose(notice, records, now, abilities_of)
    return letter or _end(notice, records, now, abilities_of)


def _end(
    notice: Notice, records: Records, now: datetime, abilities_of: Mapping[str, Abilities]
) -> NoticeState:
    """What would have been said at its hour and no longer makes sense has grown stale.

    The secretary reads of it in the private digest, and of what had nowhere to go.
    """
    if notice.chat_id is not None and records.branches.chat(notice.chat_id).is_gone:
        return NoticeState.FAILED
    is_late = now - notice.due_at > LATE
    if is_late and compose(notice, records, notice.due_at, abilities_of) is not None:
        return NoticeState.STALE
    return NoticeState.CANCELLED
