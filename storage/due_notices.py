"""Which notices are due, and whose turn it is（到期通知的先后）.

Ten thousand digests may wait at one moment and a claim takes fifty: a partial index holds what
waits in the order in which it goes, so that a claim reads what it takes and little else.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
    update,
)

from domain.notices import LEASE, NoticeKind, NoticeState
from domain.urgency import Urgency
from storage.tables.traffic import notices
from storage.tables.types import Instant

_DUE: ColumnElement[str] = literal_column(f"'{NoticeState.DUE.value}'")
"""Written out: a bound parameter would hide from the database that the partial index serves."""

_NOW = bindparam("now", type_=Instant)
_EARLIER = notices.alias("earlier")
_GOES_BEFORE = or_(
    _EARLIER.c.urgency < notices.c.urgency,
    and_(
        _EARLIER.c.urgency == notices.c.urgency,
        or_(
            _EARLIER.c.due_at < notices.c.due_at,
            and_(_EARLIER.c.due_at == notices.c.due_at, _EARLIER.c.id < notices.c.id),
        ),
    ),
)


def _waits_behind(lane: Any, others: Any) -> Any:
    """Whether something else of the same chat, or to the same member, goes first."""
    return exists().where(
        others == lane, _EARLIER.c.state == _DUE, _EARLIER.c.not_before <= _NOW, _GOES_BEFORE
    )


_FIRST = (
    select(notices)
    .where(
        notices.c.state == _DUE,
        notices.c.urgency == bindparam("urgency"),
        notices.c.not_before <= _NOW,
        ~_waits_behind(notices.c.chat_id, _EARLIER.c.chat_id),
        ~_waits_behind(notices.c.member_id, _EARLIER.c.member_id),
    )
    .order_by(notices.c.not_before, notices.c.id)
    .limit(bindparam("many"))
    .with_for_update(of=notices, skip_locked=True)
)
_CLAIM = (
    update(notices)
    .where(notices.c.id.in_(bindparam("ids", expanding=True)))
    .values(state=NoticeState.CLAIMED.value, lease_until=bindparam("until"))
)
_TAKEN = update(notices).where(notices.c.state == NoticeState.CLAIMED.value)
_BACK = {
    "state": NoticeState.DUE.value,
    "lease_until": None,
    "doubts": notices.c.doubts + 1,
}
_LAPSED = _TAKEN.where(notices.c.lease_until < _NOW).values(**_BACK)
_LEFT_BEHIND = _TAKEN.where(notices.c.kind != NoticeKind.FILE.value).values(**_BACK)


def claim(
    connection: Connection, now: datetime, *, busy: Collection[str], many: int
) -> list[Any]:  # fmt: skip
    """Take rows under a lease: the most urgent first, and of each lane the first alone."""
    connection.execute(_LAPSED, {"now": now})
    taken: list[Any] = []
    for urgency in Urgency:
        if len(taken) >= many:
            break
        key = {"now": now, "urgency": urgency.value, "many": many + len(busy)}
        free = [row for row in connection.execute(_FIRST, key) if lane_of(row) not in busy]
        taken += free[: many - len(taken)]
    if taken:
        ids = [row.id for row in taken]
        connection.execute(_CLAIM, {"ids": ids, "until": now + LEASE})
    return taken


def free_leases(connection: Connection) -> int:
    """Put back what a sender took and never settled; a file waits until its lease has run out."""
    return int(connection.execute(_LEFT_BEHIND).rowcount)


def lane_of(row: Any) -> str:
    return f"chat:{row.chat_id}" if row.chat_id is not None else f"member:{row.member_id}"
