"""One-time codes for setting up a branch（建支部口令）. Only their fingerprint is kept."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, insert, select, update

from storage.tables.people import invites


class Invites:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, code: str, name: str, at: datetime) -> None:
        values = {"code_hash": _print(code), "name": name, "created_at": at}
        self._connection.execute(insert(invites), values)

    def redeem(self, code: str, at: datetime) -> str | None:
        """The branch's name this code was made for, once; None if it opens nothing."""
        query = select(invites).filter_by(code_hash=_print(code), used_at=None)
        row = self._connection.execute(query).first()
        if row is None:
            return None
        self._connection.execute(update(invites).where(invites.c.id == row.id).values(used_at=at))
        return str(row.name)


def _print(code: str) -> str:
    return sha256(code.strip().encode("utf-8", "replace")).hexdigest()
