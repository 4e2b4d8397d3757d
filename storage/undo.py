"""Taking back one's own last step（撤销）."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.exc import IntegrityError

from domain.refusal import Refusal
from storage.changes import Changes, Row, thaw
from storage.tables import METADATA
from storage.tables.traffic import audit, undo_steps
from storage.tables.work import dues

UNDO_WITHIN = timedelta(minutes=10)
"""How long one's own last visit can be taken back（撤销时限）."""

_LAST = (
    select(
        audit.c.number,
        audit.c.at,
        audit.c.action,
        undo_steps.c.steps,
        undo_steps.c.series,
        undo_steps.c.number.label("visit"),
    )
    .outerjoin(undo_steps, undo_steps.c.audit_id == audit.c.id)
    .where(audit.c.branch_id == bindparam("branch_id"), audit.c.actor_id == bindparam("actor_id"))
    .order_by(audit.c.number.desc())
    .limit(1)
)
_FORGET = delete(undo_steps).where(undo_steps.c.at < bindparam("before"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A confirmation of dues（党费已确认）that was taken back: whose, for which month, of when."""

    member_id: int
    month: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back: the action's code, and what looks different now."""

    action: str
    meeting_ids: frozenset[int]
    months: frozenset[str]
    post_ids: frozenset[int]
    received: tuple[Received, ...]


class Undo:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def last(
        self, branch_id: int, actor_id: int, now: datetime, *, number: int | None = None,
        asked: tuple[str, int] = ("", 0),
    ) -> Undone:  # fmt: skip
        """Take back all rows of the actor's last visit; with a number only if it is that one.

        `asked` is the series and number of the visit that wants it. Refused if there is none, it
        was made after that visit, is too old or of a kind that stands (sends, set-up, claims), or
        somebody has changed a row since.
        """
        key = {"branch_id": branch_id, "actor_id": actor_id}
        last = self._connection.execute(_LAST, key).first()
        if last is None:
            raise Refusal("undo.refused.nothing")
        if number not in (None, last.number):
            raise Refusal("undo.refused.not_last")
        series, visit = asked
        if last.steps is not None and last.series == series and last.visit > visit:
            raise Refusal("undo.refused.overtaken")
        if last.steps is None:
            raise Refusal("undo.refused.stands")
        if now - last.at > UNDO_WITHIN:
            raise Refusal("undo.refused.too_late", minutes=UNDO_WITHIN.seconds // 60)
        rows = [self._take_back(*step) for step in reversed(last.steps)]
        return Undone(
            action=last.action,
            meeting_ids=frozenset(row["meeting_id"] for row in rows if "meeting_id" in row)
            | frozenset(row["id"] for row in rows if "starts_at" in row),
            months=frozenset(row["month"] for row in rows if "month" in row),
            post_ids=frozenset(row["post_id"] for row in rows if "post_id" in row),
            received=tuple(
                Received(member_id=row["member_id"], month=row["month"], at=row["confirmed_at"])
                for (table, *_, after), row in zip(reversed(last.steps), rows, strict=True)
                if table == dues.name and after and after.get("confirmed_at") is not None
            ),
        )

    def forget(self, before: datetime) -> None:
        """Throw away the means to undo what is older; the trail itself stays."""
        self._connection.execute(_FORGET, {"before": before})

    def _take_back(self, name: str, row_id: int, before: Row | None, after: Row | None) -> Row:
        """Undo one step; the row it was about, whole."""
        table = METADATA.tables[name]
        query = select(table).where(table.c.id == row_id)
        current = self._connection.execute(query).mappings().first()
        if after is None:
            if current is not None or before is None:
                raise Refusal("undo.refused.changed_since")
            row = thaw(table, before)
            self._changes.insert(table, **row)
            return row
        then = thaw(table, after)
        if current is None or any(current[key] != value for key, value in then.items()):
            raise Refusal("undo.refused.changed_since")
        if "handover_id" not in then and current.get("handover_id") is not None:  # 已上缴
            raise Refusal("undo.refused.changed_since")
        if before is not None:
            self._changes.update(table, row_id, **thaw(table, before))
        else:
            try:
                self._changes.delete(table, row_id)
            except IntegrityError:
                raise Refusal("undo.refused.changed_since") from None
        return current
