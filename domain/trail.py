"""The audit trail as it is read（留痕）: who changed what, and when; codes and ids, no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One row of one table. None before for what is new, None after for what is gone.

    What is private stands there as “*”: only that it changed.
    """

    table: str
    row: int
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None

    def ids(self, column: str) -> set[int]:
        """Which rows this column pointed to, before or after."""
        values = [(side or {}).get(column) for side in (self.before, self.after)]
        return {value for value in values if isinstance(value, int)}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailEntry:
    """One piece of work, signed; `actor` is empty where the bot did it by itself."""

    number: int
    at: datetime
    action: str
    actor_id: int | None = None
    actor: str = ""
    changes: tuple[Changed, ...] = ()

    @property
    def meeting_ids(self) -> frozenset[int]:
        """The meetings it says itself it was about."""
        return self._about("meetings", "meeting_id")

    @property
    def member_ids(self) -> frozenset[int]:
        """The members it says itself it was about."""
        return self._about("members", "member_id")

    def _about(self, table: str, column: str) -> frozenset[int]:
        rows = {one.row for one in self.changes if one.table == table}
        return frozenset(rows.union(*(one.ids(column) for one in self.changes)))


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailPage:
    """Some entries, the latest first; `before` asks for the next page, None on the last."""

    entries: tuple[TrailEntry, ...]
    before: int | None = None
