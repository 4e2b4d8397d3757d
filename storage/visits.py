"""Visits already answered, and presses kept for somebody not yet known（来访去重与暂存）."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text

from storage.tables.traffic import kept_presses, visits

_KNOWN = select(visits.c.key).where(visits.c.key.in_(bindparam("keys", expanding=True)))
_REMEMBER = insert(visits)
_REMEMBER_FIRST = text(
    "INSERT INTO visits (key) SELECT unnest(CAST(:keys AS varchar[])) AS key ORDER BY key "
    "ON CONFLICT (key) DO NOTHING RETURNING key"
)
"""Another process may be writing down the same one: we wait for it, and always in one order."""
_FORGET = delete(visits).where(visits.c.key.in_(bindparam("keys", expanding=True)))
_KEPT = (
    select(kept_presses)
    .where(kept_presses.c.account_id == bindparam("account_id"))
    .where(kept_presses.c.branch_id == bindparam("branch_id"))
    .order_by(kept_presses.c.at, kept_presses.c.id)
)


class Visits:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def forget(self, *, keep: int) -> None:
        """Remember only the latest; nobody repeats an older visit."""
        newest = select(func.max(visits.c.id)).scalar_subquery()
        self._connection.execute(delete(visits).where(visits.c.id <= newest - keep))

    def keep_press(self, account_id: int, branch_id: int, wire: str, at: datetime) -> None:
        """Put a press aside until the secretary says who this is（您是哪位？）."""
        values = {"account_id": account_id, "branch_id": branch_id, "wire": wire, "at": at}
        self._connection.execute(insert(kept_presses), values)

    def take_kept(self, account_id: int, branch_id: int) -> Sequence[Any]:
        """What was put aside for this account (wire, at), oldest first; kept no more."""
        key = {"account_id": account_id, "branch_id": branch_id}
        rows = self._connection.execute(_KEPT, key).all()
        self._connection.execute(delete(kept_presses).filter_by(**key))
        return rows

    def drop_kept(self, before: datetime) -> None:
        self._connection.execute(delete(kept_presses).where(kept_presses.c.at < before))


def remember(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Write these visits down; those that were not known before come back."""
    if not (asked := set(keys)):
        return set()
    if connection.dialect.name == "postgresql":
        return set(connection.scalars(_REMEMBER_FIRST, {"keys": list(asked)}))
    known = set(connection.scalars(_KNOWN, {"keys": list(asked)}))
    if fresh := asked - known:
        connection.execute(_REMEMBER, [{"key": key} for key in fresh])
    return fresh


def forget(connection: Connection, keys: Iterable[str]) -> None:
    """These were written down in this transaction, and are not dealt with in it after all."""
    if gone := list(keys):
        connection.execute(_FORGET, {"keys": gone})
