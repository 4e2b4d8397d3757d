"""What somebody pressed last about something（最近一次操作）: an older press counts no more.

Presses may be worked on in another order than they were made: a webhook brings them to several
processes at once. Visits of one series carry rising numbers, on Telegram the update's id; after a
quiet week those begin anew anywhere, so only presses of about the same day are compared.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from storage.ready import Ready
from storage.tables.traffic import latest_presses as table

SAME_DAY = timedelta(hours=24)
"""How long a platform keeps what it could not deliver; older ones never come."""

_IS_IT = (
    table.c.account_id == bindparam("asker"),
    table.c.subject == bindparam("about"),
)
_KNOWN = select(table.c.id).where(*_IS_IT)
_RENEW = Ready(
    update(table)
    .where(
        *_IS_IT,
        or_(
            table.c.number <= bindparam("least"),
            table.c.series != bindparam("of"),
            table.c.at < bindparam("since"),
            table.c.at > bindparam("until"),
        ),
    )
    .values(series=bindparam("of"), number=bindparam("least"), at=bindparam("moment"))
    .returning(table.c.id)
)
_FIRST = insert(table)


class Latest:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, account_id: int, about: str, series: str, number: int, at: datetime) -> bool:
        """Remember this press; False, and nothing is remembered, if a newer one was worked on.

        Taking a step back does not make its press unsaid: an older one still comes too late.
        """
        known = {"asker": account_id, "about": about}
        newest = {"of": series, "least": number, "moment": at}
        day = {"since": at - SAME_DAY, "until": at + SAME_DAY}
        if _RENEW.rows(self._connection, **known, **newest, **day):
            return True
        if self._connection.scalar(_KNOWN, known) is not None:
            return False
        values = {"account_id": account_id, "subject": about, "series": series,
                  "number": number, "at": at}  # fmt: skip
        self._connection.execute(_FIRST, values)
        return True

    def forget(self, subjects: Collection[str]) -> None:
        self._connection.execute(delete(table).where(table.c.subject.in_(subjects)))

    def drop(self, before: datetime) -> None:
        self._connection.execute(delete(table).where(table.c.at < before))
