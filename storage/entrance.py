"""Who may open the ledger's pages（台账入口）. Of each token only its fingerprint is kept."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from domain.entrance import LINK_LASTS, VISIT_LASTS, Guest
from storage.changes import Changes
from storage.ready import Ready
from storage.tables.entrance import ledger_links, ledger_sessions

_LINK = select(ledger_links).where(
    ledger_links.c.token_hash == bindparam("print"),
    ledger_links.c.used_at.is_(None),
    ledger_links.c.until > bindparam("now"),
)
_USE = (
    update(ledger_links)
    .where(
        ledger_links.c.token_hash == bindparam("print"),
        ledger_links.c.used_at.is_(None),
        ledger_links.c.until > bindparam("now"),
    )
    .values(used_at=bindparam("now"))
    .returning(ledger_links.c.account_id, ledger_links.c.branch_id)
)
_VISIT = Ready(
    select(ledger_sessions).where(
        ledger_sessions.c.token_hash == bindparam("print"),
        ledger_sessions.c.until > bindparam("now"),
    )
)


class Entrance:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def invite(self, account_id: int, branch_id: int, token: str, now: datetime) -> None:
        """A link of theirs; an earlier one that was not used opens nothing any more."""
        earlier = delete(ledger_links).filter_by(account_id=account_id, used_at=None)
        self._connection.execute(earlier)
        values = {
            "account_id": account_id, "branch_id": branch_id, "token_hash": _print(token),
            "until": now + LINK_LASTS,
        }  # fmt: skip
        self._connection.execute(insert(ledger_links), values)

    def invited(self, token: str, now: datetime) -> Guest | None:
        """Whose link it is, without using it; None where it opens nothing."""
        key = {"print": _print(token), "now": now}
        row = self._connection.execute(_LINK, key).first()
        return None if row is None else _guest(row)

    def admit(self, link: str, token: str, now: datetime) -> Guest | None:
        """Use a link, once, and begin a visit with that token; None where it opens nothing.

        That somebody entered stands in the branch's trail.
        """
        used = self._connection.execute(_USE, {"print": _print(link), "now": now}).first()
        if used is None:
            return None
        until = now + VISIT_LASTS
        self._changes.insert(
            ledger_sessions, account_id=used.account_id, branch_id=used.branch_id,
            token_hash=_print(token), begun_at=now, until=until,
        )  # fmt: skip
        return Guest(account_id=used.account_id, branch_id=used.branch_id, until=until)

    def visiting(self, token: str, now: datetime) -> Guest | None:
        """Whose visit it is; None where there is none, or it is over."""
        row = _VISIT.first(self._connection, print=_print(token), now=now)
        return None if row is None else _guest(row)

    def end(self, token: str) -> None:
        """The visit is over, at once."""
        self._connection.execute(delete(ledger_sessions).filter_by(token_hash=_print(token)))

    def forget(self, *, before: datetime) -> None:
        for table in (ledger_links, ledger_sessions):
            self._connection.execute(delete(table).where(table.c.until < before))


def _guest(row: Any) -> Guest:
    return Guest(account_id=row.account_id, branch_id=row.branch_id, until=row.until)


def _print(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
