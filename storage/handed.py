"""Answers one process hands to the one that speaks（转交的答复）: taken once, or not at all."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.tables.traffic import handed_answers

_WAITING = (
    select(handed_answers)
    .where(handed_answers.c.platform == bindparam("platform"))
    .order_by(handed_answers.c.id)
    .with_for_update(skip_locked=True)
)
_DROP = delete(handed_answers).where(handed_answers.c.id.in_(bindparam("ids", expanding=True)))


class HandedAnswers:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, platform: str, step: dict[str, Any], at: datetime) -> None:
        """What is to be posted or redrawn, as JSON can hold it."""
        values = {"platform": platform, "step": step, "at": at}
        self._connection.execute(insert(handed_answers), values)

    def take(self, platform: str, since: datetime) -> list[dict[str, Any]]:
        """All that wait, in their order; those from before `since` are dropped, being too old."""
        rows = self._connection.execute(_WAITING, {"platform": platform}).all()
        if rows:
            self._connection.execute(_DROP, {"ids": [row.id for row in rows]})
        return [row.step for row in rows if row.at >= since]

    def wait(self, platform: str) -> bool:
        """Whether any waits."""
        mine = select(handed_answers.c.id).filter_by(platform=platform).limit(1)
        return self._connection.scalar(mine) is not None
