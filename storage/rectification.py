"""整改清单: items with owner and day."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.rectification import Item
from storage.changes import Changes
from storage.tables.olm import olms, rectification_items

_WHOLE = select(rectification_items, olms.c.branch_id, olms.c.year).join(
    olms, olms.c.id == rectification_items.c.olm_id
)
_OF_BRANCH = _WHOLE.where(olms.c.branch_id == bindparam("branch_id")).order_by(
    rectification_items.c.due_on, rectification_items.c.id
)
_ONE = _WHOLE.where(rectification_items.c.id == bindparam("item_id"))


class Rectification:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def of(self, branch_id: int) -> list[Item]:
        """All there ever were, by their days."""
        return [
            _item(row) for row in self._connection.execute(_OF_BRANCH, {"branch_id": branch_id})
        ]

    def find(self, item_id: int) -> Item | None:
        row = self._connection.execute(_ONE, {"item_id": item_id}).first()
        return None if row is None else _item(row)

    def add(self, olm_id: int, text: str, due_on: date, *, by: int) -> int:
        return self._changes.insert(
            rectification_items, olm_id=olm_id, text=text, due_on=due_on, created_by=by
        )

    def change(self, item_id: int, **values: Any) -> None:
        """Set owner_id, due_on or done_on."""
        self._changes.update(rectification_items, item_id, **values)

    def drop(self, item_id: int) -> None:
        self._changes.delete(rectification_items, item_id)


def _item(row: Any) -> Item:
    return Item(
        id=row.id,
        branch_id=row.branch_id,
        year=row.year,
        text=row.text,
        due_on=row.due_on,
        owner_id=row.owner_id,
        done_on=row.done_on,
    )
