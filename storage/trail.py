"""Reading the audit trail（留痕）page by page; `audit` writes it and proves the chain."""

from datetime import datetime, time

from sqlalchemy import Connection, bindparam, select

from domain.people import Branch
from domain.periods import Period
from domain.trail import Changed, TrailEntry, TrailPage
from storage.changes import Row
from storage.tables.people import members
from storage.tables.traffic import audit

_PAGE = (
    select(
        audit.c.number, audit.c.at, audit.c.action, audit.c.actor_id, audit.c.changes,
        members.c.name,
    )
    .outerjoin(members, members.c.id == audit.c.actor_id)
    .where(
        audit.c.branch_id == bindparam("branch_id"),
        audit.c.number < bindparam("before"),
        audit.c.at >= bindparam("since"),
        audit.c.at < bindparam("until"),
    )
    .order_by(audit.c.number.desc())
    .limit(bindparam("many"))
)  # fmt: skip

LAST = 2**31 - 1


class Trail:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self, branch: Branch, period: Period, *, before: int | None = None, many: int = 50
    ) -> TrailPage:  # fmt: skip
        """The latest entries of the period, or those before the one with this number."""
        key = {
            "branch_id": branch.id,
            "before": LAST if before is None else before,
            "since": datetime.combine(period.since, time(), branch.timezone),
            "until": datetime.combine(period.until, time(), branch.timezone),
            "many": many + 1,
        }
        found = [_entry(row) for row in self._connection.execute(_PAGE, key).mappings()]
        is_more = len(found) > many
        return TrailPage(
            entries=tuple(found[:many]), before=found[many - 1].number if is_more else None
        )


def _entry(row: Row) -> TrailEntry:
    return TrailEntry(
        number=row["number"],
        at=row["at"],
        action=row["action"],
        actor_id=row["actor_id"],
        actor=row["name"] or "",
        changes=tuple(
            Changed(table=one["table"], row=one["row"], before=one["old"], after=one["new"])
            for one in row["changes"]
        ),
    )
