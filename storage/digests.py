"""Monthly digests written down（月报）: one row a month, and the secretary's own line."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.digest import Digest, DigestState
from domain.months import Month
from storage.changes import Changes
from storage.tables.work import digests

_ONE = select(digests).where(
    digests.c.branch_id == bindparam("branch_id"), digests.c.month == bindparam("month")
)


class Digests:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def find(self, branch_id: int, month: Month) -> Digest | None:
        row = self._row(branch_id, month)
        if row is None:
            return None
        return Digest(
            month=Month.read(row.month),
            goes_at=row.goes_at,
            state=DigestState(row.state),
            remark=row.remark,
        )

    def write(self, branch_id: int, month: Month, goes_at: datetime) -> bool:
        """Write a month's digest down; False if it is there already."""
        if self._row(branch_id, month) is not None:
            return False
        self._changes.insert(
            digests, branch_id=branch_id, month=str(month), goes_at=goes_at,
            state=DigestState.GOES.value, remark="",
        )  # fmt: skip
        return True

    def set_state(self, branch_id: int, month: Month, state: DigestState) -> None:
        self._change(branch_id, month, state=state.value)

    def remark(self, branch_id: int, month: Month, text: str) -> None:
        """The secretary's own line, in place of an earlier one."""
        self._change(branch_id, month, remark=text)

    def _change(self, branch_id: int, month: Month, **values: Any) -> None:
        row = self._row(branch_id, month)
        if row is None:
            raise LookupError(f"branch {branch_id} has no digest of {month}")
        self._changes.update(digests, row.id, **values)

    def _row(self, branch_id: int, month: Month) -> Any:
        key = {"branch_id": branch_id, "month": str(month)}
        return self._connection.execute(_ONE, key).first()
