"""Calendars of their own（日历订阅）: whose they are, and how their entries have changed."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, String, bindparam, cast, select

from domain.calendar import COUNTS, Edition
from storage.changes import Changes
from storage.tables.calendar import calendar_feeds
from storage.tables.traffic import audit
from storage.tables.work import meetings

_OWN = select(calendar_feeds).where(
    calendar_feeds.c.account_id == bindparam("account_id"),
    calendar_feeds.c.branch_id == bindparam("branch_id"),
)
_HELD = select(calendar_feeds).where(calendar_feeds.c.token_hash == bindparam("print"))
_CHANGES = (
    select(audit.c.at, audit.c.changes)
    .where(
        audit.c.branch_id == bindparam("branch_id"),
        cast(audit.c.changes, String).like(f'%"{meetings.name}"%'),
    )
    .order_by(audit.c.number)
)
_FIRST = select(audit.c.hash).where(
    audit.c.branch_id == bindparam("branch_id"), audit.c.number == 1
)
HOUSE = 16
"""Characters of the first entry's seal, which no other branch has."""


class Calendars:
    """Who reads their meetings in their own calendar（日历订阅）: an address each, a secret."""

    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def has(self, account_id: int, branch_id: int) -> bool:
        return bool(self._own(account_id, branch_id))

    def open(self, account_id: int, branch_id: int, token: str, at: datetime) -> None:
        """A new address; an earlier one opens nothing any more."""
        self.close(account_id, branch_id)
        self._changes.insert(
            calendar_feeds, account_id=account_id, branch_id=branch_id, token_hash=_print(token),
            since=at,
        )  # fmt: skip

    def close(self, account_id: int, branch_id: int) -> bool:
        """Whether there was one."""
        rows = self._own(account_id, branch_id)
        for row_id in rows:
            self._changes.delete(calendar_feeds, row_id)
        return bool(rows)

    def holder(self, token: str) -> tuple[int, int] | None:
        """Account and branch; None where the address opens nothing."""
        row = self._connection.execute(_HELD, {"print": _print(token)}).first()
        return None if row is None else (row.account_id, row.branch_id)

    def editions(self, branch_id: int) -> dict[int, Edition]:
        """By meeting, how often it was changed and when last: the trail counts, undoing too."""
        found: dict[int, Edition] = {}
        for at, changes in self._connection.execute(_CHANGES, {"branch_id": branch_id}):
            touched = {
                one["row"]
                for one in changes
                if one["table"] == meetings.name and one["new"] and COUNTS & one["new"].keys()
            }
            for number in touched:
                known = found.get(number)
                found[number] = Edition(0 if known is None else known.number + 1, at)
        return found

    def house(self, branch_id: int) -> str:
        """What tells this branch's records from all others, for good."""
        seal = self._connection.execute(_FIRST, {"branch_id": branch_id}).scalar()
        return f"{str(seal or branch_id)[:HOUSE]}.zhibu"

    def _own(self, account_id: int, branch_id: int) -> Sequence[int]:
        key = {"account_id": account_id, "branch_id": branch_id}
        return self._connection.execute(_OWN, key).scalars().all()


def _print(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
