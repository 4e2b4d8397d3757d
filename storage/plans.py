"""The plans of months（月计划）, kept line by line until they are drafts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.meetings import MeetingKind
from domain.months import Month
from domain.planning import Plan, PlanLine
from storage.changes import Changes, Row
from storage.tables.plans import plan_lines, plans

_ONE = select(plans).where(plans.c.id == bindparam("plan_id"))
_OF_MONTH = select(plans).where(
    plans.c.branch_id == bindparam("branch_id"), plans.c.month == bindparam("month")
)
_LINES = (
    select(plan_lines)
    .where(plan_lines.c.plan_id == bindparam("plan_id"))
    .order_by(plan_lines.c.starts_at, plan_lines.c.id)
)


class Plans:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def find(self, plan_id: int) -> Plan | None:
        return self._read(_ONE, plan_id=plan_id)

    def of_month(self, branch_id: int, month: Month) -> Plan | None:
        return self._read(_OF_MONTH, branch_id=branch_id, month=str(month))

    def keep(self, branch_id: int, month: Month, lines: Sequence[PlanLine]) -> int:
        """A new plan of that month; its id."""
        plan_id = self._changes.insert(plans, branch_id=branch_id, month=str(month))
        for line in lines:
            self._changes.insert(
                plan_lines, plan_id=plan_id, kind=line.kind.value, starts_at=line.starts_at,
                ends_at=line.ends_at, place=line.place, parts=" ".join(line.parts),
                group_id=line.group_id, is_moved=line.is_moved, is_usual=line.is_usual,
                is_dropped=False,
            )  # fmt: skip
        return plan_id

    def change(self, line_id: int, **values: Any) -> None:
        """Set starts_at, ends_at, place, parts, is_dropped, meeting_id …"""
        if "parts" in values:
            values["parts"] = " ".join(values["parts"])
        self._changes.update(plan_lines, line_id, **values)

    def post(self, plan_id: int, at: datetime) -> None:
        self._changes.update(plans, plan_id, posted_at=at)

    def drop(self, plan_id: int) -> None:
        for row in self._connection.execute(_LINES, {"plan_id": plan_id}).all():
            self._changes.delete(plan_lines, row.id)
        self._changes.delete(plans, plan_id)

    def _read(self, query: Any, **key: Any) -> Plan | None:
        row = self._connection.execute(query, key).first()
        if row is None:
            return None
        lines = self._connection.execute(_LINES, {"plan_id": row.id}).mappings().all()
        return Plan(
            id=row.id,
            branch_id=row.branch_id,
            month=Month.read(row.month),
            lines=tuple(map(_line, lines)),
            posted_at=row.posted_at,
        )


def _line(row: Row) -> PlanLine:
    return PlanLine(
        id=row["id"],
        kind=MeetingKind(row["kind"]),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        place=row["place"],
        parts=tuple(map(MeetingKind, row["parts"].split())),
        group_id=row["group_id"],
        is_moved=row["is_moved"],
        is_usual=row["is_usual"],
        is_dropped=row["is_dropped"],
        meeting_id=row["meeting_id"],
    )
