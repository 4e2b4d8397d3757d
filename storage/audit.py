"""The audit trail（留痕）: a chain of entries per branch, each sealing the one before."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from domain.refusal import Refusal
from storage.changes import Changes, Row, describe, freeze
from storage.ready import Ready, whole_insert
from storage.tables.people import branches
from storage.tables.traffic import audit, undo_steps

_HEAD = select(branches.c.audit_count, branches.c.audit_head).where(
    branches.c.id == bindparam("branch_id")
)
_LOCK = _HEAD.with_for_update()
_SEAL = Ready(
    update(branches)
    .where(branches.c.id == bindparam("b_id"))
    .values(audit_count=bindparam("count"), audit_head=bindparam("head"))
)
_ENTRY = Ready(whole_insert(audit).returning(audit.c.id))
_STEPS = Ready(whole_insert(undo_steps))
_SPELL = json.JSONEncoder(sort_keys=True, ensure_ascii=True).encode
_CHAIN = select(audit).where(audit.c.branch_id == bindparam("branch_id")).order_by(audit.c.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who did it, where, when and what; the actor is None for the bot's own bells."""

    branch_id: int
    actor_id: int | None
    action: str
    at: datetime
    can_undo: bool = True
    series: str = ""
    number: int = 0
    """The visit it was, by which an older /undo is told from a newer one."""


class Audit:
    """Writes entries and proves the chain."""

    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes
        self._heads: dict[int, tuple[int, str]] = {}

    def lock(self, branch_id: int) -> None:
        """Take the branch for this piece of work; who writes to it next waits its turn."""
        row = self._connection.execute(_LOCK, {"branch_id": branch_id}).first()
        if row is None:
            raise Refusal("refused.stale")
        self.hold(branch_id, row.audit_count, row.audit_head)

    def hold(self, branch_id: int, count: int, head: str) -> None:
        """The branch is locked; so far its chain has this many entries and ends with this one."""
        self._heads[branch_id] = (count, head)

    def next_number(self, branch_id: int) -> int:
        """Which entry this piece of work will be signed as; the branch is locked for it."""
        return self._heads[branch_id][0] + 1

    def sign(self, signature: Signature) -> None:
        """Seal what was changed since the last signature; nothing if nothing was."""
        made = list(self._changes.made)
        if not made:
            return
        self._changes.made.clear()
        row_id = self._enter(signature, [describe(change) for change in made])
        if signature.can_undo and signature.actor_id is not None:
            steps = [
                [change.table.name, change.row_id, freeze(change.before), freeze(change.after)]
                for change in made
            ]
            _STEPS.run(
                self._connection, audit_id=row_id, at=signature.at, steps=steps,
                series=signature.series, number=signature.number,
            )  # fmt: skip

    def note(self, signature: Signature, table: str, facts: Row) -> None:
        """Seal something that happened and changed no row, such as an export（导出）."""
        happened = {"table": table, "row": 0, "old": None, "new": dict(facts)}
        self._enter(signature, [happened])

    def _enter(self, signature: Signature, changes: list[dict[str, Any]]) -> int:
        """The next entry of the branch's chain; its id."""
        if signature.branch_id not in self._heads:
            self.lock(signature.branch_id)
        count, previous = self._heads[signature.branch_id]
        entry = {
            "branch_id": signature.branch_id,
            "number": count + 1,
            "at": signature.at,
            "actor_id": signature.actor_id,
            "action": signature.action,
            "changes": changes,
            "previous": previous,
        }
        head = seal(entry)
        row_id = _ENTRY.first(self._connection, **entry, hash=head).id
        _SEAL.run(self._connection, b_id=signature.branch_id, count=count + 1, head=head)
        self._heads[signature.branch_id] = (count + 1, head)
        return int(row_id)

    def broken_at(self, branch_id: int) -> int | None:
        """The number of the first entry that does not fit the chain, None if all do."""
        previous, number = "", 0
        for row in self._connection.execute(_CHAIN, {"branch_id": branch_id}).mappings():
            number += 1
            if row["number"] != number or row["previous"] != previous or seal(row) != row["hash"]:
                return number
            previous = row["hash"]
        head = self._connection.execute(_HEAD, {"branch_id": branch_id}).one()
        return None if (head.audit_count, head.audit_head) == (number, previous) else number + 1


def seal(entry: Row) -> str:
    """The fingerprint of an entry, the one before included."""
    text: dict[str, Any] = {
        name: entry[name]
        for name in ("branch_id", "number", "actor_id", "action", "changes", "previous")
    }
    text["at"] = entry["at"].astimezone(UTC).isoformat()
    return sha256(_SPELL(text).encode()).hexdigest()
