"""What holds from a day on（自某日起）: a member's kind, group, dues. `to_on` is the day after."""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, FromClause, Select, Table, and_, bindparam, or_, select
from sqlalchemy.sql import ColumnElement

from storage.changes import Changes


def holds(table: FromClause, day: Any) -> ColumnElement[bool]:
    """Whether a row holds that day."""
    return and_(table.c.from_on <= day, or_(table.c.to_on.is_(None), table.c.to_on > day))


def begin(
    changes: Changes,
    table: Table,
    member_id: int,
    on: date,
    *,
    is_anew: bool = False,
    **values: Any,
) -> None:
    """From that day on these values hold for the member, whatever was written down for later.

    What held before stays written where it was, so today's roster never rewrites last year's.
    The same again changes nothing, unless it `is_anew`.
    """
    for row in changes.rows(_after(table), member_id=member_id, day=on):
        if row["from_on"] >= on:
            changes.delete(table, row["id"])
        elif (
            not is_anew
            and row["to_on"] is None
            and all(row[name] == values[name] for name in values)
        ):
            return
        else:
            changes.update(table, row["id"], to_on=on)
    changes.insert(table, member_id=member_id, from_on=on, **values)


@cache
def _after(table: Table) -> Select[Any]:
    """What holds on a day or later, the latest first."""
    day: BindParameter[date] = bindparam("day")
    holds = or_(table.c.to_on.is_(None), table.c.to_on > day)
    mine = select(table).where(table.c.member_id == bindparam("member_id"), holds)
    return mine.order_by(table.c.from_on.desc())
