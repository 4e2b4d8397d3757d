"""After the clock was set（校时之后）: nothing waits for an hour the old clock named."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, update

from domain.notices import LEASE, NoticeState
from storage.tables.traffic import notices

_PUT_OFF = (
    update(notices)
    .where(
        notices.c.state == NoticeState.DUE.value,
        notices.c.due_at <= bindparam("now"),
        notices.c.not_before > bindparam("now"),
    )
    .values(not_before=bindparam("now"))
)
_LEASED = (
    update(notices)
    .where(notices.c.state == NoticeState.CLAIMED.value, notices.c.lease_until > bindparam("until"))
    .values(lease_until=bindparam("until"))
)


def look_again(connection: Connection, now: datetime) -> None:
    """What is due and was put off is judged anew; what still has to wait is put off again.

    No lease lasts longer from now on than one that is taken now.
    """
    connection.execute(_PUT_OFF, {"now": now})
    connection.execute(_LEASED, {"until": now + LEASE})
